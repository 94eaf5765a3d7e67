import type { Reason } from '#kernel/decision.ts'
import { type DocumentKind, type IdentityDocument, parseIdentityDocument } from '#kernel/identity-document.ts'
import { addYears, type LocalDate } from '#kernel/local-date.ts'
import { parsePhoneNumber } from '#kernel/phone-number.ts'
import { type Pack, PolicyGap } from '#policy/index.ts'
import type { Database, Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type Candidate, findSigningTeam, judgeMember, type MemberJudgement, type Terms, type UnitParty } from '../contracts/index.ts'
import { type ImportColumn, type ImportGround, judgePeople, type Judgement, layImportGround, personDigest } from '../residents/index.ts'
import { reason as say, roster } from './errors.ts'
import { scopeOf } from './select-communities.ts'
import type { CommunitiesUsing } from './using.ts'

/** One person of a unit's roster. */
export type RosterPerson = {
  name: string; documentKind: DocumentKind; number: string | null; sex: number | null; bornOn: LocalDate | null; phone: string | null; department: string | null; unit: string; village: string | null; address: string | null
  livesHereSince: LocalDate | null; consented: boolean; consentedOn: LocalDate | null
}
export type RosterColumn = keyof RosterPerson
export type RosterFault = { column: RosterColumn; reason: Reason }
/** What a roster tells apart, for the counts of the dry run. */
export type RosterCategory = 'signs' | 'signsWithRecord' | 'signedHere' | 'signedElsewhere' | 'waits' | 'known'

type Unit = { agreementId: string; communityId: string; name: string; creditCode: string | null; institutionId: string; teamId: string; doctorStaffId: string; until: LocalDate; terms: Terms; because: unknown }
type Member = { id: string; version: number; residentId: string | null; department: string | null; consentedOn: LocalDate | null; contractId: string | null }
type Known = Candidate & { digest: Buffer; id: string; name: string; townshipCode: string; villageCode: string; institutionId: string | null; teamId: string | null }
type NewPerson = Exclude<Judgement, { outcome: 'error' }> & { outcome: 'new' }
/** Who is to be a member: somebody known here, somebody to be registered, or nobody yet. */
type Plan = {
  given: RosterPerson; document: IdentityDocument; digest: Buffer; unit: Unit; member: Member | null; category: RosterCategory; warnings: RosterFault[]
  resident: Pick<Known, 'id' | 'townshipCode' | 'villageCode' | 'institutionId' | 'teamId'> | null; person: NewPerson | null; terms: Terms | null
}
export type RosterJudgement = { outcome: 'error'; faults: RosterFault[] } | ({ outcome: 'new' | 'update' | 'duplicate' } & Plan)
export type RosterGround = { actor: Actor; on: LocalDate; pack: Pack; units: Unit[]; idle: ReadonlySet<string>; people: ImportGround }

/** Reads what judging rests on: the units within reach with the agreement in force today, and where people may be registered. */
export async function layRosterGround({ policies }: { policies: Pick<CommunitiesUsing['policies'], 'packOf'> }, run: Run, actor: Actor, on: LocalDate): Promise<RosterGround> {
  const { condition, params } = scopeOf(actor)
  const { countyCode } = actor
  const select = compose<Unit & { isRunning: boolean }>()(fragment<Record<string, unknown>>('units-of-roster', `
    SELECT u.id AS "communityId", u.name, u.credit_code AS "creditCode", a.id IS NOT NULL AS "isRunning", a.id AS "agreementId", a.institution_id AS "institutionId", a.team_id AS "teamId", a.doctor_staff_id AS "doctorStaffId", a.valid_until AS until, a.terms, a.because
    FROM communities.community u LEFT JOIN communities.agreement a ON a.county_code = u.county_code AND a.community_id = u.id AND a.state = 'in_force' AND a.valid_from <= :on::date AND a.valid_until > :on::date
    WHERE u.county_code = :countyCode AND ${condition} ORDER BY u.name, u.id`))
  const rows = await run(select, { countyCode, on, ...params })
  const idle = new Set(rows.filter(({ isRunning }) => !isRunning).flatMap(({ name, creditCode }) => [name, creditCode ?? name]))
  return { actor, on, pack: await policies.packOf(countyCode, on), units: rows.filter(({ isRunning }) => isRunning), idle, people: await layImportGround({ policies }, run, actor, on, 'skip') }
}

const selectMembers = compose<Member & { digest: Buffer; communityId: string }>()(fragment<{ countyCode: number; digests: Buffer[] }>('members-of-roster', `
  SELECT document_hmac AS digest, community_id AS "communityId", id, version, resident_id AS "residentId", department, consented_on AS "consentedOn", contract_id AS "contractId" FROM communities.member
  WHERE county_code = :countyCode AND document_hmac = ANY (:digests::bytea[]) AND left_on IS NULL`))
type KnownRow = Omit<Known, 'residence'> & { livesHereSince: LocalDate; bornOn: LocalDate; householdSince: LocalDate | null }
const selectKnown = compose<KnownRow>()(fragment<{ countyCode: number; digests: Buffer[]; on: string }>('known-of-roster', `
  SELECT r.document_hmac AS digest, r.id, r.name, r.status, r.township_code AS "townshipCode", r.village_code AS "villageCode", r.institution_id AS "institutionId", r.team_id AS "teamId", r.populations, r.lives_here_since AS "livesHereSince", r.birth_on AS "bornOn",
    (SELECT min(h.lives_here_since) FROM residents.resident h WHERE h.county_code = :countyCode AND h.household_id = r.household_id AND h.id <> r.id AND h.status = 'living' AND h.birth_on <= :on::date - interval '18 years') AS "householdSince",
    coalesce((SELECT json_agg(json_build_object('id', c.id, 'number', c.number, 'from', c.valid_from, 'until', c.valid_until, 'teamId', c.team_id, 'teamName', t.name, 'institutionId', i.id, 'institutionName', i.short_name) ORDER BY c.valid_from) FROM contracts.contract c JOIN organisations.team t ON t.county_code = c.county_code AND t.id = c.team_id JOIN organisations.institution i ON i.id = t.institution_id
      WHERE c.county_code = :countyCode AND c.resident_id = r.id AND c.state = 'active' AND c.valid_until > :on::date), '[]') AS contracts
  FROM residents.resident r WHERE r.county_code = :countyCode AND r.document_hmac = ANY (:digests::bytea[]) AND r.status IN ('living', 'deceased')`))

const wrong = (...faults: [RosterColumn, Reason][]): RosterJudgement => ({ outcome: 'error', faults: faults.map(([column, reason]) => ({ column, reason })) })
const columnOf = (column: ImportColumn): RosterColumn => (column === 'tags' || column === 'township' || column === 'grid' || column === 'household' || column === 'relation' || column === 'residenceKind' ? 'number' : column)
type Read = { given: RosterPerson; on: LocalDate } & ({ refusal: RosterJudgement } | { refusal: null; document: IdentityDocument; digest: Buffer; unit: Unit })

/**
 * What is to become of each person of a unit's roster. Who consents, is known here and has no contract signs by the unit's agreement; who is not known is registered first, as a list of residents
 * would. Who has a contract keeps it and is a member; who does not consent is a member who waits. Nobody gets a second contract. Writes nothing.
 */
export async function judgeRoster(using: { keys: CommunitiesUsing['keys']; database: Database }, run: Run, ground: RosterGround, list: readonly RosterPerson[]): Promise<RosterJudgement[]> {
  const { countyCode } = ground.actor
  const read = list.map((given) => readRow(using, ground, given))
  const digests = read.flatMap((one) => (one.refusal === null ? [one.digest] : []))
  const keyOf = (digest: Buffer) => digest.toString('hex')
  const known = new Map((await run(selectKnown, { countyCode, digests, on: ground.on })).map(({ livesHereSince, bornOn, householdSince, ...one }): [string, Known] => [keyOf(one.digest), { ...one, residence: { livesHereSince, bornOn, householdSince } }]))
  const members = new Map((await run(selectMembers, { countyCode, digests })).map((one) => [`${one.communityId} ${keyOf(one.digest)}`, one]))
  const fresh = read.flatMap((one) => (one.refusal === null && !known.has(keyOf(one.digest)) && one.given.consented && one.given.village !== null && one.given.livesHereSince !== null ? [one] : []))
  const people = await judgePeople(using, run, ground.people, fresh.map(({ given, document }) => personOf(given, document)))
  const registered = new Map(fresh.map((one, i) => [one, people[i] as Judgement]))
  const parties = await findParties(run, ground, new Set(read.flatMap((one) => (one.refusal === null ? [one.unit] : []))))
  const added = new Map<string, number>()
  return read.map((one) => {
    if (one.refusal !== null) return one.refusal
    const { digest, unit } = one
    const member = members.get(`${unit.communityId} ${keyOf(digest)}`) ?? null
    const resident = known.get(keyOf(digest))
    try {
      const party = parties.get(unit) as UnitParty
      const before = added.get(unit.teamId) ?? 0
      const judged = resident ? judgeKnown(ground, one, party, resident, member, before) : judgeUnknown(ground, one, party, registered.get(one), member, before)
      if (judged.outcome !== 'error' && judged.terms !== null) added.set(unit.teamId, before + 1)
      return judged
    } catch (error) {
      if (error instanceof PolicyGap) return wrong(['number', roster.gap()])
      throw error
    }
  })
}

/** The teams as they are at this instant: how full their panels are is judged anew each time. */
async function findParties(run: Run, { actor: { countyCode }, on }: RosterGround, units: ReadonlySet<Unit>): Promise<Map<Unit, UnitParty>> {
  const parties = new Map<Unit, UnitParty>()
  for (const unit of units) {
    const team = await findSigningTeam(run, { countyCode, teamId: unit.teamId, on })
    if (!team) throw new Error('a unit’s agreement names a team that is not there')
    parties.set(unit, { team, doctorStaffId: unit.doctorStaffId, terms: unit.terms })
  }
  return parties
}

const personOf = (given: RosterPerson, { number }: IdentityDocument) => ({
  name: given.name, documentKind: given.documentKind, number, sex: given.sex, bornOn: given.bornOn, phone: given.phone, village: given.village as string, township: null, grid: null, address: given.address, household: null, relation: null, residenceKind: null, livesHereSince: given.livesHereSince as LocalDate, tags: [],
})

function readRow({ keys }: { keys: CommunitiesUsing['keys'] }, { units, idle, on }: RosterGround, given: RosterPerson): Read {
  const refuse = (refusal: RosterJudgement): Read => ({ given, on, refusal })
  const [unit, other] = units.filter(({ name, creditCode }) => name === given.unit || creditCode === given.unit.toUpperCase())
  if (other) return refuse(wrong(['unit', roster.unitUnclear(given.unit)]))
  if (!unit) return refuse(wrong(['unit', idle.has(given.unit) ? roster.noAgreement() : roster.unitUnknown(given.unit)]))
  if (given.number === null) return refuse(wrong(['number', roster.noDocument()]))
  if (given.phone !== null && !parsePhoneNumber(given.phone).allowed) return refuse(wrong(['phone', say.phone()]))
  const document = parseIdentityDocument(given.documentKind, given.number, on)
  if (!document.allowed) return refuse(wrong(...document.reasons.map((why): [RosterColumn, Reason] => ['number', why])))
  if (given.consented && given.consentedOn === null) return refuse(wrong(['consentedOn', roster.consentDay()]))
  if (given.consentedOn !== null && given.consentedOn > on) return refuse(wrong(['consentedOn', roster.consentLater()]))
  return { given, on, refusal: null, document: document.value, digest: personDigest(keys, document.value), unit }
}

type Readable = Extract<Read, { refusal: null }>
/** Somebody with a record: by name and document, for a list is no place to learn who carries a number. */
function judgeKnown({ pack, on }: RosterGround, { given, document, digest, unit }: Readable, party: UnitParty, resident: Known, member: Member | null, added: number): RosterJudgement {
  if (resident.name !== given.name) return wrong(['name', roster.otherName()])
  if (resident.status !== 'living') return wrong(['number', roster.gone()])
  const plan = { given, document, digest, unit, member, resident, person: null }
  const judged = judgeMember(pack, on, party, resident, added)
  const otherwise: RosterFault[] = given.livesHereSince !== null && given.livesHereSince !== resident.residence.livesHereSince ? [{ column: 'livesHereSince', reason: roster.livesOtherwise(resident.residence.livesHereSince) }] : []
  if ('contract' in judged) return ofContract(plan, judged, otherwise)
  if (!given.consented) return { ...plan, ...joins(plan, 'waits', member === null), terms: null, warnings: [{ column: 'consented', reason: roster.waits() }, ...otherwise] }
  if ('reasons' in judged) return { outcome: 'error', faults: judged.reasons.map((why) => ({ column: 'number', reason: why })) }
  return { ...plan, outcome: member === null ? 'new' : 'update', category: 'signs', terms: judged.terms, warnings: [...leftOut(judged), ...otherwise] }
}

function ofContract(plan: Omit<Plan, 'category' | 'warnings' | 'terms'>, { standing, contract }: Extract<MemberJudgement, { contract: unknown }>, otherwise: RosterFault[]): RosterJudgement {
  const told = standing === 'signed_here' ? roster.signedHere(contract.lastDay) : roster.signedElsewhere(contract.institutionId === plan.unit.institutionId ? contract.teamName : contract.institutionName)
  const category = standing === 'signed_here' ? 'signedHere' : 'signedElsewhere'
  return { ...plan, ...joins(plan, category, plan.member === null), terms: null, warnings: plan.member === null ? [{ column: 'number', reason: told }, ...otherwise] : [] }
}

/** Somebody who joins without signing is new once; a row that says nothing more than what is kept is passed over. */
function joins({ given, member, resident }: Pick<Plan, 'given' | 'member' | 'resident'>, category: RosterCategory, isNew: boolean): { outcome: 'new' | 'update' | 'duplicate'; category: RosterCategory } {
  if (isNew) return { outcome: 'new', category }
  const saysMore = (given.department !== null && given.department !== member?.department) || (given.consented && member?.consentedOn === null) || (resident !== null && member?.residentId === null)
  return saysMore ? { outcome: 'update', category } : { outcome: 'duplicate', category: 'known' }
}

/** Somebody without a record: registered by what the roster says, then judged as everybody; who does not consent is not registered. */
function judgeUnknown({ pack, on, people }: RosterGround, { given, document, digest, unit }: Readable, party: UnitParty, judgement: Judgement | undefined, member: Member | null, added: number): RosterJudgement {
  const plan = { given, document, digest, unit, member, resident: null }
  if (!given.consented) return { ...plan, ...joins({ ...plan }, 'waits', member === null), person: null, terms: null, warnings: [{ column: 'consented', reason: roster.waitsUnrecorded() }] }
  if (judgement === undefined) return wrong([given.village === null ? 'village' : 'livesHereSince', roster.needsResidence()])
  if (judgement.outcome === 'error') return { outcome: 'error', faults: judgement.faults.map(({ column, reason }) => ({ column: columnOf(column), reason })) }
  if (judgement.outcome !== 'new') return wrong(['number', roster.gone()])
  const { registered, person } = judgement
  const candidate: Candidate = { status: 'living', residence: { livesHereSince: person.livesHereSince, bornOn: registered.bornOn, householdSince: null }, contracts: [], populations: people.bands.filter(({ fromAge, untilAge }) => addYears(registered.bornOn, fromAge) <= on && addYears(registered.bornOn, untilAge) > on).map(({ population }) => population) }
  const judged = judgeMember(pack, on, party, candidate, added)
  if (judged.standing === 'refused') return { outcome: 'error', faults: judged.reasons.map((why) => ({ column: 'livesHereSince', reason: why })) }
  if (judged.standing !== 'signs') throw new Error('somebody without a record has a contract')
  return { ...plan, person: judgement as NewPerson, outcome: member === null ? 'new' : 'update', category: 'signsWithRecord', terms: judged.terms, warnings: leftOut(judged) }
}

const leftOut = ({ leftOut: names }: Extract<MemberJudgement, { standing: 'signs' }>): RosterFault[] => names.map((name) => ({ column: 'number', reason: roster.packageLeftOut(name) }))
