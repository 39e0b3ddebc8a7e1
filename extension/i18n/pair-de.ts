import type { PairProblem } from "../pair/pair-flow.ts";
import type { PairMessages, Told } from "./pair-messages.ts";

const told = (headline: string, detail: string): Told => ({ headline, detail });

function problem(it: PairProblem, host: string): Told {
  switch (it.kind) {
    case "address-empty":
      return told("Die Adresse fehlt.", "Deine IT weiß, wo euer Rollcall-Server steht.");
    case "address-invalid":
      return told("Das ist keine Adresse.", "Sie sieht etwa so aus: rollcall.beispiel.de.");
    case "address-insecure":
      return told("Diese Adresse ist nicht verschlüsselt.", "Sie muss mit https:// beginnen.");
    case "offline":
      return told("Du bist offline.", "Versuch es noch einmal, sobald eine Verbindung besteht.");
    case "unreachable":
      return told(`${host} antwortet nicht.`, "Prüfe die Adresse oder frag deine IT.");
    case "not-rollcall":
      return told(
        `${host} ist erreichbar, aber kein Rollcall-Server.`,
        "Prüfe die Adresse oder frag deine IT.",
      );
    case "version":
      return it.params?.["side"] === "extension"
        ? told(
            "Diese Erweiterung ist zu alt für den Server.",
            "Aktualisiere die Erweiterung und versuch es noch einmal.",
          )
        : told("Der Server ist zu alt für diese Erweiterung.", "Bitte deine IT, ihn zu aktualisieren.");
    case "cancelled":
      return told(
        "Du wurdest nicht angemeldet.",
        "Das Fenster wurde geschlossen oder der Zugriff abgelehnt. Stand dort, dass diese Erweiterung nicht eingetragen ist, nimm einen Kopplungscode.",
      );
    case "wrong-issuer":
      return told("Dieser Server hat eine andere Adresse.", `Gib stattdessen diese ein: ${it.issuer}`);
    case "code-refused":
      return told(
        "Dieser Code gilt nicht.",
        "Er gilt einmal und zehn Minuten lang. Hol dir einen neuen und gib ihn ein.",
      );
    case "rate-limited":
      return told("Zu viele Versuche.", "Warte eine Minute und versuch es dann noch einmal.");
    case "auth":
      return told("Deine Sitzung ist abgelaufen.", "Melde dich neu an, um weiterzumachen.");
    case "forbidden":
      return told(
        "Du hast hier keinen Zugriff.",
        "Bitte einen Inhaber von Rollcall, dich als Admin einzutragen.",
      );
    default:
      return generic("code" in it ? it.code : undefined, "requestId" in it ? it.requestId : undefined);
  }
}

const generic = (code = "unbekannt", requestId?: string): Told =>
  told(
    "Das hat nicht geklappt.",
    requestId === undefined ? `Code ${code}.` : `Code ${code}, Anfrage ${requestId}.`,
  );

export const pairDe: PairMessages = {
  title: "Mit Rollcall verbinden",
  intro: "Verbinde diesen Browser einmal; danach zeigt das Symbol in der Leiste, wie es steht.",
  disclosure: (host) =>
    `Die Erweiterung sendet Anmeldedaten und deine Eingaben nur an ${host ?? "den Server deiner Firma"}. Keine Statistik, keine Dritten.`,
  serverLabel: "Adresse eures Rollcall-Servers",
  serverHint: "Zum Beispiel rollcall.beispiel.de. Deine IT kennt sie.",
  lockedByIt: "Von deiner IT festgelegt",
  goOn: "Weiter",
  checking: "Wird geprüft …",
  otherServer: "Ändern",
  signInHint: (host) => `Es öffnet sich ein Fenster von ${host}. Dort meldest du dich wie gewohnt an.`,
  signIn: "Anmelden",
  or: "oder",
  codeLabel: "Kopplungscode",
  codeHint: ["Öffne ", ", melde dich dort an und gib den angezeigten Code ein."],
  connect: "Verbinden",
  working: "Einen Moment …",
  connectedStep: "Verbunden",
  connectedAs: ({ company, person, role }) => `Verbunden mit ${company} als ${person} (${role}).`,
  connectedTo: (company) => `Verbunden mit ${company}.`,
  connectedHint:
    "Klick auf das Rollcall-Symbol in der Leiste. Hefte es an, dann siehst du auf einen Blick, wie es steht.",
  role: { owner: "Inhaber", editor: "Bearbeiter", viewer: "Leser" },
  openDashboard: "Weiter zum Dashboard",
  signInAgain: "Neu anmelden",
  disconnect: "Diesen Browser trennen",
  problem,
};
