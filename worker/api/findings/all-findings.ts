/**
 * Every finding: those of the newest complete run, whom the destination doesn't take, and that it takes nobody at all. The
 * latter are read from the outbox and from the destination itself, so they are gone the moment somebody is pushed or the
 * destination is switched off, and no run sweeps them away.
 */
import { DESTINATION_AWAY_TOLD_AFTER_MS } from "../../core/alerts.ts";

/** What a code of the outbox is called here. `answer`: what the destination said, as codes. */
const CODE = `CASE outbox.code WHEN 'deactivation-refused' THEN 'destination-admin'
  WHEN 'already-taken' THEN 'destination-conflict' WHEN 'ambiguous' THEN 'destination-conflict'
  WHEN 'addresses-swapped' THEN 'destination-conflict'
  ELSE 'destination-rejected' END`;

/** SQL: a table, for a FROM. An id begins with its code. */
export const ALL_FINDINGS = `(
  SELECT id, code, employee_id AS employeeId, name, params, since FROM finding
  UNION ALL
  SELECT ${CODE} || ':' || outbox.kind || ':' || outbox.id, ${CODE}, account.external_id,
    coalesce(team.name, nullif(trim(coalesce(account.first_name, '') || ' ' || coalesce(account.last_name, '')), '')),
    json_object(outbox.kind || 'Id', outbox.id, 'reason', outbox.code, 'answer', coalesce(outbox.detail, '')),
    outbox.since
  FROM outbox LEFT JOIN account ON outbox.kind = 'account' AND account.id = outbox.id
  LEFT JOIN team ON outbox.kind = 'team' AND team.id = outbox.id
  WHERE outbox.code IS NOT NULL AND EXISTS (SELECT 1 FROM destination WHERE enabled = 1)
  UNION ALL
  SELECT 'destination-' || standing, 'destination-' || standing, NULL, NULL, json_object('reason', code), since
  FROM (SELECT iif(state = 'stopped', 'stopped', 'away') AS standing, problem ->> '$.code' AS code,
          problem ->> '$.params.since' AS since, state FROM destination WHERE enabled = 1 AND state <> 'new')
  WHERE since IS NOT NULL AND (state = 'stopped' OR since <= unixepoch() * 1000 - ${DESTINATION_AWAY_TOLD_AFTER_MS}))`;
