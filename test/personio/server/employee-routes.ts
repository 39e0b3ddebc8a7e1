/** What stands below `/v1/company/employees`: the list, one person, the attributes, the profile picture. */
import type { AttributeDefinition } from "../company/attributes.ts";
import type { Company } from "../company/company.ts";
import { type Answer, failure, json, NO_PICTURE, NOT_FOUND, success, UNKNOWN_EMPLOYEE } from "./answer.ts";
import type { Behaviour } from "./behaviour.ts";
import type { EmployeeRenderer, View } from "./employee-renderer.ts";
import { type ListQuery, parseListQuery, selectPeople } from "./list-query.ts";

export type Reader = {
  readonly company: Company;
  readonly renderer: EmployeeRenderer;
  readonly behaviour: Behaviour;
  /** What the credential may read, in wire order. */
  readonly readable: readonly AttributeDefinition[];
  readonly withMetadata: boolean;
};

export const EMPLOYEES_PATH = "/v1/company/employees";

export function answerEmployees(url: URL, reader: Reader): Answer {
  const rest = url.pathname.slice(EMPLOYEES_PATH.length);
  if (rest === "") return listAnswer(url.searchParams, reader);
  if (rest === "/attributes" || rest === "/custom-attributes") return attributesAnswer(reader);
  const [, id, picture] = /^\/([^/]+)(\/profile-picture(?:\/\d+)?)?$/.exec(rest) ?? [];
  if (id === undefined) return NOT_FOUND;
  return picture === undefined ? personAnswer(Number(id), reader) : pictureAnswer(Number(id), reader);
}

function listAnswer(parameters: URLSearchParams, reader: Reader): Answer {
  const parsed = parseListQuery(parameters);
  if (!parsed.ok) return failure(422, parsed.message);
  const { query } = parsed;
  const attributes = projected(reader.readable, query);
  const watched = attributes.filter(({ key }) => query.attributes?.has(key) ?? true).map(({ key }) => key);
  const people = selectPeople(reader.company, query, watched);
  const view: View = { attributes, supervisorForm: reader.behaviour.supervisorForm };
  const page = people.slice(query.offset, query.offset + query.limit);
  const data = reader.renderer.render(page, view).join(",");
  return json(200, `{"success":true,"data":[${data}]${envelope(people.length, query, reader)}}`);
}

/** The id comes along with every projection, as the documentation's examples show. */
function projected(
  readable: readonly AttributeDefinition[],
  query: ListQuery,
): readonly AttributeDefinition[] {
  const { attributes } = query;
  return attributes === null ? readable : readable.filter(({ key }) => key === "id" || attributes.has(key));
}

function envelope(total: number, { limit, offset }: ListQuery, { withMetadata }: Reader): string {
  const metadata = {
    total_elements: total,
    current_page: Math.floor(offset / limit),
    total_pages: Math.ceil(total / limit),
  };
  return `${withMetadata ? `,"metadata":${JSON.stringify(metadata)}` : ""},"offset":${offset},"limit":${limit}`;
}

function personAnswer(id: number, { company, renderer, readable, behaviour }: Reader): Answer {
  if (!company.has(id)) return UNKNOWN_EMPLOYEE;
  const view = { attributes: readable, supervisorForm: behaviour.supervisorForm };
  return json(200, `{"success":true,"data":${renderer.render([company.get(id)], view).join("")}}`);
}

function attributesAnswer({ readable }: Reader): Answer {
  return success(
    readable.map(({ key, label, type, universalId, options = [] }) => ({
      key,
      label,
      type,
      universal_id: universalId,
      options,
    })),
  );
}

/** The smallest PNG there is: one transparent pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

function pictureAnswer(id: number, { company, readable }: Reader): Answer {
  const mayRead = readable.some(({ key }) => key === "profile_picture");
  if (!mayRead || !company.has(id) || !company.get(id).hasPicture) return NO_PICTURE;
  return { status: 200, headers: { "content-type": "image/png" }, body: PIXEL };
}
