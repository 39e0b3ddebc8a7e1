/** What became of an edit, and what the next sync makes of it. It takes the focus, for the form is gone. */
import { useEffect, useRef } from "preact/hooks";
import type { EditedAccount } from "../../api/answers.ts";
import { Icon } from "../../components/icon.tsx";
import { fieldName } from "../../i18n/field-names.ts";
import { useDashboard } from "../dashboard-words.ts";

export function SavedNote({ saved }: { readonly saved: EditedAccount | "unchanged" }) {
  const { t, d, f } = useDashboard();
  const words = d.people.account.form;
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), [saved]);
  const setBack = saved === "unchanged" ? [] : saved.overwrittenBySync;
  const fields = setBack.map((field) => fieldName(field === "managerId" ? "manager" : field, t.run.field));
  return (
    <div ref={note} class="callout saved-note" role="status" tabIndex={-1}>
      <p>
        <Icon name={saved === "unchanged" ? "quiet" : "ok"} />{" "}
        {saved === "unchanged" ? words.nothingChanged : words.saved}
      </p>
      {fields.length === 0 ? null : (
        <p>
          <Icon name="warn" /> {words.setBack(f.list(fields))}
        </p>
      )}
    </div>
  );
}
