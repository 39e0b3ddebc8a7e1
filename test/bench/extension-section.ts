/** What `npm run bench` says about the extension: opening the popup, and a long list in the dashboard. */
import { startRollcall } from "../worker/start-rollcall.ts";
import { openExtensionChromium } from "./extension-chromium.ts";
import { measureOpenings } from "./extension-opening.ts";
import { describeOpenings, describeScrolling } from "./extension-report.ts";
import { type ListPage, measureScrolling, type Scrolling } from "./extension-scrolling.ts";

const LIST: ListPage = {
  ...{ path: "dashboard.html#/people", row: "main tbody tr", search: "schm", people: 5_000 },
};

export async function extensionSection(): Promise<string> {
  console.log("the popup …");
  const openings = describeOpenings(await measureOpenings());
  console.log(`a list of ${LIST.people} people …`);
  return [openings, describeScrolling(await measureList())].join("\n\n");
}

async function measureList(): Promise<Scrolling> {
  const rollcall = await startRollcall({ people: LIST.people, seed: 7 });
  try {
    await rollcall.connect();
    await rollcall.sync();
    const server = new URL(rollcall.url).origin;
    const chromium = await openExtensionChromium({ zoomPercent: 100, server });
    try {
      return await measureScrolling(chromium, LIST);
    } finally {
      await chromium.close();
    }
  } finally {
    await rollcall.close();
  }
}
