import type { LocalDate } from '#kernel/local-date.ts'
import { parsePhoneNumber } from '#kernel/phone-number.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type BeforeMember, signMembers, takeBackMembers } from '../contracts/index.ts'
import { importPeople, sealPeople, takeBackPeople } from '../residents/index.ts'
import { changedMeanwhile } from './errors.ts'
import type { RosterGround, RosterJudgement } from './judge-roster.ts'
import { deleteMembers, insertMembers, lockMembers, updateMembers } from './store.ts'
import { type CommunitiesUsing, seal } from './using.ts'

type Plan = Exclude<RosterJudgement, { outcome: 'error' }>
type Keys = Pick<CommunitiesUsing, 'keys'>
type Writing = { actor: Actor; at: string; on: LocalDate; newId(): string }
type Kept = { residentId: string | null; department: string | null; consentedOn: LocalDate | null; contractId: string | null }
/** What an undo needs of a member a roster brought: the record and the contract it made, how the member stood, and the version it left. */
export type BeforeRoster = { version: number; registeredId: string | null; contract: { id: string; before: BeforeMember } | null; previous: Kept | null }
export type BroughtMember = { memberId: string; before: BeforeRoster }

/**
 * Brings members of units in the caller's transaction: records for who has none, contracts under the unit's agreement, membership. Gives who was brought in the order they came, with what an
 * undo needs, and the text of all that was written.
 * @throws a constraint or Conflict when somebody else was there first: judge again
 */
export async function bringRoster(using: Keys, run: Run, ground: RosterGround, writing: Writing, list: readonly Plan[]): Promise<{ brought: BroughtMember[]; written: string[] }> {
  const { countyCode } = writing.actor
  const registering = list.flatMap(({ person }) => person ?? [])
  const sealed = (await sealPeople(using, ground.people, writing.newId, registering))
  const written = sealed.length === 0 ? [] : await importPeople(run, ground.people, writing, sealed)
  const registered = new Map(registering.map((person, i) => [person, sealed[i]?.id as string]))
  const residentOf = ({ resident, person }: Plan) => (person ? { id: registered.get(person) as string, townshipCode: person.home.townshipCode, villageCode: person.home.code, institutionId: person.home.institutionId, teamId: person.home.teamId } : resident)
  const contracts = await signByUnit(run, writing, list, residentOf, written)
  const brought = list.map((plan, i): BroughtMember & { plan: Plan; kept: Kept } => {
    const { given, member, person } = plan
    const contract = contracts.get(i) ?? null
    const kept: Kept = { residentId: residentOf(plan)?.id ?? null, department: given.department ?? member?.department ?? null, consentedOn: given.consented ? given.consentedOn : (member?.consentedOn ?? null), contractId: contract?.id ?? member?.contractId ?? null }
    const previous = member && { residentId: member.residentId, department: member.department, consentedOn: member.consentedOn, contractId: member.contractId }
    return { plan, kept, memberId: member?.id ?? writing.newId(), before: { version: member === null ? 1 : member.version + 1, registeredId: person ? (registered.get(person) as string) : null, contract, previous } }
  })
  await keepMembers(using, run, countyCode, writing.on, brought)
  return { brought: brought.map(({ memberId, before }) => ({ memberId, before })), written: [...written, ...brought.map(({ memberId, kept, plan }) => JSON.stringify({ memberId, communityId: plan.unit.communityId, ...kept }))] }
}

const holdAgreement = compose<{ id: string }>()(fragment<{ countyCode: number; agreementId: string; on: string }>('hold-unit-agreement', `
  SELECT id FROM communities.agreement WHERE county_code = :countyCode AND id = :agreementId::uuid AND state = 'in_force' AND valid_from <= :on::date AND valid_until > :on::date FOR SHARE`))

async function signByUnit(run: Run, writing: Writing, list: readonly Plan[], residentOf: (plan: Plan) => Plan['resident'], written: string[]): Promise<Map<number, { id: string; before: BeforeMember }>> {
  const contracts = new Map<number, { id: string; before: BeforeMember }>()
  for (const unit of new Set(list.map((plan) => plan.unit))) {
    const signing = list.flatMap((plan, i) => (plan.unit === unit && plan.terms !== null ? [{ i, plan }] : []))
    if (signing.length === 0) continue
    const { agreementId, institutionId, teamId, doctorStaffId, until, because } = unit
    const [standing] = await run(holdAgreement, { countyCode: writing.actor.countyCode, agreementId, on: writing.on })
    if (!standing) throw changedMeanwhile() // it was ended since the list was laid out
    const done = await signMembers(run, writing, { unitAgreementId: agreementId, institutionId, teamId, doctorStaffId, until, because }, signing.map(({ plan }) => {
      const { id, ...place } = residentOf(plan) as NonNullable<Plan['resident']>
      return { residentId: id, ...place, terms: plan.terms as NonNullable<Plan['terms']>, consentedOn: plan.given.consentedOn as LocalDate }
    }))
    signing.forEach(({ i }, nth) => contracts.set(i, { id: done.ids[nth] as string, before: done.befores[nth] as BeforeMember }))
    written.push(...done.written)
  }
  return contracts
}

async function keepMembers({ keys }: Keys, run: Run, countyCode: number, on: LocalDate, brought: readonly (BroughtMember & { plan: Plan; kept: Kept })[]): Promise<void> {
  const rowOf = ({ memberId, kept }: { memberId: string; kept: Kept }) => ({ id: memberId, resident_id: kept.residentId, department: kept.department, consented_on: kept.consentedOn, contract_id: kept.contractId })
  const fresh = brought.filter(({ plan }) => plan.member === null).map((one) => {
    const { given, document, digest, unit } = one.plan
    const phone = given.phone === null ? null : parsePhoneNumber(given.phone)
    const phoneText = phone?.allowed && one.kept.residentId === null ? phone.value : null // who has a record has the telephone there
    return {
      ...rowOf(one), community_id: unit.communityId, name: given.name, document_kind: document.kind, document_cipher: seal(keys, 'document', countyCode, one.memberId, document.number).toString('base64'), document_hmac: digest.toString('base64'),
      phone_cipher: phoneText === null ? null : seal(keys, 'phone', countyCode, one.memberId, phoneText).toString('base64'), lives_here_since: given.livesHereSince,
    }
  })
  if (fresh.length > 0) await run(insertMembers, { countyCode, members: JSON.stringify(fresh), on })
  const known = brought.filter(({ plan }) => plan.member !== null)
  if (known.length === 0) return
  const changed = await run(updateMembers, { countyCode, members: JSON.stringify(known.map((one) => ({ ...rowOf(one), version: one.plan.member?.version }))) })
  if (changed.length !== known.length) throw changedMeanwhile()
}

/** What registering, signing and taking the contract back leave a record's version at: whoever stands elsewhere was touched since. */
const untouchedVersion = 3

/**
 * Takes brought members back in the caller's transaction: contracts nobody has touched since, then the membership, then the records the roster made. Whose contract or membership was touched stays
 * whole. Gives the members it took and the records that are gone.
 */
export async function takeBackRoster(run: Run, writing: Writing, list: readonly BroughtMember[]): Promise<{ members: string[]; residents: string[] }> {
  const { actor: { countyCode }, on, newId } = writing
  const now = new Map((await run(lockMembers, { countyCode, memberIds: list.map(({ memberId }) => memberId) })).map(({ id, version }) => [id, version]))
  const untouched = list.filter(({ memberId, before }) => now.get(memberId) === before.version)
  const ended = new Set(await takeBackMembers(run, { countyCode, on, newId }, untouched.flatMap(({ before: { contract } }) => (contract === null ? [] : [{ contractId: contract.id, before: contract.before }]))))
  const taken = untouched.filter(({ before: { contract } }) => contract === null || ended.has(contract.id))
  const gone = taken.filter(({ before }) => before.previous === null).map(({ memberId }) => memberId)
  if (gone.length > 0) await run(deleteMembers, { countyCode, memberIds: gone })
  const back = taken.flatMap(({ memberId, before: { version, previous } }) => (previous === null ? [] : [{ id: memberId, version, resident_id: previous.residentId, department: previous.department, consented_on: previous.consentedOn, contract_id: previous.contractId }]))
  if (back.length > 0) await run(updateMembers, { countyCode, members: JSON.stringify(back) })
  const registered = taken.flatMap(({ before }) => before.registeredId ?? [])
  return { members: taken.map(({ memberId }) => memberId), residents: registered.length === 0 ? [] : await takeBackPeople(run, countyCode, newId(), registered, untouchedVersion) }
}
