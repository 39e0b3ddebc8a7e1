/**
 * Every operation of /openapi.json with what is asked of it. A new one gets a row in the table of its resource; until it has
 * one, the walk fails. So does a refusal that is published and not asked for.
 */

import { ADMINISTRATION_CASES } from "./administration-cases.ts";
import { DESTINATION_CASES } from "./destination-cases.ts";
import { INVITATION_CASES } from "./invitation-cases.ts";
import type { MadeUpCompany } from "./made-up-company.ts";
import type { Route } from "./open-api-document.ts";
import type { Ask, OperationCase, OperationCases } from "./operation-case.ts";
import { PEOPLE_CASES } from "./people-cases.ts";
import { RUN_CASES } from "./run-cases.ts";
import { SET_UP_CASES } from "./set-up-cases.ts";
import type { Question } from "./start-api.ts";

export const EVERY_OPERATION: OperationCases = {
  ...RUN_CASES,
  ...SET_UP_CASES,
  ...PEOPLE_CASES,
  ...DESTINATION_CASES,
  ...INVITATION_CASES,
  ...ADMINISTRATION_CASES,
};

/** A request as it is sent. */
export type Request = readonly [method: string, path: string, question: Question];

/** The operation's request, `over` in place of parts of the good one. */
export function requestOf(
  { method, path }: Route,
  { good }: OperationCase,
  { over = {}, company }: { readonly over?: Ask; readonly company: MadeUpCompany },
): Request {
  const asked = { ...good, ...over };
  const { params = {}, query = {} } = asked;
  const filled = path.replace(/\{(\w+)\}/gu, (_, name) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  const content = bodyOf(asked, company);
  const headers = headersOf(asked, company);
  const question = { headers, ...(content === undefined ? {} : { body: content }) };
  return [method, search === "" ? filled : `${filled}?${search}`, question];
}

export const bodyOf = ({ body }: Ask, company: MadeUpCompany): object | undefined =>
  typeof body === "function" ? body(company) : body;

export const headersOf = ({ headers = {} }: Ask, company: MadeUpCompany): Readonly<Record<string, string>> =>
  typeof headers === "function" ? headers(company) : headers;
