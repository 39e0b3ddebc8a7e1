/** The floor: the same pages from the same server, one after another, and JSON.parse. Nothing can be read faster so. */
export type Upstream = {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly attributes: readonly string[];
};

export type Floor = { readonly people: number; readonly pages: number };

type Page = { readonly metadata: { readonly total_elements: number }; readonly data: readonly unknown[] };

export async function* readPages(upstream: Upstream): AsyncGenerator<Page> {
  const { baseUrl, clientId, clientSecret, attributes } = upstream;
  const body = JSON.stringify({ client_id: clientId, client_secret: clientSecret });
  const headers = { "content-type": "application/json" };
  const signedIn = await fetch(`${baseUrl}/v1/auth`, { method: "POST", headers, body });
  const answer: { data: { token: string } } = JSON.parse(await signedIn.text());
  const query = attributes.map((key) => `&attributes[]=${key}`).join("");
  for (let offset = 0, total = 1; offset < total; offset += 100) {
    const response = await fetch(`${baseUrl}/v1/company/employees?limit=100&offset=${offset}${query}`, {
      headers: { authorization: `Bearer ${answer.data.token}` },
    });
    const page: Page = JSON.parse(await response.text());
    total = page.metadata.total_elements;
    yield page;
  }
}

export async function readFloor(upstream: Upstream): Promise<Floor> {
  let people = 0;
  let pages = 0;
  for await (const page of readPages(upstream)) {
    people += page.data.length;
    pages++;
  }
  return { people, pages };
}
