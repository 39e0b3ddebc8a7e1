/** The system outside that accounts are pushed to: the dashboard's calls (create-dashboard-client.ts). */
import type { InferRequestType } from "hono/client";
import type { Destination, DestinationPerson, Rpc } from "./answers.ts";
import { outcomeOf } from "./outcome-of.ts";

type V1 = Rpc["v1"];

/** `etag`: of what is saved, for the next write. */
export type KnownDestination = { readonly destination: Destination; readonly etag: string };

/** A token that is left out stays; it goes to the server and is kept nowhere here. */
export type DestinationEdit = InferRequestType<V1["destination"]["$put"]>["json"];

export type DestinationPersonState = DestinationPerson["state"];

export const destinationCalls = (v1: V1) => ({
  destination: () =>
    outcomeOf(
      v1.destination.$get(),
      async (answer): Promise<KnownDestination> => ({
        destination: await answer.json(),
        etag: answer.headers.get("ETag") ?? "",
      }),
    ),
  /** Switched on, the destination is asked first, and nothing is saved unless it agrees. */
  saveDestination: (json: DestinationEdit, etag: string) =>
    outcomeOf(v1.destination.$put({ header: { "if-match": etag }, json }), (answer) => answer.json()),
  /** Asks the destination about what is saved; `problem` says what is wrong. */
  testDestination: () => outcomeOf(v1.destination.test.$post(), (answer) => answer.json()),
  /** Compares both sides; answers the run that does. */
  reconcileDestination: () =>
    outcomeOf(v1.destination.reconcile.$post(), async (answer) => (await answer.json()).id),
  forgetDestination: () => outcomeOf(v1.destination.$delete(), nothing),
  destinationPeople: (state: DestinationPersonState | null, cursor?: string) => {
    const query = { ...(state === null ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) };
    return outcomeOf(v1.destination.people.$get({ query }), (answer) => answer.json());
  },
  /** Somebody who was held back is pushed from now on. */
  releasePerson: (accountId: string) =>
    outcomeOf(
      v1.destination.people[":id"].release.$post({ param: { id: encodeURIComponent(accountId) } }),
      nothing,
    ),
});

const nothing = (): Promise<null> => Promise.resolve(null);
