import { randomBytes } from 'node:crypto'
import { yearOf, type LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { insertOutboxOfMany } from '#platform/outbox.ts'
import { claimPlacesForMany } from '../organisations/index.ts'
import { lockResidents, markMany } from '../residents/index.ts'
import { countCover, countFlowOfMany } from '../statistics/index.ts'
import { contractNumberOf, numberBytes } from './domain/contract-number.ts'
import type { Terms } from './domain/terms.ts'
import { changedMeanwhile } from './errors.ts'
import { deleteBrought } from './store-taken-over.ts'

/** The unit's agreement under which members sign, until the day it ends. */
export type UnitContract = { unitAgreementId: string; institutionId: string; teamId: string; doctorStaffId: string; until: LocalDate; because: unknown }
export type SigningMember = { residentId: string; townshipCode: string; villageCode: string; teamId: string | null; institutionId: string | null; terms: Terms; consentedOn: LocalDate }
/** What an undo needs of a contract a roster made: whose it is and where they belonged before. */
export type BeforeMember = { residentId: string; teamId: string | null; institutionId: string | null }
type Writing = { actor: Actor; at: string; on: LocalDate; newId(): string }

type Signing = { countyCode: number; contracts: string; unitAgreementId: string; institutionId: string; teamId: string; doctorStaffId: string; panelUnit: 'person'; places: number; on: string; until: string; because: string; eventId: string; actorId: string; actorName: string; at: string }
const given = fragment<{ contracts: string }>('given', `
  SELECT * FROM json_to_recordset(:contracts::json) AS g (id uuid, number text, resident_id uuid, township_code text, village_code text, terms json, fee bigint, event_id uuid, consented_on date)`)
const storeMembers = compose<{ contracts: number; marked: number }>()(given, claimPlacesForMany,
  fragment<Signing>('contracted', `
    INSERT INTO contracts.contract (county_code, id, number, resident_id, institution_id, team_id, doctor_staff_id, township_code, village_code, unit, channel, unit_agreement_id, state, signed_on, period, terms, because, resident_fee_fen, populations, claimed_places)
    SELECT :countyCode::int, g.id, g.number, g.resident_id, :institutionId::uuid, :teamId::uuid, :doctorStaffId::uuid, g.township_code, g.village_code, 'person', 'community', :unitAgreementId::uuid, 'active', :on::date, daterange(:on::date, :until::date), g.terms, :because::json, g.fee,
      ARRAY(SELECT DISTINCT p.population FROM residents.population_tag p WHERE p.county_code = :countyCode AND p.resident_id = g.resident_id AND p.valid_from <= :on::date AND (p.valid_until IS NULL OR p.valid_until > :on::date) ORDER BY 1),
      (SELECT count(*) FROM claimed) FROM given g RETURNING id`),
  fragment<Signing>('told', `
    INSERT INTO contracts.contract_event (county_code, id, contract_id, event, actor_id, actor_name, at, params)
    SELECT :countyCode::int, g.event_id, g.id, 'sign', :actorId::uuid, :actorName::text, :at::timestamptz, json_build_object('unitAgreementId', :unitAgreementId::uuid, 'consentedOn', g.consented_on) FROM given g`),
  fragment<{ teamId: string; institutionId: string }>('marks', 'SELECT resident_id, true AS is_signed, :teamId::uuid AS team_id, :institutionId::uuid AS institution_id FROM given'), ...markMany, countCover,
  fragment<{ teamId: string; on: string; until: string }>('terms', 'SELECT township_code, :teamId::uuid AS team_id, :on::date AS day_from, :until::date AS day_until, 1 AS weight FROM given'), countFlowOfMany,
  fragment<object>('store-members', 'SELECT (SELECT count(*) FROM contracted) AS contracts, (SELECT count(*) FROM marked) AS marked'))

/**
 * Signs members of one unit in the caller's transaction: contracts from today until the unit's agreement ends, places on both panels, marks and counts. No handwriting of their own:
 * the contract names the agreement and the event the day of consent. Gives each one's id in the order they came, what an undo needs, and the text of all that was written.
 * @throws the constraint `every_panel_had_room` when there is no room for all, Conflict when one of them does not live here any more
 */
export async function signMembers(run: Run, { actor, at, on, newId }: Writing, under: UnitContract, list: readonly SigningMember[]): Promise<{ ids: string[]; befores: BeforeMember[]; written: string[] }> {
  const { countyCode, accountId, displayName } = actor
  const rows = list.map(({ residentId, townshipCode, villageCode, terms, consentedOn }) => ({
    id: newId(), number: contractNumberOf(countyCode, yearOf(on), randomBytes(numberBytes)), resident_id: residentId, township_code: townshipCode, village_code: villageCode, terms, fee: terms.fee.residentFen, event_id: newId(), consented_on: consentedOn,
  }))
  await run(lockResidents, { countyCode, residentIds: list.map(({ residentId }) => residentId) })
  const { because, ...party } = under
  const [done] = await run(storeMembers, { countyCode, contracts: JSON.stringify(rows), ...party, panelUnit: 'person', places: rows.length, on, because: JSON.stringify(because), eventId: newId(), actorId: accountId, actorName: displayName, at })
  if (done?.marked !== rows.length) throw changedMeanwhile()
  await run(insertOutboxOfMany, { countyCode, outboxIds: rows.map(newId), topic: 'contract-taken-over', subjectIds: rows.map(({ id }) => id), at })
  return {
    ids: rows.map(({ id }) => id), written: rows.map((row) => JSON.stringify(row)),
    befores: list.map(({ residentId, teamId, institutionId }) => ({ residentId, teamId, institutionId })),
  }
}

/** Takes back contracts a roster made and nobody has touched since, as a list of old contracts is. Gives those it took. */
export async function takeBackMembers(run: Run, { countyCode, on, newId }: { countyCode: number; on: LocalDate; newId(): string }, list: readonly { contractId: string; before: BeforeMember }[]): Promise<string[]> {
  if (list.length === 0) return []
  await run(lockResidents, { countyCode, residentIds: list.map(({ before }) => before.residentId) })
  const gone = await run(deleteBrought, {
    countyCode, on, eventId: newId(), contractIds: list.map(({ contractId }) => contractId), residentIds: list.map(({ before }) => before.residentId), teamIds: list.map(({ before }) => before.teamId), institutionIds: list.map(({ before }) => before.institutionId),
  })
  return gone.map(({ id }) => id)
}
