/** The pages of a test Personio as a run asks for them, without a Worker. */
import { attributesToRead, mappingOf } from "../../worker/core/mapping.ts";
import { toPageQuery, toWantedAttributes } from "../../worker/personio/wanted-attributes.ts";
import type { TestPersonio } from "../personio/test-personio.ts";

const PAGE_RECORDS = 100;

/** The bodies of the pages of so many people, one after another. */
export async function fetchPages(
  { url, credential }: Pick<TestPersonio, "url" | "credential">,
  people: number,
): Promise<readonly string[]> {
  const signedIn = await fetch(`${url}/v1/auth`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: credential.clientId, client_secret: credential.clientSecret }),
  });
  const { data } = (await signedIn.json()) as { data: { token: string } };
  const headers = { authorization: `Bearer ${data.token}` };
  const wanted = toWantedAttributes(attributesToRead(mappingOf([]), []), new Map());
  const bodies: string[] = [];
  for (let offset = 0; offset < people; offset += PAGE_RECORDS) {
    const query = toPageQuery(wanted, offset, PAGE_RECORDS);
    const response = await fetch(`${url}/v1/company/employees?${query}`, { headers });
    bodies.push(await response.text());
  }
  return bodies;
}
