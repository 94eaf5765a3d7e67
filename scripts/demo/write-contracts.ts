import { type Pack, reminderDays } from '#policy/index.ts'
import type { ContractEvent } from '../../server/modules/contracts/domain/contract-states.ts'
import { type Day, instantOf, textOf, yearOfDay } from './calendar.ts'
import { type Contract, type EndReason, holdsPlaces } from './contract.ts'
import { contractNumber } from './contract-numbers.ts'
import { codesText, copyLine, type Sink } from './copy-line.ts'
import { accountIdOfStaff, demoIdsOf } from './demo-ids.ts'
import type { MadeTownship } from './make-township.ts'
import type { Person } from './person.ts'
import { itemsOf } from '../../server/modules/contracts/domain/service-plan.ts'
import { openPricing } from './price-contracts.ts'
import { openRandom } from './random.ts'
import type { Village } from './region-tree.ts'
import { type Service, serveContract, standingOf } from './serve-contracts.ts'
import type { Team } from './teams.ts'

const columns = [
  'county_code', 'id', 'number', 'resident_id', 'institution_id', 'team_id', 'doctor_staff_id', 'township_code', 'village_code', 'unit', 'channel', 'state', 'signed_on', 'period',
  'resident_fee_fen', 'populations', 'previous_id', 'ended_on', 'end_reason', 'claimed_places', 'holds_places', 'last_served_on', 'next_service_on',
]

/**
 * A township's contracts have a few dozen different terms of two kilobytes each. They are sent once and joined in the database, where
 * the stored text, compressed once, is copied as it is.
 */
const loading = {
  begin: `
    CREATE TEMP TABLE demo_terms (key int PRIMARY KEY, terms json NOT NULL, because json NOT NULL) ON COMMIT DROP;
    CREATE TEMP TABLE demo_contract ON COMMIT DROP AS SELECT ${columns.join(', ')}, 0 AS terms_key FROM contracts.contract LIMIT 0`,
  finish: `
    INSERT INTO contracts.contract (${columns.join(', ')}, terms, because)
    SELECT ${columns.map((column) => `c.${column}`).join(', ')}, t.terms, t.because FROM demo_contract c JOIN demo_terms t ON t.key = c.terms_key`,
}

/** What the doctor wrote where a reason asks for a word more. */
const notes: Partial<Record<EndReason, string>> = { lost_contact: '三次电话未接，入户两次无人', voided: '重复录入', other: '长期在外地居住' }

/** The id of a township's nth contract (from 0). */
function contractIdsOf({ township, contracts }: Pick<MadeTownship, 'township' | 'contracts'>): (nth: number) => string {
  const idOf = demoIdsOf('contract', township.place)
  return (nth) => idOf(nth + 1, (contracts[nth] as Contract).signed)
}

export async function writeContracts(sink: Sink, on: Day, made: MadeTownship, pack: Pack): Promise<void> {
  const { township, teams, persons, contracts } = made
  const { code: countyCode } = township.county
  const [idOf, residentIdOf, priceOf] = [contractIdsOf(made), demoIdsOf('resident', township.place), openPricing(pack, township)]
  const priced = new Map(contracts.map(priceOf).map((one) => [one.key, one]))
  const random = openRandom(1, `services ${township.drawnBy}`)
  const itemsOfTerms = new Map([...priced.values()].map(({ key, terms }) => [key, itemsOf(JSON.parse(terms))]))
  const itemsOfContract = (contract: Contract) => itemsOfTerms.get(priceOf(contract).key) ?? []
  const services = contracts.map((contract) => serveContract(random, contract, itemsOfContract(contract), on))
  await sink.run(loading.begin)
  await sink.copy('demo_terms', ['key', 'terms', 'because'], [...priced.values()].map(({ key, terms, because }) => copyLine([key, terms, because])))
  await sink.copy('demo_contract', [...columns, 'terms_key'], each(contracts, (contract, i) => {
    const [person, team] = [persons[contract.person] as Person, teams[contract.team] as Team]
    const { key, residentFeeFen } = priceOf(contract)
    return copyLine([
      countyCode, idOf(i), contractNumber(yearOfDay(contract.signed), township, i), residentIdOf(person.serial),
      team.institutionId, team.id, team.doctorIds[contract.doctor] as string, township.code, (township.villages[person.village] as Village).code,
      'person', contract.channel, contract.endedOn === null ? 'active' : 'ended', textOf(contract.signed), `[${textOf(contract.from)},${textOf(contract.until)})`,
      residentFeeFen, codesText(populationsAt(person, contract.signed)), contract.previous < 0 ? null : idOf(contract.previous),
      contract.endedOn === null ? null : textOf(contract.endedOn), contract.endReason, 2, holdsPlaces(contract, on), ...standingOf(contract, itemsOfContract(contract), services[i] as Service[]), key,
    ])
  }))
  await sink.run(loading.finish)
  await writeEvents(sink, made, idOf)
  await writeServices(sink, made, idOf, services)
  await sink.copy('contracts.renewal_notice', ['county_code', 'contract_id', 'step', 'at'], tellingsOf(made, idOf, on, pack))
}

async function writeServices(sink: Sink, { township, teams, staff, contracts }: MadeTownship, contractIdOf: (nth: number) => string, services: readonly Service[][]): Promise<void> {
  const { code: countyCode } = township.county
  const serviceIdOf = demoIdsOf('service', township.place)
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  let serial = 0
  function* lines(): Iterable<string> {
    for (let i = 0; i < contracts.length; i++) {
      const { team, doctor } = contracts[i] as Contract
      const doctorId = (teams[team] as Team).doctorIds[doctor] as string
      for (const { item, on, way } of services[i] as Service[]) yield copyLine([countyCode, serviceIdOf(++serial, on), contractIdOf(i), item, textOf(on), way, doctorId, null, accountIdOfStaff(doctorId), names.get(doctorId) as string, instantOf(on, serial % 540)])
    }
  }
  await sink.copy('contracts.service_entry', ['county_code', 'id', 'contract_id', 'item', 'served_on', 'way', 'staff_id', 'note', 'actor_id', 'actor_name', 'at'], lines())
}

/** When residents were told that their term runs out, as the mornings' reminders would have: those whose contracts are in force, on the days the pack reminds on. */
function* tellingsOf({ township, contracts }: MadeTownship, idOf: (nth: number) => string, on: Day, pack: Pack): Iterable<string> {
  const steps = reminderDays(pack, textOf(on))
  const followed = new Set(contracts.flatMap(({ previous, endedOn }) => (previous >= 0 && endedOn === null ? [previous] : [])))
  for (let i = 0; i < contracts.length; i++) {
    const { from, until, endedOn } = contracts[i] as Contract
    if (endedOn !== null || from > on || until <= on || followed.has(i)) continue
    for (const step of steps) if (until - step <= on) yield copyLine([township.county.code, idOf(i), step, instantOf(until - step, 0)])
  }
}

/** The codes of the populations somebody belonged to on the day of signing. */
function populationsAt({ tags }: Person, on: Day): string[] {
  return tags.flatMap(({ population, from, until }) => (from <= on && (until === null || on < until) ? [population] : []))
}

async function writeEvents(sink: Sink, { township, teams, staff, contracts }: MadeTownship, contractIdOf: (nth: number) => string): Promise<void> {
  const { code: countyCode } = township.county
  const eventIdOf = demoIdsOf('event', township.place)
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  function* lines(): Iterable<string> {
    for (let i = 0; i < contracts.length; i++) {
      const contract = contracts[i] as Contract
      const doctor = (teams[contract.team] as Team).doctorIds[contract.doctor] as string
      const told = (nth: number, event: ContractEvent, on: Day, reason: string | null, params: string) => copyLine([
        countyCode, eventIdOf(i * 2 + nth, on), contractIdOf(i), event, reason, accountIdOfStaff(doctor), names.get(doctor) as string, instantOf(on, (i * 13 + nth * 7) % 540), params,
      ])
      const isRenewal = contract.previous >= 0 && (contracts[contract.previous] as Contract).endedOn === null
      yield told(1, isRenewal ? 'renew' : 'sign', contract.signed, null, contract.previous < 0 ? '{}' : JSON.stringify({ previousId: contractIdOf(contract.previous) }))
      if (contract.endedOn !== null) yield told(2, 'end', contract.endedOn, contract.endReason, JSON.stringify({ note: notes[contract.endReason as EndReason] ?? null }))
    }
  }
  await sink.copy('contracts.contract_event', ['county_code', 'id', 'contract_id', 'event', 'reason', 'actor_id', 'actor_name', 'at', 'params'], lines())
}

function* each<T>(rows: readonly T[], line: (row: T, i: number) => string): Iterable<string> {
  for (let i = 0; i < rows.length; i++) yield line(rows[i] as T, i)
}
