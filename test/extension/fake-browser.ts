/**
 * As much of a browser as the extension's parts without a page need. Like the real ones it keeps copies, not objects, tells
 * of changes only, and has no managed storage while no policy is set (Firefox). Used in place of the polyfill:
 * `vi.mock("webextension-polyfill", async () => ({ default: (await import("…/fake-browser.ts")).fakeBrowser }))`.
 */

type Stored = Record<string, unknown>;
type Change = { readonly oldValue?: unknown; readonly newValue?: unknown };
type OnChanged = (changes: Record<string, Change>, area: string) => void;
type OnMessage = (message: unknown) => unknown;
type Alarm = { readonly name: string; readonly when?: number; readonly periodInMinutes?: number };

function createEvent<F extends (...args: never[]) => unknown>() {
  const listeners = new Set<F>();
  return {
    listeners,
    addListener: (listener: F) => void listeners.add(listener),
    removeListener: (listener: F) => void listeners.delete(listener),
    emit: (...args: Parameters<F>) => [...listeners].map((listener) => listener(...args)),
  };
}

const onChanged = createEvent<OnChanged>();

function createArea(name: string) {
  let stored: Stored = {};
  const tell = (changes: Record<string, Change>): void => {
    if (Object.keys(changes).length > 0) onChanged.emit(structuredClone(changes), name);
  };
  const get = async (keys: string | null): Promise<Stored> =>
    structuredClone(keys === null ? stored : keys in stored ? { [keys]: stored[keys] } : {});
  const set = async (values: Stored): Promise<void> => {
    const changes = Object.entries(structuredClone(values)).flatMap(([key, newValue]) => {
      const oldValue = stored[key];
      return JSON.stringify(oldValue) === JSON.stringify(newValue) ? [] : [[key, { oldValue, newValue }]];
    });
    stored = { ...stored, ...structuredClone(values) };
    tell(Object.fromEntries(changes));
  };
  const remove = async (key: string): Promise<void> => {
    if (!(key in stored)) return;
    const { [key]: oldValue, ...rest } = stored;
    stored = rest;
    tell({ [key]: { oldValue } });
  };
  return {
    get,
    set,
    remove,
    all: () => stored,
    reset: () => {
      stored = {};
    },
  };
}

const areas = { local: createArea("local"), session: createArea("session") };
const alarms = new Map<string, Alarm>();
let policy: Stored | null = null;

const runtime = {
  id: "fake",
  onMessage: createEvent<OnMessage>(),
  onInstalled: createEvent<(details: { reason: string }) => void>(),
  onStartup: createEvent<() => void>(),
  getURL: (path: string) => `chrome-extension://fake/${path}`,
  sendMessage: async (message: unknown): Promise<unknown> => {
    const answers = runtime.onMessage.emit(structuredClone(message)).filter((answer) => answer !== undefined);
    if (answers.length === 0)
      throw new Error("Could not establish connection. Receiving end does not exist.");
    return answers[0];
  },
};

type Notification = {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly message: string;
};
const shown: Notification[] = [];
const onClicked = createEvent<(id: string) => void>();
/** Only there while the permission is: as in the browsers. */
const notifications = {
  onClicked,
  create: async (id: string, options: Omit<Notification, "id"> & { iconUrl: string }) => {
    const { iconUrl: _, ...rest } = options;
    shown.push({ id, ...rest });
    return id;
  },
  clear: async (id: string) => shown.some((one) => one.id === id),
};
let isAgreed = true;

const permissions = {
  onAdded: createEvent<() => void>(),
  request: async (): Promise<boolean> => {
    if (isAgreed) grant(true);
    return isAgreed;
  },
  remove: async (): Promise<boolean> => {
    grant(false);
    return true;
  },
};

function grant(isGranted: boolean): void {
  fakeBrowser.notifications = isGranted ? notifications : undefined;
  if (isGranted) permissions.onAdded.emit();
}

const action = { title: "", text: "", color: "" };

export const fakeBrowser = {
  permissions,
  notifications: undefined as typeof notifications | undefined,
  runtime,
  storage: {
    ...areas,
    managed: {
      get: async (): Promise<Stored> => {
        if (policy === null) throw new Error("Managed storage manifest not found");
        return structuredClone(policy);
      },
    },
    onChanged,
  },
  alarms: {
    onAlarm: createEvent<(alarm: { name: string }) => void>(),
    get: async (name: string) => alarms.get(name),
    create: (name: string, info: Omit<Alarm, "name">) => void alarms.set(name, { name, ...info }),
    clear: async (name: string) => alarms.delete(name),
  },
  action: {
    setTitle: async ({ title }: { title: string }) => {
      action.title = title;
    },
    setBadgeText: async ({ text }: { text: string }) => {
      action.text = text;
    },
    setBadgeBackgroundColor: async ({ color }: { color: string }) => {
      action.color = color;
    },
  },
  tabs: {
    created: [] as string[],
    create: async ({ url }: { url: string }) => fakeBrowser.tabs.created.push(url),
  },
  i18n: { getUILanguage: () => "en-GB" },
};

/** For tests. */
export const browserState = {
  badge: () => ({ ...action }),
  notifications: () => [...shown],
  clickNotification: (id: string) => onClicked.emit(id),
  /** What somebody says when the browser asks them. */
  answerPermissions: (agrees: boolean) => {
    isAgreed = agrees;
  },
  grant,
  alarms: () => Object.fromEntries(alarms),
  setPolicy: (values: Stored | null) => {
    policy = values;
  },
  reset: () => {
    areas.local.reset();
    areas.session.reset();
    alarms.clear();
    policy = null;
    fakeBrowser.tabs.created.length = 0;
    shown.length = 0;
    onClicked.listeners.clear();
    permissions.onAdded.listeners.clear();
    fakeBrowser.notifications = undefined;
    Object.assign(action, { title: "", text: "", color: "" });
  },
};

/** Web Locks as far as one process goes: one holder a name, the others queue. */
export function createLocks(): Pick<LockManager, "request"> {
  const tails = new Map<string, Promise<unknown>>();
  const request = (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    const turn = (tails.get(name) ?? Promise.resolve()).catch(() => undefined).then(work);
    tails.set(name, turn);
    return turn;
  };
  return { request: request as LockManager["request"] };
}
