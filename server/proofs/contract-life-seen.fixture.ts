import type { World } from './contract-life-doors.fixture.ts'
import { placesOf } from './contract-life-model.fixture.ts'
import { type Doctor, doctors, type Life, type Team } from './contract-life-terms.fixture.ts'

/** What is looked at before it is signed is no change. */
const counted = "action ~ '^(contracts|assignments)[.]' AND action <> 'contracts.propose' OR action IN ('residents.moved', 'residents.deceased', 'imports.commit', 'imports.undo')"
/** All that the product keeps of a county's contracts and what follows from them, as the model can say it. $1: the county. */
export const observing = `
  SELECT json_build_object(
    'contracts', (SELECT coalesce(json_object_agg(c.id, json_build_array(c.resident_id, c.team_id, c.doctor_staff_id, c.state, lower(c.period), upper(c.period), c.ended_on, c.end_reason, c.holds_places, c.version,
        (SELECT json_agg(e.event ORDER BY e.event) FROM contracts.contract_event e WHERE e.county_code = $1 AND e.contract_id = c.id), (SELECT count(*) FROM contracts.consent_withdrawal w WHERE w.county_code = $1 AND w.contract_id = c.id),
        EXISTS (SELECT FROM json_array_elements(c.terms -> 'packages') AS p WHERE p ->> 'kind' = 'paid'), c.resident_fee_fen > 0, (SELECT count(*) FROM contracts.amendment m WHERE m.county_code = $1 AND m.contract_id = c.id), (SELECT count(*) FROM contracts.amendment_signature s WHERE s.county_code = $1 AND s.contract_id = c.id),
        (SELECT count(*) FROM contracts.money_event m WHERE m.county_code = $1 AND m.contract_id = c.id AND m.kind = 'amended')) ORDER BY c.id::text), '{}') FROM contracts.contract c WHERE c.county_code = $1),
    'people', (SELECT json_object_agg(r.id, json_build_array(r.status, r.is_signed, r.team_id)) FROM residents.resident r WHERE r.county_code = $1),
    'applications', (SELECT coalesce(json_object_agg(a.id, json_build_array(a.kind, a.state)), '{}') FROM contracts.application a WHERE a.county_code = $1),
    'wishes', (SELECT coalesce(json_object_agg(e.id, e.state), '{}') FROM contracts.ending_request e WHERE e.county_code = $1),
    'handovers', (SELECT coalesce(json_object_agg(h.id, h.state), '{}') FROM assignments.handover h WHERE h.county_code = $1),
    'places', (SELECT json_object_agg(l.holder_id, l.contracts) FROM organisations.panel_load l WHERE l.county_code = $1 AND l.contracts <> 0),
    'cover', (SELECT json_object_agg(team_id, json_build_array(residents, signed)) FROM (
        SELECT team_id, sum(residents) AS residents, sum(signed) AS signed FROM statistics.stat_cover WHERE county_code = $1 AND population = 'all' GROUP BY 1 HAVING sum(residents) <> 0 OR sum(signed) <> 0) s),
    'flow', (SELECT json_object_agg(day, json_build_array(began, ended)) FROM (SELECT day, sum(began) AS began, sum(ended) AS ended FROM statistics.stat_flow WHERE county_code = $1 GROUP BY 1 HAVING sum(began) <> 0 OR sum(ended) <> 0) s),
    'flowOfCounty', (SELECT json_object_agg(day, json_build_array(began, ended)) FROM statistics.stat_flow_county WHERE county_code = $1 AND (began <> 0 OR ended <> 0)),
    'flowOfTeams', (SELECT json_object_agg(team_id, json_build_array(began, ended)) FROM (SELECT team_id, sum(began) AS began, sum(ended) AS ended FROM statistics.stat_flow WHERE county_code = $1 GROUP BY 1 HAVING sum(began) <> 0 OR sum(ended) <> 0) s),
    'audits', (SELECT json_object_agg(action, n) FROM (SELECT action, sum(CASE action WHEN 'contracts.renew-automatically' THEN json_array_length(body::json -> 'renewed') + json_array_length(body::json -> 'not') ELSE 1 END)::int AS n FROM audit.event WHERE county_code = $1 AND (${counted}) GROUP BY 1) s)
  ) AS seen`

const orNull = (record: Record<string, unknown>) => (Object.keys(record).length > 0 ? record : null)
type Counts = Record<string, [number, number]>
function tally(rows: readonly (readonly [key: string, began: number, ended: number])[]): Counts | null {
  const counts: Counts = {}
  for (const [key, began, ended] of rows) {
    const [before, after] = counts[key] ?? [0, 0]
    counts[key] = [before + began, after + ended]
  }
  return orNull(Object.fromEntries(Object.entries(counts).filter(([, [began, ended]]) => began !== 0 || ended !== 0))) as Counts | null
}

/** The same from the model: counts are counted from contracts and people, never carried along. */
export function expectedOf(life: Life, { ids, people, staff, teams }: World) {
  const idOf = (ref: string) => ids.get(ref) ?? ref
  const team = (of: Team) => teams[of]
  const real = life.contracts.filter(({ from, until }) => from < until)
  const flow = tally(real.flatMap(({ from, until }) => [[from, 1, 0], [until, 0, 1]] as const))
  const places = doctors.map((doctor: Doctor) => [staff[doctor], placesOf(life, doctor)] as const)
  const placesOfTeam = (Object.keys(teams) as Team[]).map((one) => [teams[one], life.contracts.filter(({ holds, team: of }) => holds && of === one).length] as const)
  return {
    contracts: Object.fromEntries(life.contracts.map((one) => {
      const isEmpty = one.from >= one.until
      return [idOf(one.ref), [people[one.person]?.id, team(one.team), staff[one.doctor], one.state, isEmpty ? null : one.from, isEmpty ? null : one.until, one.endedOn, one.reason, one.holds, one.version, one.events.toSorted(), one.withdrawn.length, one.isPaid, one.isPaid, one.supplements, 2 * one.supplements, one.supplements]]
    })),
    people: Object.fromEntries(life.people.map(({ status, isSigned, team: of }, i) => [people[i]?.id, [status, isSigned, team(of)]])),
    applications: Object.fromEntries(life.applications.map(({ ref, kind, state }) => [idOf(ref), [kind, state]])),
    wishes: Object.fromEntries(life.wishes.map(({ ref, state }) => [idOf(ref), state])),
    handovers: Object.fromEntries(life.handovers.map(({ ref, state }) => [idOf(ref), state])),
    places: orNull(Object.fromEntries([...places, ...placesOfTeam].filter(([, n]) => n > 0))),
    cover: tally(life.people.filter(({ status }) => status === 'living').map(({ isSigned, team: of }) => [team(of), 1, Number(isSigned)] as const)),
    flow, flowOfCounty: flow, flowOfTeams: tally(real.map(({ team: of }) => [team(of), 1, 1] as const)),
    audits: orNull(life.audits),
  }
}
