/** Settings, targets and exclusions as an admin changes them: with the tag that was shown. */
import type { Target } from "../../../worker/core/mapping.ts";
import type { Answered, Api, Problem } from "./start-api.ts";

export type Attribute = {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly target: Target | null;
  readonly isDefault: boolean;
  readonly exclusions: readonly string[];
  readonly exclusionDetails: ReadonlyArray<{
    readonly value: string;
    readonly by: string | null;
    readonly at: string;
  }>;
  readonly options: readonly string[];
  readonly mappable: boolean;
  readonly reason: string | null;
  readonly readable: boolean;
  readonly values: ReadonlyArray<{
    readonly value: string;
    readonly label?: string;
    readonly people: number;
    readonly excluded: boolean;
  }> | null;
  readonly etag: string;
};

export type Warning = { readonly value: string; readonly code: string };

export type SavedExclusions = {
  readonly values: readonly string[];
  readonly warnings: readonly Warning[];
  readonly etag: string;
};

export type Configuration = {
  list(): Promise<readonly Attribute[]>;
  attribute(key: string): Promise<Attribute>;
  /** With the present tag unless another is given; `null`: with none. */
  setTarget<T = Attribute & Problem>(
    key: string,
    target: unknown,
    etag?: string | null,
  ): Promise<Answered<T>>;
  exclude<T = SavedExclusions & Problem>(
    key: string,
    values: unknown,
    etag?: string | null,
  ): Promise<Answered<T>>;
  /** Part of the settings in place of those in force. */
  setSettings(part: Readonly<Record<string, unknown>>): Promise<Answered<Problem>>;
};

export const CUSTOM_NAME = (name: string): Target => ({ kind: "custom", name });

export function configurationOf(api: () => Api): Configuration {
  const list = async () =>
    (await api().ask<{ items: readonly Attribute[] }>("GET", "/v1/attributes")).body.items;
  const tagOf = async (key: string) => (await list()).find((it) => it.key === key)?.etag ?? '"none"';
  const put = async (path: string, body: unknown, etag: string | null) =>
    api().ask<never>("PUT", path, { body, ...(etag === null ? {} : { headers: { "if-match": etag } }) });
  const pathOf = (key: string, what: string) => `/v1/attributes/${encodeURIComponent(key)}/${what}`;
  return {
    list,
    attribute: async (key) => {
      const found = (await list()).find((it) => it.key === key);
      if (found === undefined) throw new Error(`There is no attribute ${key}`);
      return found;
    },
    setTarget: async (key, target, etag) =>
      put(pathOf(key, "target"), { target }, etag === undefined ? await tagOf(key) : etag),
    exclude: async (key, values, etag) =>
      put(pathOf(key, "exclusions"), { values }, etag === undefined ? await tagOf(key) : etag),
    setSettings: async (part) => {
      const { body, headers } = await api().ask<object>("GET", "/v1/settings");
      return put("/v1/settings", { ...body, ...part }, headers.get("etag"));
    },
  };
}

/** The answer in the form a test compares. */
export const seen = ({ status, body }: Answered<Problem>) => ({ status, code: body.code });

/** `reset()` of the harness leaves the record of edits alone. */
export async function forgetEdits({ rollcall }: Api): Promise<void> {
  await rollcall.db.prepare("DELETE FROM audit_event").run();
}
