/** Are these credentials good, and may they read what is needed? Asks Personio as little as that takes. */
import type { ConnectionProblem } from "../../config/connection-store.ts";
import { DEFAULT_TARGETS, REQUIRED_ATTRIBUTES } from "../../core/mapping.ts";
import { ok, type Result } from "../../core/result.ts";
import type { AttributeInfo, EmployeeSource, SourceFailure } from "../../sync/employee-source.ts";

/** What a check asks of Personio. */
export type PersonioProbe = Pick<EmployeeSource, "listAttributes" | "readPages"> & {
  authenticate(): Promise<Result<void, SourceFailure>>;
};

/** What the credentials turned out to be able to read. */
export type Learnt = {
  readonly attributes: readonly AttributeInfo[];
  /** True when this is every attribute they may read, not only those that were asked for. */
  readonly complete: boolean;
};

export type ConnectionCheck = {
  /** `null`: all is well. */
  readonly problem: ConnectionProblem | null;
  /** Defaults that can't be read; a run goes without them. */
  readonly unreadable: readonly string[];
  readonly learnt: Learnt;
};

/** Personio always says who somebody is. */
const DEFAULTS = Object.keys(DEFAULT_TARGETS).filter((key) => key !== "id");

export async function checkConnection(probe: PersonioProbe): Promise<ConnectionCheck> {
  const authenticated = await probe.authenticate();
  if (!authenticated.ok) return failed(authenticated.error);
  const learnt = await learnReadable(probe);
  return learnt.ok ? judge(learnt.value) : failed(learnt.error);
}

/** Credentials that may not list attributes are told by a page of people which ones they get. */
async function learnReadable(probe: PersonioProbe): Promise<Result<Learnt, SourceFailure>> {
  const listed = await probe.listAttributes();
  if (!listed.ok) return listed;
  if (listed.value !== null) return ok({ attributes: listed.value, complete: true });
  const page = await probe.readPages({ firstPage: 0, pages: 1, attributes: DEFAULTS });
  return page.ok ? ok({ attributes: page.value.seenAttributes, complete: false }) : page;
}

/** A page without people shows no attribute at all; the first run will say what it thinks of an empty company. */
function judge(learnt: Learnt): ConnectionCheck {
  const keys = new Set(learnt.attributes.map((it) => it.key));
  const isSilent = keys.size === 0 && !learnt.complete;
  const unreadable = isSilent ? [] : DEFAULTS.filter((key) => !keys.has(key));
  const required: readonly string[] = REQUIRED_ATTRIBUTES;
  const missing = unreadable.filter((key) => required.includes(key));
  const problem = missing.length === 0 ? null : { code: "attributes-missing", params: { missing } };
  return { problem, unreadable: unreadable.filter((key) => !required.includes(key)), learnt };
}

const failed = ({ reason }: SourceFailure): ConnectionCheck => {
  return {
    problem: { code: reason, params: {} },
    unreadable: [],
    learnt: { attributes: [], complete: false },
  };
};
