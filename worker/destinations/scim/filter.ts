/** The one filter every server understands (references to RFC 7644, 3.4.2.2): an attribute equals a text. */
export const equals = (attribute: "userName" | "displayName", value: string): string =>
  `${attribute} eq ${JSON.stringify(value)}`;
