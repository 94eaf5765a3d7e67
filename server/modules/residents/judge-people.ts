import { residents as words } from '#api/wording/zh/residents.ts'
import type { Reason } from '#kernel/decision.ts'
import type { DocumentKind } from '#kernel/identity-document.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type KeyPopulation, keyPopulations, type Pack, populationFit } from '#policy/index.ts'
import { byteStrings } from '#platform/database/binary-array.ts'
import type { Database, Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { decideRegistration, type Registered } from './domain/decide-registration.ts'
import { type AgeBand, ageBandsOf, type DerivedTag } from './domain/populations-of.ts'
import { reason } from './errors.ts'
import { listImportPlaces, type VillagePlace } from './import-places.ts'
import { type Known, selectIndexed, selectKnown, selectStandings } from './import-store.ts'
import { digestOf, personDigest, type ResidentsUsing, unseal } from './using.ts'
import { isWithinReach } from './within-reach.ts'

/** A person as a list says it, in the house's own words. Null where the list leaves it open. */
export type ImportPerson = {
  name: string; documentKind: DocumentKind; number: string; sex: number | null; bornOn: LocalDate | null; phone: string | null; village: string; township: string | null; grid: string | null; address: string | null
  household: string | null; relation: string | null; residenceKind: 'registered' | 'migrant' | null; livesHereSince: LocalDate
  tags: { population: string; document: string; number: string; by: string; validFrom: LocalDate | null }[]
}
export type ImportColumn = keyof ImportPerson
export type ImportFault = { column: ImportColumn; reason: Reason }
export type ImportTag = { population: KeyPopulation; evidence: { document: string; number: string; by: string }; validFrom: LocalDate }
export type Judged = { person: ImportPerson; registered: Registered; digest: Buffer; home: VillagePlace; tags: ImportTag[]; seen: { countyCode: number; residentId: string } | null }
export type Judgement = { outcome: 'error'; faults: ImportFault[] } | ({ outcome: 'new' } & Judged) | ({ outcome: 'update' | 'duplicate'; known: Known } & Judged)

/** What judging a list rests on, read once. */
export type ImportGround = {
  actor: Actor; on: LocalDate; pack: Pack; bands: AgeBand[]; populations: Map<string, KeyPopulation>; places: Map<string, VillagePlace[]>; mode: 'skip' | 'update'
  /** What follows from age, by birthday: a county has many people and few birthdays. */
  derived: Map<LocalDate, DerivedTag[]>
}

const shortNames: Readonly<Record<string, string>> = words.population

/** Reads what judging rests on: places, teams and the rules of the day. */
export async function layImportGround(using: { policies: Pick<ResidentsUsing['policies'], 'packOf'> }, run: Run, actor: Actor, on: LocalDate, mode: 'skip' | 'update'): Promise<ImportGround> {
  const pack = await using.policies.packOf(actor.countyCode, on)
  const places = new Map<string, VillagePlace[]>()
  for (const place of await listImportPlaces(run, actor, on)) for (const word of [place.code, place.name]) places.set(word, [...(places.get(word) ?? []), place])
  const populations = new Map(keyPopulations(pack, on).value.flatMap((one) => [one.zh, one.zh.replace(/患者$/, ''), one.tag, shortNames[one.tag] ?? one.zh].map((word) => [word, one] as const)))
  return { actor, on, pack, bands: ageBandsOf(pack, on), populations, places, mode, derived: new Map() }
}

/** What is to become of each person of a list: new, changed, known already, or wrong with every reason and the column it belongs to. Writes nothing. */
export async function judgePeople(using: Pick<ResidentsUsing, 'keys'> & { database: Database }, run: Run, ground: ImportGround, people: readonly ImportPerson[]): Promise<Judgement[]> {
  const read = people.map((person) => readPerson(using, ground, person))
  const asked = read.flatMap((one) => (one.outcome === 'error' ? [] : [one.digest]))
  const digests = byteStrings(asked)
  const { countyCode } = ground.actor
  const [known, indexed] = asked.length === 0 ? [[], []] : await Promise.all([run(selectKnown, { countyCode, digests }), run(selectIndexed, { digests })])
  const knownBy = new Map(known.map((one) => [one.digest.toString('hex'), one]))
  const indexedBy = new Map(indexed.map((one) => [one.digest.toString('hex'), one]))
  const elsewhere = await livingElsewhere(using.database, indexed.filter((one) => one.countyCode !== countyCode))
  return read.map((one) => {
    if (one.outcome === 'error') return one
    const key = one.digest.toString('hex')
    const [here, index] = [knownBy.get(key), indexedBy.get(key)]
    if (here) return meet(using, ground, one, here)
    if (index && elsewhere.has(index.residentId)) return wrong('number', reason.registeredElsewhere(index.countyName ?? String(index.countyCode)))
    return { ...one, seen: index ? { countyCode: index.countyCode, residentId: index.residentId } : null }
  })
}

const wrong = (column: ImportColumn, why: Reason): Judgement => ({ outcome: 'error', faults: [{ column, reason: why }] })

async function livingElsewhere(database: Database, entries: readonly { countyCode: number; residentId: string }[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const countyCode of new Set(entries.map((one) => one.countyCode))) {
    const ids = entries.filter((one) => one.countyCode === countyCode).map(({ residentId }) => residentId)
    for (const { id, status } of await database.run(selectStandings, { countyCode, ids }, [countyCode])) if (status !== 'moved' && status !== 'merged') found.add(id)
  }
  return found
}

const columnsOfReasons: Readonly<Record<string, ImportColumn>> = {
  'RESIDENTS.NAME': 'name', 'RESIDENTS.BIRTHDAY_DIFFERS': 'bornOn', 'RESIDENTS.BIRTHDAY_MISSING': 'bornOn', 'RESIDENTS.BORN_LATER': 'bornOn', 'RESIDENTS.SEX_DIFFERS': 'sex', 'RESIDENTS.SEX_MISSING': 'sex', 'RESIDENTS.PHONE': 'phone',
  'RESIDENTS.LIVES_HERE_BEFORE_BIRTH': 'livesHereSince', 'RESIDENTS.LIVES_HERE_LATER': 'livesHereSince',
}

function readPerson({ keys }: Pick<ResidentsUsing, 'keys'>, ground: ImportGround, person: ImportPerson): Judgement & { outcome: 'error' | 'new' } {
  const { on } = ground
  const { documentKind: kind, number } = person
  const decided = decideRegistration({ name: person.name, document: { kind, number }, ...(person.sex !== null && { sex: person.sex }), ...(person.bornOn !== null && { bornOn: person.bornOn }), livesHereSince: person.livesHereSince, phone: person.phone, guardianId: null }, on)
  const faults: ImportFault[] = decided.allowed ? [] : decided.reasons.map((one) => ({ column: columnsOfReasons[one.code] ?? 'number', reason: one }))
  const home = findPlace(ground, person, faults)
  const tags = decided.allowed ? readTags(ground, person, decided.value, faults) : []
  if (faults.length > 0 || !decided.allowed || !home) return { outcome: 'error', faults }
  const registered = decided.value
  return { outcome: 'new', person, registered, digest: personDigest(keys, { kind, number: registered.number as string }), home, tags, seen: null }
}

function findPlace({ places }: ImportGround, { village, township, grid }: ImportPerson, faults: ImportFault[]): VillagePlace | null {
  const named = (places.get(village) ?? []).filter((one) => township === null || one.townshipName === township || one.townshipCode === township)
  const [home, other] = named
  if (!home) faults.push({ column: 'village', reason: reason.villageUnknown(village) })
  else if (other) faults.push({ column: 'village', reason: reason.villageTwice(village) })
  else if (!home.isWithin) faults.push({ column: 'village', reason: reason.villageOutside(village) })
  else if (grid !== null && !gridOf(home, grid)) faults.push({ column: 'grid', reason: reason.gridUnknown(grid) })
  else return home
  return null
}
/** The code of a village's grid by its name or code. */
export const gridOf = ({ grids }: VillagePlace, grid: string): string | null => grids?.[grid] ?? Object.values(grids ?? {}).find((code) => code === grid) ?? null

function readTags({ populations, on }: ImportGround, { tags }: ImportPerson, person: Registered, faults: ImportFault[]): ImportTag[] {
  return tags.flatMap(({ population: word, validFrom, document, number, by }) => {
    const population = populations.get(word)
    const fail = (why: Reason) => { faults.push({ column: 'tags', reason: why }); return [] }
    if (!population) return fail(reason.populationUnknown(word))
    if (population.recognised === 'derived') return []
    if (validFrom === null) return fail(reason.tagDayMissing(word))
    if (document === '') return fail(reason.tagEvidenceMissing(word))
    if (validFrom > on) return fail(reason.laterThanToday())
    if (populationFit(population, validFrom, person) === 'refused') return fail(reason.otherSex(population.zh))
    return [{ population, evidence: { document, number, by }, validFrom }]
  })
}

/** A document that is known here: another person's name, somebody else's resident, or the same again. */
function meet({ keys }: Pick<ResidentsUsing, 'keys'>, { actor, mode }: ImportGround, one: Judged, known: Known): Judgement {
  if (!isWithinReach(actor, known)) return wrong('number', reason.registeredOutside())
  if (known.name !== one.registered.name) return wrong('name', reason.knownByOtherName())
  if (mode === 'skip') return { ...one, outcome: 'duplicate', known }
  if (known.status !== 'living') return wrong('number', reason.notLiving())
  return { ...one, outcome: isChanged(keys, actor.countyCode, one, known) ? 'update' : 'duplicate', known }
}

function isChanged(keys: ResidentsUsing['keys'], countyCode: number, { person, registered, home, tags }: Judged, known: Known): boolean {
  const { phone } = registered
  return home.code !== known.villageCode || person.livesHereSince !== known.livesHereSince || (person.residenceKind !== null && person.residenceKind !== known.residenceKind)
    || (phone !== null && !digestOf(keys, 'phone', phone).equals(known.phoneHmac ?? Buffer.alloc(0)))
    || (person.address !== null && (known.addressCipher === null || unseal(keys, 'address', countyCode, known.id, known.addressCipher) !== person.address))
    || tags.some(({ population }) => !known.populations.includes(population.tag))
}
