/** The made-up company as a request is to meet it, and as it was met: put back only where the request before may have changed it. */
import { expect } from "vitest";
import { prepareCopying, preparePuttingBack, type Tables } from "./copied-tables.ts";
import type { MadeUpCompany } from "./made-up-company.ts";
import type { Circumstances } from "./operation-case.ts";
import type { Api } from "./start-api.ts";

export type Scene = {
  /** The tables as the next request meets them. */
  set(circumstances: Circumstances): Promise<Tables>;
  /** Fails if they are not as they were. */
  expectUnchanged(before: Tables): Promise<void>;
};

export async function createScene({ rollcall }: Api, { tables }: MadeUpCompany): Promise<Scene> {
  const { db } = rollcall;
  const copy = await prepareCopying(db);
  const putBack = preparePuttingBack(db, tables);
  let isIntact = false;
  return {
    async set({ when = [], personio }) {
      rollcall.personio.faults.clear();
      rollcall.personio.setReadable("all");
      personio?.(rollcall.personio);
      if (!isIntact) await putBack();
      isIntact = false;
      if (when.length === 0) return tables;
      await db.batch(when.map((sql) => db.prepare(sql)));
      return copy();
    },
    async expectUnchanged(before) {
      expect(await copy()).toEqual(before);
      isIntact = before === tables;
    },
  };
}
