import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { planHandoverEndpoint, undoHandoverEndpoint } from '#api/assignments.ts'
import { amendContractEndpoint, correctContractEndpoint } from '#api/contract-changes.ts'
import { endContractEndpoint, signContractEndpoint, undoEndingEndpoint } from '#api/contracts.ts'
import { acceptEndingEndpoint, askEndingEndpoint, refuseEndingEndpoint, withdrawConsentEndpoint, withdrawEndingEndpoint } from '#api/endings.ts'
import { beginImportEndpoint, commitImportEndpoint, getImportEndpoint, undoImportEndpoint } from '#api/imports.ts'
import { applyForSigningEndpoint, approveApplicationsEndpoint, rejectApplicationEndpoint, withdrawApplicationEndpoint } from '#api/online-signing.ts'
import { markDepartedEndpoint, registerResidentEndpoint } from '#api/residents.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import type { Actor } from '#platform/http/actor.ts'
import { systemContext } from '#platform/http/context.ts'
import { carryOutDue } from '../modules/assignments/carry-out-due.ts'
import { aHandwriting, aPhone } from '../modules/contracts/a-phone.fixture.ts'
import { amendingOf } from '../modules/contracts/amend.fixture.ts'
import type { SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { lapse, lapseWishes } from '../modules/contracts/lapse-applications.ts'
import { hashOffer } from '../modules/contracts/offer-hash.ts'
import { renewContracts } from '../modules/contracts/renew-contracts.ts'
import { renewalTerms } from '../modules/contracts/index.ts'
import { turnContracts } from '../modules/contracts/turn-contracts.ts'
import { remind } from '../modules/messages/remind.ts'
import { departuresSheet } from '../modules/imports/domain/departure-columns.ts'
import { aNumber } from '../modules/imports/imports.fixture.ts'
import { aCounty, type TestCounty } from '../testing/a-county.ts'
import { anActor } from '../testing/an-actor.ts'
import { contractOf, onOf, signedFor, unreached } from './contract-life-model.fixture.ts'
import { capOf, type Doctor, type Life, type Single, type Team, teamOf } from './contract-life-terms.fixture.ts'

/** Who lives where, and since when: one of them is too new here to sign before February. */
export const homes = [['A', '2012-01-01'], ['A', '2012-01-01'], ['A', '2026-08-10'], ['C', '2012-01-01'], ['A', '2019-05-01']] as const
const name = '罗玉珍'
const packageIds = ['basic']
const consents = [{ id: 'informed', agreed: true }, { id: 'auto_renewal', agreed: true }]
const statusWords = { moved: '迁出', deceased: '去世' }
let serial = 0

export type World = Awaited<ReturnType<typeof aWorld>>
/** A county with two institutions, three teams, four doctors whose panels are soon full, and people with a telephone each. */
export async function aWorld(desk: SigningDesk, behind: pg.Client) {
  const county = await aCounty(desk, { cap: capOf.a1 })
  const { town, country, countyCode, actors: { commission } } = county
  const teams: Record<Team, string> = { A: town.teamId, B: randomUUID(), C: country.teamId }
  const staff: Record<Doctor, string> = { a1: town.staff.doctor, a2: randomUUID(), b1: randomUUID(), c1: country.staff.doctor }
  await behind.query(layingOf(county, teams, staff))
  const people: { id: string; number: string; phone: Actor }[] = []
  for (const [team, livesHereSince] of homes) {
    const number = aNumber(++serial)
    const { body } = await desk.ask(commission, registerResidentEndpoint, { name, document: { kind: 'identity_card', number }, villageCode: (team === 'C' ? country : town).villageCode, residenceKind: 'registered', livesHereSince, isAnotherPerson: true })
    if (people.length !== unreached) await behind.query('WITH a AS (INSERT INTO resident_accounts.account (id, phone_cipher, phone_hmac, created_at, last_sign_in_at) VALUES (gen_random_uuid(), $1, $2, now(), now()) RETURNING id) INSERT INTO resident_accounts.bond (id, account_id, resident_county, resident_id, relation, way, since) SELECT gen_random_uuid(), a.id, $3, $4, $5, $6, now() FROM a', [Buffer.from('x'), Buffer.from(body.residentId), countyCode, body.residentId, 'self', 'code'])
    people.push({ id: body.residentId, number, phone: aPhone(county, body.residentId) })
  }
  const teamActor = (team: Team) => anActor({ countyCode, role: 'family_doctor', staffId: staff[team === 'A' ? 'a1' : team === 'B' ? 'b1' : 'c1'], scope: { kind: 'team', institutionId: (team === 'C' ? country : town).institutionId, teamId: teams[team] } })
  const actors: Record<Team, Actor> = { A: teamActor('A'), B: teamActor('B'), C: teamActor('C') }
  const pack = (await desk.using.policies.packOf(countyCode, '2026-11-24' as LocalDate)) as Pack
  return { county, teams, staff, people, actors, pack, ids: new Map<string, string>(), refs: new Map<string, string>() }
}

const layingOf = ({ countyCode, town, country }: TestCounty, teams: Record<Team, string>, staff: Record<Doctor, string>): string => [
  `INSERT INTO organisations.team (county_code, id, institution_id, name, pinyin, initials, kind, leader_staff_id, status, because, valid_from) VALUES (${countyCode}, '${teams.B}', '${town.institutionId}', '二队', 'x', 'x', 'team', '${town.staff.doctor}', 'active', '[]', '2020-01-01')`,
  `INSERT INTO organisations.panel_load (county_code, scope, holder_id, unit, is_hard) VALUES (${countyCode}, 'team', '${teams.B}', 'person', true)`,
  ...(['a2', 'b1'] as const).flatMap((doctor) => [
    `INSERT INTO organisations.staff (id, county_code, name, pinyin, initials, sex, birth_on, category, title_level) VALUES ('${staff[doctor]}', ${countyCode}, '${doctor}', 'x', 'x', 1, '1980-05-01', 'general_practitioner', 'intermediate')`,
    `INSERT INTO organisations.staff_licence (staff_id, id, kind, number, valid_from) VALUES ('${staff[doctor]}', gen_random_uuid(), 'licensed_doctor', 'T${staff[doctor].slice(0, 8)}', '2020-01-01')`,
    `INSERT INTO organisations.staff_post (staff_id, institution_id, is_primary, valid_from) VALUES ('${staff[doctor]}', '${town.institutionId}', true, '2020-01-01')`,
    `INSERT INTO organisations.team_member (county_code, team_id, staff_id, role, valid_from) VALUES (${countyCode}, '${teams[teamOf[doctor]]}', '${staff[doctor]}', 'family_doctor', '2020-01-01')`,
    `INSERT INTO organisations.panel_load (county_code, scope, holder_id, unit, cap, is_hard) VALUES (${countyCode}, 'doctor', '${staff[doctor]}', 'person', ${capOf[doctor]}, true)`,
  ]),
  `UPDATE organisations.panel_load SET cap = ${capOf.c1} WHERE county_code = ${countyCode} AND holder_id = '${country.staff.doctor}'`,
].join('; ')

type Asked = { status: number; body: { reasons?: { code: string }[] } }
const codesOf = ({ reasons }: Asked['body']) => (reasons ?? []).map(({ code }) => code).join(' ')
function told({ status, body }: Asked): string {
  if (status >= 500) throw new Error(`${status} ${JSON.stringify(body)}`)
  return status === 200 ? 'ok' : status === 404 ? 'NotFound' : codesOf(body) || `${status} ${JSON.stringify(body)}`
}

type Doors = World & { desk: SigningDesk; behind: pg.Client; relay(): Promise<void>; life(): Life }
/** Makes a command ready to be asked: whoever may do it, at the door where it is done. */
export function preparing({ desk, behind, relay, life, county, teams, staff, people, actors, pack, ids, refs }: Doors) {
  const { commission, manager } = county.actors
  const idOf = (ref: string) => ids.get(ref) as string
  const keep = (ref: string, id: string) => { ids.set(ref, id); refs.set(id, ref) }
  const teamOfContract = (ref: string) => actors[contractOf(life(), ref).team]
  const doctorOfApplication = (ref: string) => actors[teamOf[life().applications.find((one) => one.ref === ref)?.doctor ?? 'a1']]
  const own = (ref: string) => { const { person } = contractOf(life(), ref); return { phone: people[person]?.phone as Actor, residentId: people[person]?.id, contractId: idOf(ref) } }
  const wishOf = (ref: string) => life().wishes.find((one) => one.ref === ref)?.contract as string
  const ask = (actor: Actor, endpoint: { kind: string; path: string }, input: Record<string, unknown>, made?: [ref: string, key: string]) => async () => {
    const answer = await desk.ask(actor, endpoint, input)
    if (made && answer.status === 200) keep(made[0], answer.body[made[1]])
    return told(answer)
  }
  const look = async (importId: string) => (await desk.ask(commission, getImportEndpoint, { importId })).body

  return async function prepare(command: Single): Promise<() => Promise<string>> {
    switch (command.kind) {
      case 'sign': {
        const { ref, person, doctor, by, shown } = command
        return ask(by === 'team' ? actors[teamOf[doctor]] : commission, signContractEndpoint, {
          residentId: people[person]?.id, teamId: teams[teamOf[doctor]], doctorStaffId: staff[doctor], years: 1, unit: 'person', channel: 'desk', packageIds, offerHash: hashOffer(pack, onOf(life()), shown, 1, packageIds), hospitals: [], consents, residentSignature: aHandwriting, representative: { name: signedFor, relation: 'child' },
        }, [ref, 'contractId'])
      }
      case 'apply': {
        const { ref, person, doctor, replaces } = command
        return ask(people[person]?.phone as Actor, applyForSigningEndpoint, {
          residentId: people[person]?.id, teamId: teams[teamOf[doctor]], doctorStaffId: staff[doctor], years: 1, packageIds, offerHash: hashOffer(pack, onOf(life()), null, 1, packageIds), hospitals: [], consents, signature: aHandwriting, replaces: replaces === null ? null : idOf(replaces),
        }, [ref, 'applicationId'])
      }
      case 'approve': {
        const { ref, application } = command
        const doctor = doctorOfApplication(application)
        return async () => {
          const answer = await desk.ask(doctor, approveApplicationsEndpoint, { applicationIds: [idOf(application)] })
          if (answer.status !== 200) return told(answer)
          const [result] = answer.body.results
          if (result.contractId === null) return codesOf(result)
          keep(ref, result.contractId)
          return 'ok'
        }
      }
      case 'reject': return ask(doctorOfApplication(command.application), rejectApplicationEndpoint, { applicationId: idOf(command.application), reason: 'come_to_desk' })
      case 'withdraw': {
        const asked = life().applications.find(({ ref }) => ref === command.application)
        const { phone, id: residentId } = people[asked?.person ?? 0] as (typeof people)[number]
        return ask(phone, withdrawApplicationEndpoint, { residentId, applicationId: idOf(command.application) })
      }
      case 'amend': {
        const paid = { packageReasons: [{ id: 'chronic_discount', reason: '家属要求' }] }
        const input = await amendingOf(desk, actors[command.by], idOf(command.contract), command.toPaid ? [...packageIds, 'chronic_discount'] : packageIds, command.toPaid ? paid : {})
        return ask(actors[command.by], amendContractEndpoint, { ...input, version: command.version })
      }
      case 'correct': return ask(teamOfContract(command.contract), correctContractEndpoint, { contractId: idOf(command.contract), version: command.version, why: '写错，已看身份证', representative: { name: command.signer, relation: 'child' } })
      case 'end': return ask(actors[command.by], endContractEndpoint, { contractId: idOf(command.contract), reason: command.reason, note: '来电，已核对', lastDay: command.lastDay })
      case 'undo-end': return ask(teamOfContract(command.contract), undoEndingEndpoint, { contractId: idOf(command.contract) })
      case 'ask-end': { const { phone, ...which } = own(command.contract); return ask(phone, askEndingEndpoint, { ...which, reason: 'by_request' }, [command.ref, 'endingId']) }
      case 'withdraw-end': { const { phone, ...which } = own(wishOf(command.wish)); return ask(phone, withdrawEndingEndpoint, { ...which, endingId: idOf(command.wish) }) }
      case 'accept-end': return ask(teamOfContract(wishOf(command.wish)), acceptEndingEndpoint, { endingId: idOf(command.wish), note: '电话与本人核实' })
      case 'refuse-end': return ask(teamOfContract(wishOf(command.wish)), refuseEndingEndpoint, { endingId: idOf(command.wish), reason: 'come_to_desk' })
      case 'withdraw-consent': { const { phone, ...which } = own(command.contract); return ask(phone, withdrawConsentEndpoint, { ...which, consentId: command.consent }) }
      case 'depart': {
        const residentId = people[command.person]?.id
        const { rows: [{ version }] } = await behind.query('SELECT version FROM residents.resident WHERE id = $1', [residentId])
        return ask(commission, markDepartedEndpoint, { residentId, version, status: command.status, on: onOf(life()), reason: '家属来报' })
      }
      case 'list': {
        const { body: { importId }, ...begun } = await desk.ask(commission, beginImportEndpoint, { kind: 'departures', fileName: '名单.csv', content: Buffer.from(aCsvOf(command, people)).toString('base64'), mode: 'skip' })
        if (begun.status !== 200) throw new Error(`a list was not taken: ${begun.status}`)
        await relay()
        const counts = async () => { const { updatedRows, duplicateRows, errorRows } = await look(importId); return `${updatedRows} ${duplicateRows} ${errorRows}` }
        const checked = await counts()
        if (checked.startsWith('0 ')) return async () => checked
        return async () => {
          const started = told(await desk.ask(commission, commitImportEndpoint, { importId }))
          if (started !== 'ok') return started
          await relay()
          keep(command.ref, importId)
          return counts()
        }
      }
      case 'undo-list': return async () => {
        const importId = idOf(command.list)
        const started = told(await desk.ask(commission, undoImportEndpoint, { importId }))
        if (started !== 'ok') return started
        await relay()
        const { undoneRows, keptRows } = await look(importId)
        return `${undoneRows} ${keptRows}`
      }
      case 'hand-over': {
        const { ref, from, to, on } = command
        return ask(manager, planHandoverEndpoint, { kind: 'doctor', fromTeamId: teams[teamOf[from]], toTeamId: teams[teamOf[to]], fromDoctorStaffId: staff[from], toDoctorStaffId: staff[to], on, reason: '调走' }, [ref, 'handoverId'])
      }
      case 'undo-hand-over': return ask(manager, undoHandoverEndpoint, { handoverId: idOf(command.handover) })
      case 'remind': return async () => {
        await remind(systemContext(desk.bulk, desk.clock.now, county.countyCode), renewalTerms(pack, onOf(life())))
        return 'ok'
      }
      case 'night': return async () => {
        const context = systemContext(desk.bulk, desk.clock.now, county.countyCode)
        await renewContracts(context, async () => pack)
        const { rows } = await behind.query("SELECT id, previous_id FROM contracts.contract WHERE county_code = $1 AND channel = 'automatic'", [county.countyCode])
        for (const { id, previous_id: previous } of rows) keep(`${refs.get(previous)}+`, id)
        await turnContracts(context)
        await lapse(context)
        await lapseWishes(context)
        await carryOutDue(context)
        return 'ok'
      }
      case 'wait': return async () => 'ok'
    }
  }
}

function aCsvOf({ people: which, status, day }: Extract<Single, { kind: 'list' }>, people: World['people']): string {
  const rows = which.map((i) => ({ name, documentKind: '', number: people[i]?.number ?? '', status: statusWords[status], day: day as string, proof: '公安名单' }))
  return [departuresSheet.columns.map(({ title }) => title), ...rows.map((row) => departuresSheet.columns.map(({ key }) => row[key]))].map((cells) => cells.join(',')).join('\r\n')
}
