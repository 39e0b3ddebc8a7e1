import type { FrameMessages } from "./frame.ts";

export const frameEn: FrameMessages = {
  product: "Rollcall",
  navigation: "Sections",
  skip: "Skip to content",
  page: {
    overview: "Overview",
    runs: "Runs",
    people: "Accounts",
    employees: "Without an account",
    teams: "Teams",
    invitations: "Invitations",
    findings: "Findings",
    attributes: "Attributes",
    destination: "Destination: Leapsome",
    settings: "Settings",
    admins: "Admins and devices",
    audit: "Audit record",
    "set-up": "Set-up",
  },
  group: { daily: "Every day", rules: "Rules", company: "Administration" },
  connection: "Connection with the server",
};
