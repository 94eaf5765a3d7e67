import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getResidentEndpoint } from '#api/residents.ts'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { type Because, checkUsualResident, type KeyPopulation, keyPopulations, orNone, populationFit, presentBecause, usualResidentRule } from '#policy/index.ts'
import { getResident, type Resident } from './load-resident.ts'
import { masked, type ResidentsUsing } from './using.ts'

type Output = OutputOf<typeof getResidentEndpoint>
type Of = { countyCode: number; residentId: string }
type PlaceRow = { villageName: string; townshipName: string; teamName: string | null; institutionName: string | null }
const selectPlace = compose<PlaceRow>()(fragment<Of>('resident-place', `
  SELECT v.name AS "villageName", tw.name AS "townshipName", t.name AS "teamName", i.name AS "institutionName" FROM residents.resident r
  JOIN regions.region v ON v.code = r.village_code JOIN regions.region tw ON tw.code = r.township_code
  LEFT JOIN organisations.team t ON t.county_code = :countyCode AND t.id = r.team_id LEFT JOIN organisations.institution i ON i.id = r.institution_id WHERE r.county_code = :countyCode AND r.id = :residentId`))
type TagRow = { tagId: string; population: string; origin: 'derived' | 'diagnosed' | 'certified'; evidence: Record<string, unknown>; because: Because[]; validFrom: LocalDate; validUntil: LocalDate | null }
const selectTags = compose<TagRow>()(fragment<Of>('resident-tags', `
  SELECT id AS "tagId", population, origin, evidence, because, valid_from AS "validFrom", valid_until AS "validUntil" FROM residents.population_tag
  WHERE county_code = :countyCode AND resident_id = :residentId ORDER BY valid_until DESC NULLS FIRST, valid_from DESC, id`))
type MemberRow = { number: string; headId: string | null; residentId: string; name: string; sex: number; bornOn: LocalDate; livesHereSince: LocalDate; relation: string | null; populations: string[]; isSigned: boolean }
const selectHousehold = compose<MemberRow>()(fragment<{ countyCode: number; householdId: string }>('household-members', `
  SELECT h.number, h.head_resident_id AS "headId", r.id AS "residentId", r.name, r.sex, r.birth_on AS "bornOn", r.lives_here_since AS "livesHereSince", r.relation_to_head AS relation, r.populations, r.is_signed AS "isSigned"
  FROM residents.household h JOIN residents.resident r ON r.county_code = :countyCode AND r.household_id = h.id AND r.status = 'living' WHERE h.county_code = :countyCode AND h.id = :householdId ORDER BY r.birth_on, r.id LIMIT 40`))

/** One person whole, masked where the law wants it. Opening it writes an audit event; another scope's person is not found. */
export async function readResident(using: ResidentsUsing, context: Context, { residentId }: InputOf<typeof getResidentEndpoint>): Promise<Output> {
  const { actor, on } = context
  const { countyCode } = actor
  const resident = await getResident(context.run, actor, residentId)
  const [[place], tags, members, pack] = await Promise.all([
    context.run(selectPlace, { countyCode, residentId }), context.run(selectTags, { countyCode, residentId }),
    resident.householdId === null ? [] : context.run(selectHousehold, { countyCode, householdId: resident.householdId }), using.policies.packOf(countyCode, on),
    context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'residents.open', subjectKind: 'resident', subjectId: residentId })),
  ])
  const { keys, policies } = using
  const populations = keyPopulations(pack, on).value
  const named = new Map(populations.map((row) => [row.tag, row]))
  const usual = orNone(() => usualResidentRule(pack, on))
  const isUsual = orNone(() => checkUsualResident(pack, on, { livesHereSince: resident.livesHereSince, bornOn: resident.bornOn, householdSince: householdSince(members.filter((one) => one.residentId !== residentId), on) }).allowed)
  return {
    residentId, name: resident.name, sex: resident.sex, age: Math.max(0, ageOn(resident.bornOn, on)), villageName: place?.villageName ?? '', townshipName: place?.townshipName ?? '', teamName: place?.teamName ?? null,
    populations: resident.populations, isSigned: resident.isSigned, status: resident.status, birthYear: Number(resident.bornOn.slice(0, 4)), nation: resident.nation,
    document: { kind: resident.documentKind as never, masked: masked(keys, 'document', countyCode, residentId, resident.documentCipher) },
    phoneMasked: masked(keys, 'phone', countyCode, residentId, resident.phoneCipher), addressMasked: masked(keys, 'address', countyCode, residentId, resident.addressCipher),
    villageCode: resident.villageCode, townshipCode: resident.townshipCode, residenceKind: resident.residenceKind, livesHereSince: resident.livesHereSince,
    isUsualResident: isUsual, usualBecause: presentBecause(pack, usual?.because ?? [], policies.names), institutionName: place?.institutionName ?? null, teamId: resident.teamId, statusOn: resident.statusOn, version: resident.version,
    tags: tags.map((tag) => ({ ...tag, zh: named.get(tag.population)?.zh ?? tag.population, en: named.get(tag.population)?.en ?? tag.population, reach: named.get(tag.population)?.reach ?? 'person', because: presentBecause(pack, tag.because, policies.names) })),
    addable: addableOf(populations, resident, on),
    household: resident.householdId === null || !members[0] ? null : { householdId: resident.householdId, number: members[0].number, members: members.map((member) => memberOf(member, on)) },
  }
}

const memberOf = ({ residentId, name, sex, bornOn, relation, headId, populations, isSigned }: MemberRow, on: LocalDate) =>
  ({ residentId, name, sex, age: Math.max(0, ageOn(bornOn, on)), relation, isHead: headId === residentId, populations, isSigned })

/** Populations that may be added by hand: not those that follow from age, are there already, or are of the other sex. */
function addableOf(populations: readonly KeyPopulation[], resident: Resident, on: LocalDate): Output['addable'] {
  return populations.flatMap((one) => {
    const { tag, zh, en, recognised, evidence, usualAges } = one
    const fit = populationFit(one, on, resident)
    if (recognised === 'derived' || fit === 'refused' || resident.populations.includes(tag)) return []
    return [{ population: tag, zh, en, origin: recognised, evidence, isUnusualAge: fit === 'unusual', usualAges }]
  })
}

const fullAge = 18
/** Since when the grown-up of a household lives here who came first; null for a household without any. */
const householdSince = (members: readonly MemberRow[], on: LocalDate): LocalDate | null =>
  members.filter(({ bornOn }) => ageOn(bornOn, on) >= fullAge).map(({ livesHereSince }) => livesHereSince).sort()[0] ?? null
