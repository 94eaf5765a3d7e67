type Rows = (sql: string, ...values: unknown[]) => Promise<any[]>
type Told = { kind: string; key: string; text: string }

/** Remembers in the database what was there before the writes, so that what they made can be told apart. */
export async function rememberBefore(rows: Rows): Promise<void> {
  await rows(`
    CREATE SCHEMA proof;
    CREATE TABLE proof.contract_before AS SELECT id FROM contracts.contract;
    CREATE TABLE proof.resident_before AS SELECT id FROM residents.resident;
    CREATE TABLE proof.tag_before AS SELECT id FROM residents.population_tag;
    CREATE TABLE proof.flow_before AS SELECT day, township_code, team_id, began FROM statistics.stat_flow;
    CREATE VIEW proof.contract AS SELECT * FROM contracts.contract c WHERE NOT EXISTS (SELECT FROM proof.contract_before b WHERE b.id = c.id);
    CREATE VIEW proof.resident AS SELECT * FROM residents.resident r WHERE NOT EXISTS (SELECT FROM proof.resident_before b WHERE b.id = r.id);
    CREATE VIEW proof.tag AS SELECT * FROM residents.population_tag t WHERE origin <> 'derived' AND NOT EXISTS (SELECT FROM proof.tag_before b WHERE b.id = t.id);
    CREATE VIEW proof.answer AS SELECT key, answer, CASE route WHEN '/api/contracts/sign' THEN 'sign' WHEN '/api/residents/register' THEN 'register'
      WHEN '/api/residents/:residentId/add-tag' THEN 'tag' WHEN '/api/residents/:residentId/edit' THEN 'edit' ELSE route END AS kind FROM platform.idempotency WHERE route <> 'demo'; -- the demonstration's own applications
    CREATE TABLE proof.told (kind text, key text PRIMARY KEY, answer text);
    CREATE TABLE proof.abandoned (key text PRIMARY KEY)`)
}

/** Puts what the desks were answered beside what is stored. A key told twice fails here. */
export async function writeJournal(rows: Rows, told: readonly Told[], abandoned: readonly { key: string }[]): Promise<void> {
  await rows('INSERT INTO proof.told SELECT * FROM unnest($1::text[], $2::text[], $3::text[])', told.map(({ kind }) => kind), told.map(({ key }) => key), told.map(({ text }) => text))
  await rows('INSERT INTO proof.abandoned SELECT * FROM unnest($1::text[])', abandoned.map(({ key }) => key))
}

const count = (what: string) => `(SELECT count(*) FROM ${what})`
const leaves = (action: string) => `audit.event l WHERE l.action = '${action}'`

/** Each gives the rows that must not be there. */
const faults: Record<string, string> = {
  'an acknowledged write whose answer is not stored, or another one is': `
    SELECT t.kind, t.key FROM proof.told t LEFT JOIN proof.answer a USING (kind, key) WHERE a.answer IS DISTINCT FROM t.answer`,
  'a stored write that no desk sent': `
    SELECT kind, key FROM proof.answer WHERE key NOT IN (SELECT key FROM proof.told) AND key NOT IN (SELECT key FROM proof.abandoned)`,
  'an answer that names no contract of that number and term': `
    SELECT a.key FROM proof.answer a LEFT JOIN proof.contract c ON c.id = (a.answer::json ->> 'contractId')::uuid AND c.number = a.answer::json ->> 'number' AND c.valid_from = (a.answer::json ->> 'from')::date AND c.valid_until = (a.answer::json ->> 'lastDay')::date + 1
    WHERE a.kind = 'sign' AND c.id IS NULL`,
  'an answer that names no resident or no tag': `
    SELECT a.kind, a.key FROM proof.answer a WHERE (a.kind IN ('register', 'edit') AND NOT EXISTS (SELECT FROM proof.resident r WHERE r.id = (a.answer::json ->> 'residentId')::uuid))
      OR (a.kind = 'tag' AND NOT EXISTS (SELECT FROM proof.tag t WHERE t.id = (a.answer::json ->> 'tagId')::uuid))`,
  'two keys with one effect': `
    SELECT kind, min(key), count(*) FROM proof.answer GROUP BY kind, coalesce(answer::json ->> 'contractId', answer::json ->> 'tagId', answer::json ->> 'residentId') HAVING count(*) > 1`,
  'a contract that is not whole': `
    SELECT * FROM (SELECT c.id, ${count(`contracts.contract_event e WHERE e.contract_id = c.id AND e.event = 'sign'`)} AS events, ${count('contracts.agreement g WHERE g.contract_id = c.id')} AS agreements,
      ${count(`contracts.signature s WHERE s.contract_id = c.id AND s.party = 'resident'`)} AS residents_hands, ${count(`contracts.signature s WHERE s.contract_id = c.id AND s.party = 'doctor'`)} AS doctors_hands,
      ${count('contracts.verify_index v WHERE v.contract_id = c.id')} AS codes, ${count(`${leaves('contracts.sign')} AND l.subject_id = c.id::text`)} AS leaves,
      ${count(`contracts.signature s WHERE s.contract_id = c.id AND s.party = 'institution'`)} AS seals, ${count(`contracts.contract_event e WHERE e.contract_id = c.id AND e.event = 'seal'`)} AS seal_events,
      ${count(`${leaves('contracts.seal-agreement')} AND l.subject_id = c.id::text`)} AS seal_leaves, ${count('contracts.agreement g WHERE g.contract_id = c.id AND g.pdf_file IS NOT NULL AND g.sealed_at IS NOT NULL')} AS papers,
      ${count(`proof.answer a WHERE a.kind = 'sign' AND a.answer::json ->> 'contractId' = c.id::text`)} AS answers FROM proof.contract c) n
    WHERE (events, agreements, residents_hands, doctors_hands, codes, leaves, seals, seal_events, seal_leaves, papers, answers) <> (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)`,
  'a code, an announcement, a leaf, a household or an index of nothing': `
    SELECT 'code' AS what, verify_code AS id FROM contracts.verify_index v WHERE NOT EXISTS (SELECT FROM contracts.contract c WHERE c.id = v.contract_id)
    UNION ALL SELECT 'announcement', id::text FROM platform.outbox
    UNION ALL SELECT 'leaf', l.subject_id FROM ${leaves('contracts.sign')} AND NOT EXISTS (SELECT FROM contracts.contract c WHERE c.id::text = l.subject_id)
    UNION ALL SELECT 'leaf', l.subject_id FROM ${leaves('residents.register')} AND NOT EXISTS (SELECT FROM residents.resident r WHERE r.id::text = l.subject_id)
    UNION ALL SELECT 'household', h.id::text FROM residents.household h WHERE NOT EXISTS (SELECT FROM residents.resident r WHERE r.household_id = h.id)
    UNION ALL SELECT 'index', i.resident_id::text FROM residents.person_index i WHERE NOT EXISTS (SELECT FROM residents.resident r WHERE r.id = i.resident_id AND r.document_hmac = i.document_hmac)`,
  'a registered person who is not whole': `
    SELECT r.id FROM proof.resident r WHERE NOT EXISTS (SELECT FROM residents.household h WHERE h.id = r.household_id AND h.head_resident_id = r.id) OR NOT EXISTS (SELECT FROM residents.person_index i WHERE i.resident_id = r.id)
      OR (SELECT count(*) FROM ${leaves('residents.register')} AND l.subject_id = r.id::text) <> 1
      OR r.version <> 1 + (SELECT count(*) FROM audit.event l WHERE l.subject_id = r.id::text AND l.action IN ('residents.add-tag', 'residents.edit')) + (SELECT count(*) FROM contracts.contract c WHERE c.resident_id = r.id)
      OR r.populations <> (SELECT coalesce(array_agg(t.population ORDER BY t.population), '{}') FROM residents.population_tag t WHERE t.resident_id = r.id)`,
  'somebody with two contracts in force': `
    SELECT resident_id FROM contracts.contract WHERE state = 'active' AND valid_from <= '2026-11-24' AND valid_until > '2026-11-24' GROUP BY resident_id HAVING count(*) > 1`,
  'somebody marked signed without a contract in force, or the other way round': `
    SELECT r.id FROM residents.resident r WHERE r.status = 'living' AND r.is_signed <> EXISTS (SELECT FROM contracts.contract c WHERE c.county_code = r.county_code AND c.resident_id = r.id AND c.state = 'active' AND c.valid_from <= '2026-11-24' AND c.valid_until > '2026-11-24')`,
  'a panel that counts other than its contracts': `
    SELECT p.holder_id, p.contracts, n.contracts AS counted FROM organisations.panel_load p CROSS JOIN LATERAL (SELECT count(*) AS contracts FROM contracts.contract c
      WHERE c.state = 'active' AND c.holds_places AND c.unit = p.unit AND p.holder_id = CASE p.scope WHEN 'team' THEN c.team_id ELSE c.doctor_staff_id END) n WHERE p.contracts <> n.contracts`,
  'a delta that was not folded': 'SELECT event_id FROM statistics.cover_delta UNION ALL SELECT event_id FROM statistics.flow_delta',
  'a cell of the coverage that differs from a recount': `
    SELECT * FROM (SELECT township_code, coalesce(team_id, '00000000-0000-0000-0000-000000000000') AS team_id, p.population, count(*) AS residents, count(*) FILTER (WHERE is_signed) AS signed FROM residents.resident
      CROSS JOIN LATERAL unnest(populations || '{all}'::text[] || CASE WHEN populations = '{}' THEN '{}' ELSE '{key}' END::text[]) AS p (population) WHERE status = 'living' GROUP BY 1, 2, 3) c
    FULL JOIN (SELECT * FROM statistics.stat_cover WHERE residents <> 0 OR signed <> 0) s USING (township_code, team_id, population) WHERE (c.residents, c.signed) IS DISTINCT FROM (s.residents, s.signed)`,
  'a day of the flow that differs from its contracts': `
    SELECT * FROM (SELECT day, township_code, team_id, s.began - coalesce(b.began, 0) AS began FROM statistics.stat_flow s LEFT JOIN proof.flow_before b USING (day, township_code, team_id) WHERE s.began <> coalesce(b.began, 0)) f
    FULL JOIN (SELECT valid_from AS day, township_code, team_id, count(*) AS contracts FROM proof.contract GROUP BY 1, 2, 3) c USING (day, township_code, team_id) WHERE f.began IS DISTINCT FROM c.contracts`,
  'a line of the county that is not the sum of its places': `
    SELECT day FROM (SELECT day, sum(began) AS began, sum(ended) AS ended FROM statistics.stat_flow GROUP BY day) s FULL JOIN statistics.stat_flow_county c USING (day) WHERE (s.began, s.ended) IS DISTINCT FROM (c.began, c.ended)`,
  'an action of which leaves, rows and answers differ in number': `
    SELECT * FROM (VALUES ('sign', ${count(leaves('contracts.sign'))}, ${count('proof.contract')}), ('register', ${count(leaves('residents.register'))}, ${count('proof.resident')}), ('tag', ${count(leaves('residents.add-tag'))}, ${count('proof.tag')}),
      ('edit', ${count(leaves('residents.edit'))}, ${count('proof.resident r WHERE r.phone_cipher IS NOT NULL')})) AS n (kind, leaves, rows)
    CROSS JOIN LATERAL (SELECT count(*) AS answers FROM proof.answer a WHERE a.kind = n.kind) a WHERE leaves <> rows OR leaves <> answers`,
}

/** Everything that does not hold, by name, with the first rows that show it; empty when all holds. */
export async function findFaults(rows: Rows): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const [name, sql] of Object.entries(faults)) {
    const shown = await rows(`SELECT * FROM (${sql}) AS fault LIMIT 5`)
    if (shown.length > 0) found[name] = shown
  }
  return found
}
