/** Answers as Personio sends them (references/personio-api.md, 2), small and with overrides. */
export type Wrapper = { label?: unknown; value?: unknown; type?: unknown; universal_id?: unknown };

export const wrapper = (value: unknown, type = "standard", universalId: string | null = null): Wrapper => ({
  label: "A label",
  value,
  type,
  universal_id: universalId,
});

export const record = (id: unknown, attributes: Record<string, unknown> = {}) => ({
  type: "Employee",
  attributes: { id: wrapper(id, "integer"), status: wrapper("active"), ...attributes },
});

export const named = (type: string, id: unknown, name: unknown) => ({ type, attributes: { id, name } });

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });

export const html = (status = 200): Response =>
  new Response("<!doctype html><title>Wartungsarbeiten</title>", {
    status,
    headers: { "content-type": "text/html" },
  });

export const failure = (status: number): Response =>
  json({ success: false, error: { code: status, message: "Es ist ein Problem aufgetreten " } }, status);

export const token = (text = "papi-token-1"): Response =>
  json({ success: true, data: { token: text, expires_in: 86_400, scope: "employees:read" } });

type PageOptions = { readonly total?: unknown; readonly limit?: unknown };

export function page(records: readonly unknown[], options: PageOptions = {}): Response {
  const metadata =
    "total" in options
      ? { metadata: { total_elements: options.total, current_page: 0, total_pages: 1 } }
      : {};
  const limit = "limit" in options ? { limit: options.limit } : {};
  return json({ success: true, data: records, ...metadata, offset: 0, ...limit });
}
