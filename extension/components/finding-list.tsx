/** What HR should mend: the person, what is wrong, and what to do about it. */
import { useState } from "preact/hooks";
import type { Finding } from "../api/answers.ts";
import type { Format } from "../i18n/format.ts";
import { useSpeech } from "../i18n/speech.ts";
import { toldByCode } from "../i18n/told-by-code.ts";
import { WayOn } from "./way-on.tsx";

const FEW = 3;

type Props = { readonly findings: readonly Finding[]; readonly total: number; readonly onOpen?: () => void };

export function FindingList({ findings, total, onOpen }: Props) {
  const { t } = useSpeech();
  const [isLong, setLong] = useState(false);
  // A page of them is what is here; the rest is where the way on leads.
  const isCut = total > findings.length;
  const shown = isLong ? findings : findings.slice(0, FEW);
  return (
    <section class="block">
      <h3 class="block-title">
        {onOpen === undefined ? (
          t.status.findings(total)
        ) : (
          <WayOn onOpen={onOpen}>{t.status.findings(total)}</WayOn>
        )}
      </h3>
      <ul class="rows">
        {shown.map((finding) => (
          <FindingRow key={`${finding.code}/${finding.employeeId ?? finding.name}`} finding={finding} />
        ))}
      </ul>
      {findings.length <= FEW ? null : isCut && onOpen !== undefined ? (
        <button type="button" class="link" onClick={onOpen}>
          {t.status.showAll(total)}
        </button>
      ) : (
        <button type="button" class="link" aria-expanded={isLong} onClick={() => setLong(!isLong)}>
          {isLong ? t.status.showLess : t.status.showAll(findings.length)}
        </button>
      )}
    </section>
  );
}

function FindingRow({ finding }: { finding: Finding }) {
  const { t, f } = useSpeech();
  const { headline, detail } = toldByCode(finding.code, t.status.finding, t.status.unknownFinding);
  const about = subjectOf(finding.params, f);
  return (
    <li class="row">
      <p class="row-main">
        <strong>{finding.name ?? t.status.somebody}</strong> <span>– {headline}</span>
        {about === null ? null : <span> ({about})</span>}
      </p>
      <p class="row-note">{detail}</p>
      {finding.personioUrl === null ? null : (
        <a class="link" href={finding.personioUrl} target="_blank" rel="noreferrer">
          Personio
        </a>
      )}
    </li>
  );
}

/** Whom or what else it is about, as far as that has a name. */
function subjectOf(params: Finding["params"], { list, number }: Format): string | null {
  for (const name of ["supervisorName", "attribute", "similarTo", "records"]) {
    const value = params[name];
    if (Array.isArray(value)) return list(value);
    if (typeof value === "number") return number(value);
    if (value !== undefined) return value;
  }
  return null;
}
