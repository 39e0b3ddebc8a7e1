/** The popup in a tab of its own (it would close at the first click elsewhere), with a section chosen. */
import type { Page } from "playwright-core";
import type { OpenExtension } from "./open-extension.ts";

type Section = "Status" | "Exclusions" | "Invitations";

export async function openSection(extension: OpenExtension, section: Section): Promise<Page> {
  const popup = await extension.open("popup.html");
  await popup.getByRole("tab", { name: section }).click();
  return popup;
}

/** With the field of an attribute open; those without exclusions are folded away. */
export async function openAttribute(extension: OpenExtension, label: string): Promise<Page> {
  const popup = await openSection(extension, "Exclusions");
  const field = popup.getByRole("combobox", { name: label });
  await popup.getByRole("tabpanel").getByText(label, { exact: true }).first().waitFor();
  if (!(await field.isVisible())) await popup.locator("summary", { hasText: label }).click();
  await field.click();
  return popup;
}
