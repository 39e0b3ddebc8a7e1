import type { FieldMessages } from "./field-names.ts";

export const fieldNamesEn: FieldMessages = {
  name: {
    externalId: "Personio ID",
    email: "E-mail address",
    firstName: "First name",
    lastName: "Last name",
    jobTitle: "Job title",
    startDate: "Start date",
    endDate: "End date",
    location: "Location",
    department: "Department",
    gender: "Gender",
    level: "Level",
    manager: "Manager",
    teams: "Teams",
    link: "Link",
    state: "Account",
    name: "Name",
  },
  value: {
    link: { linked: "linked with Personio", excluded: "excluded", unlinked: "not linked" },
    state: { active: "active", deactivated: "deactivated" },
    gender: { male: "male", female: "female", diverse: "diverse", undefined: "not stated" },
  },
};
