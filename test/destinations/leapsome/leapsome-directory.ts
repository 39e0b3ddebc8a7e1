/** The test Leapsome itself: its routes over its people and groups, strictly by the published specification. */
import { type LeapsomeReply, Refusal } from "./leapsome-answer.ts";
import { createLeapsomeGroups } from "./leapsome-groups.ts";
import { type HeldPerson, toHeld } from "./leapsome-people.ts";
import { createLeapsomeStore } from "./leapsome-store.ts";
import { createLeapsomeUsers, type Query, type Surroundings } from "./leapsome-users.ts";

export type LeapsomeCall = {
  readonly method: string;
  /** Behind the base URL. */
  readonly path: string;
  readonly query: Query;
  readonly body: unknown;
};

export function createLeapsomeDirectory(surroundings: Omit<Surroundings, "store">) {
  const store = createLeapsomeStore();
  const users = createLeapsomeUsers({ ...surroundings, store });
  const groups = createLeapsomeGroups(store);

  function answer({ method, path, query, body }: LeapsomeCall): LeapsomeReply {
    const [, resource = "", encodedId] = path.split("/");
    const id = decodeURIComponent(encodedId ?? "");
    switch (`${method} /${resource}${encodedId === undefined ? "" : "/id"}`) {
      case "GET /Users":
        return users.list(query);
      case "POST /Users":
        return users.post(body);
      case "GET /Users/id":
        return users.get(id);
      case "PATCH /Users/id":
        return users.patch(id, body);
      case "GET /Groups":
        return groups.list(query);
      case "POST /Groups":
        return groups.post(body);
      case "PATCH /Groups/id":
        return groups.patch(id, body);
      case "GET /ServiceProviderConfig":
        return { status: 200, body: CONFIGURATION };
      default:
        throw new Refusal(404, "No such route");
    }
  }
  return {
    answer,
    seed(given: readonly Partial<HeldPerson>[]) {
      for (const one of given) store.keep(toHeld(one));
    },
    people: store.people,
    groups: () => store.groups().map(({ name, memberIds }) => ({ name, memberIds: [...memberIds] })),
  };
}

const no = { supported: false };
const CONFIGURATION = {
  documentationUrl: "https://example.com/help",
  ...{ patch: { supported: true }, filter: { supported: true } },
  ...{ bulk: no, changePassword: no, sort: no, etag: no },
  authenticationSchemes: {
    name: "OAuth Bearer Token",
    description: "A token in the Authorization header",
    specUrl: "https://www.rfc-editor.org/rfc/rfc6750",
    documentationUrl: "https://example.com/help",
  },
};
