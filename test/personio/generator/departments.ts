/** What kinds of departments companies have, how big they are against each other, and what people in them do. */
export type Style = "german" | "international";

export type DepartmentKind = {
  readonly name: Readonly<Record<Style, string>>;
  readonly weight: number;
  readonly jobs: Readonly<Record<Style, readonly string[]>>;
  readonly teams: readonly string[];
};

const kind = (
  weight: number,
  name: readonly [string, string],
  jobs: {
    readonly german: readonly string[];
    readonly international: readonly string[];
    readonly teams?: string;
  },
): DepartmentKind => ({
  weight,
  name: { german: name[0], international: name[1] },
  jobs: { german: jobs.german, international: jobs.international },
  teams: jobs.teams?.split(", ") ?? [],
});

export const MANAGEMENT = {
  name: { german: "Geschäftsführung", international: "Management" },
  chief: { german: "Geschäftsführung (CEO)", international: "Chief Executive Officer" },
  deputy: { german: "Bereichsleitung", international: "Vice President" },
} as const;

/** The biggest first; a small company has the first few of them. */
export const DEPARTMENT_KINDS: readonly DepartmentKind[] = [
  kind(24, ["Entwicklung", "Engineering"], {
    german: ["Softwareentwickler:in", "Softwarearchitekt:in", "Testingenieur:in", "DevOps Engineer"],
    international: ["Software Engineer", "Software Architect", "QA Engineer", "Site Reliability Engineer"],
    teams: "Plattform, Web, Mobile, Daten, Schnittstellen, Qualität",
  }),
  kind(18, ["Vertrieb", "Sales"], {
    german: ["Account Executive", "Vertriebsmitarbeiter:in Innendienst", "Key Account Manager:in"],
    international: ["Account Executive", "Sales Development Representative", "Key Account Manager"],
    teams: "Neukunden, Mittelstand, Großkunden, Partner",
  }),
  kind(14, ["Kundenservice", "Customer Support"], {
    german: ["Kundenberater:in", "Support-Spezialist:in", "Technische:r Berater:in"],
    international: ["Customer Support Agent", "Customer Success Manager", "Support Engineer"],
    teams: "Erstkontakt, Fachberatung, Onboarding",
  }),
  kind(8, ["Marketing", "Marketing"], {
    german: ["Marketing Manager:in", "Redakteur:in", "Grafiker:in", "SEO-Manager:in"],
    international: ["Marketing Manager", "Content Editor", "Graphic Designer", "SEO Manager"],
    teams: "Marke, Kampagnen, Inhalte",
  }),
  kind(6, ["Personal", "People & Culture"], {
    german: ["Personalreferent:in", "Recruiter:in", "Sachbearbeiter:in Entgelt"],
    international: ["HR Business Partner", "Recruiter", "Payroll Specialist"],
    teams: "Recruiting, Entgelt",
  }),
  kind(6, ["Finanzen", "Finance"], {
    german: ["Buchhalter:in", "Controller:in", "Sachbearbeiter:in Einkauf"],
    international: ["Accountant", "Financial Controller", "Purchasing Specialist"],
    teams: "Buchhaltung, Controlling",
  }),
  kind(7, ["Produkt", "Product"], {
    german: ["Produktmanager:in", "UX-Designer:in", "Produktanalyst:in"],
    international: ["Product Manager", "UX Designer", "Product Analyst"],
    teams: "Entdeckung, Gestaltung",
  }),
  kind(6, ["IT", "IT"], {
    german: ["Systemadministrator:in", "IT-Support", "Netzwerktechniker:in"],
    international: ["System Administrator", "IT Support Specialist", "Network Engineer"],
    teams: "Arbeitsplatz, Infrastruktur",
  }),
  kind(10, ["Logistik", "Logistics"], {
    german: ["Fachkraft für Lagerlogistik", "Disponent:in", "Versandmitarbeiter:in"],
    international: ["Warehouse Specialist", "Dispatcher", "Shipping Clerk"],
    teams: "Frühschicht, Spätschicht, Versand",
  }),
  kind(12, ["Produktion", "Manufacturing"], {
    german: ["Mechatroniker:in", "Maschinenführer:in", "Produktionshelfer:in"],
    international: ["Mechatronics Technician", "Machine Operator", "Production Worker"],
    teams: "Linie 1, Linie 2, Linie 3, Instandhaltung",
  }),
  kind(2, ["Recht & Compliance", "Legal & Compliance"], {
    german: ["Syndikusrechtsanwält:in", "Datenschutzbeauftragte:r"],
    international: ["Legal Counsel", "Compliance Officer"],
  }),
  kind(3, ["Qualitätsmanagement", "Quality Management"], {
    german: ["Qualitätsmanager:in", "Auditor:in"],
    international: ["Quality Manager", "Auditor"],
  }),
  kind(5, ["Forschung", "Research"], {
    german: ["Wissenschaftliche:r Mitarbeiter:in", "Laborant:in"],
    international: ["Research Scientist", "Lab Technician"],
  }),
  kind(2, ["Facility Management", "Facilities"], {
    german: ["Haustechniker:in", "Empfang"],
    international: ["Facility Technician", "Receptionist"],
  }),
];

/** Big companies have each department once a region. */
export const REGIONS = [
  ..."Nord Süd West Ost Österreich Schweiz Benelux Frankreich Iberien Italien Nordics Polen UK Baltikum".split(
    " ",
  ),
  ..."USA Kanada Brasilien Mexiko Singapur Japan Australien Indien Südafrika Türkei".split(" "),
] as const;

export const LEAD_TITLE: Readonly<Record<Style, readonly [head: string, lead: string]>> = {
  german: ["Leitung", "Teamleitung"],
  international: ["Head of", "Team Lead"],
};
