/** What holds in this browser only. */
export type BrowserMessages = {
  readonly title: string;
  readonly about: string;
  readonly language: string;
  /** The browser's own, with what that is. */
  readonly asBrowser: string;
  readonly asPolicy: string;
  /** Each in its own words: whoever looks for it doesn't read the others. */
  readonly languages: Readonly<Record<"de" | "en", string>>;
  readonly notifications: string;
  readonly notificationsHint: string;
  readonly notificationsRefused: string;
  readonly onlyFailures: string;
  readonly setByIt: string;
  readonly connection: string;
  readonly server: string;
  readonly person: string;
  readonly role: string;
  readonly device: string;
  readonly manage: string;
};
