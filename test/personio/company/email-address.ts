/** Company addresses: `first.last@beispiel.example`, umlauts spelt out, a number for the second of a name. */
export const EMAIL_DOMAIN = "beispiel.example";

const SPELT_OUT: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  ł: "l",
  ı: "i",
  ø: "oe",
};

export function emailAddress(firstName: string, lastName: string, taken: ReadonlySet<string | null>): string {
  const local = `${plain(firstName)}.${plain(lastName)}`;
  for (let number = 1; ; number += 1) {
    const address = `${local}${number === 1 ? "" : number}@${EMAIL_DOMAIN}`;
    if (!taken.has(address)) return address;
  }
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[äöüßłıø]/g, (letter) => SPELT_OUT[letter] ?? letter)
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, (run) => (/^[\p{M}'’]+$/u.test(run) ? "" : "-"));
