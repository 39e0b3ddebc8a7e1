/** A plain client for the tests of this folder: signs in once, asks, and gives back what came over the wire. */
import { type Credential, DEFAULT_CREDENTIAL } from "./server/credentials.ts";

export type Wrapped = { readonly label: string; readonly value: unknown; readonly type: string };
export type Attributes = Readonly<Record<string, Wrapped & { readonly universal_id: string | null }>>;
export type Envelope = {
  readonly success: boolean;
  readonly data: readonly { readonly type: string; readonly attributes: Attributes }[];
  readonly metadata: {
    readonly total_elements: number;
    readonly current_page: number;
    readonly total_pages: number;
  };
  readonly offset: number;
  readonly limit: number;
};

export type Ask = {
  readonly token: string;
  /** A GET below `/v1/company/employees`, with the token. */
  get(rest?: string): Promise<Response>;
  list(query?: string): Promise<Envelope>;
  /** One person's attributes, read singly. */
  person(ref: { readonly id: number }): Promise<Attributes>;
};

export const signIn = (url: string, credential: Credential = DEFAULT_CREDENTIAL): Promise<Response> =>
  fetch(`${url}/v1/auth`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: credential.clientId, client_secret: credential.clientSecret }),
  });

export async function createAsk(url: string, credential?: Credential): Promise<Ask> {
  const signedIn: { data: { token: string } } = await bodyOf(await signIn(url, credential));
  const { token } = signedIn.data;
  const get = (rest = ""): Promise<Response> =>
    fetch(`${url}/v1/company/employees${rest}`, { headers: { authorization: `Bearer ${token}` } });
  return {
    token,
    get,
    list: async (query = "limit=100") => bodyOf(await get(`?${query}`)),
    async person({ id }) {
      const read: { data: { attributes: Attributes } } = await bodyOf(await get(`/${id}`));
      return read.data.attributes;
    },
  };
}

/** The caller says what it expects; a wrong guess shows in the test's assertions. */
export const bodyOf = async <T>(response: Response): Promise<T> => JSON.parse(await response.text());

export const errorOf = async (
  response: Response,
): Promise<{
  readonly status: number;
  readonly success: boolean;
  readonly code: number;
  readonly message: string;
}> => {
  const { success, error }: { success: boolean; error: { code: number; message: string } } =
    await bodyOf(response);
  return { status: response.status, success, ...error };
};

/** Everybody's value of one attribute, in the order of the list. */
export const valuesOf = ({ data }: Envelope, key: string): readonly unknown[] =>
  data.map(({ attributes }) => attributes[key]?.value);
