import { byteStrings, days, texts, truths, uuids, wholes } from '#platform/database/binary-array.ts'
import type { Run } from '#platform/database/database.ts'
import { conflict } from '#platform/problem.ts'
import { type HouseholdColumns, insertPeople, type PeopleColumns, selectHouseholds, type TagColumns } from './import-store.ts'
import type { ImportGround } from './judge-people.ts'
import type { SealedPerson } from './seal-people.ts'
import { claimPerson } from './store.ts'

type Writing = { at: string; newId(): string }
type Household = { id: string; number: string; villageCode: string; headId: string }

/**
 * Registers many people in the caller's transaction, as registering one does: households joined by their number, what follows from age, the country's index,
 * the counts. Gives the text of each that was written, for the audit to hash.
 * @throws Problem Conflict when somebody else registered one of them meanwhile: judge again
 */
export async function importPeople(run: Run, ground: ImportGround, writing: Writing, people: readonly SealedPerson[]): Promise<string[]> {
  const { actor: { countyCode, accountId } } = ground
  const { households, householdOf } = await houseThem(run, ground, writing, people)
  const [done] = await run(insertPeople, { countyCode, eventId: writing.newId(), ...peopleColumns(people, householdOf), ...householdColumns(households), ...tagColumns(people), recordedBy: accountId, at: writing.at })
  const fresh = people.filter(({ person }) => person.seen === null).length
  if (done?.claimed !== fresh) throw conflict('RESIDENTS.REGISTERED_MEANWHILE')
  for (const { id, person: { seen, digest } } of people) {
    if (seen === null) continue
    const taken = await run(claimPerson, { countyCode, residentId: id, documentHmac: digest, seenCountyCode: seen.countyCode, seenResidentId: seen.residentId })
    if (taken.length === 0) throw conflict('RESIDENTS.REGISTERED_MEANWHILE')
  }
  return people.map((one, i) => writtenText(one, householdOf[i] as string))
}

async function houseThem(run: Run, { actor: { countyCode } }: ImportGround, { newId }: Writing, people: readonly SealedPerson[]) {
  const numbers = [...new Set(people.flatMap(({ householdNumber }) => householdNumber ?? []))]
  const known = new Map(numbers.length === 0 ? [] : (await run(selectHouseholds, { countyCode, numbers })).map(({ number, id, villageCode }) => [`${villageCode} ${number}`, id]))
  const taken = new Set([...known.keys()].map((key) => key.split(' ')[1]))
  const households = new Map<string, Household>()
  const householdOf = people.map(({ id: residentId, person: { person, home }, householdNumber: given }) => {
    const place = given !== null && taken.has(given) && !known.has(`${home.code} ${given}`) ? `${home.code}-${given}` : given // the same number in another village is another household
    const key = `${home.code} ${place ?? residentId}`
    const joined = known.get(key) ?? households.get(key)?.id
    if (joined !== undefined) {
      const mine = households.get(key)
      if (mine && person.relation === '02') mine.headId = residentId
      return joined
    }
    const id = newId()
    households.set(key, { id, number: place ?? `${home.townshipCode}${id.replaceAll('-', '').slice(-10)}`, villageCode: home.code, headId: residentId })
    return id
  })
  return { households: [...households.values()], householdOf }
}

/** How somebody is related to the head of the household: as the list says, and who is in none is one's own head. */
const relationOf = ({ person: { person } }: SealedPerson): string | null => person.relation ?? (person.household === null ? '02' : null)

function peopleColumns(people: readonly SealedPerson[], householdOf: readonly string[]): PeopleColumns {
  const each = <T>(value: (one: SealedPerson) => T): T[] => people.map(value)
  return {
    ids: uuids(each(({ id }) => id)), names: texts(each(({ person }) => person.registered.name)), pinyins: texts(each(({ pinyin }) => pinyin)), initials: texts(each(({ initials }) => initials)),
    sexes: wholes(each(({ person }) => person.registered.sex)), birthdays: days(each(({ person }) => person.registered.bornOn)), documentKinds: texts(each(({ person }) => person.registered.documentKind)),
    documentCiphers: byteStrings(each(({ documentCipher }) => documentCipher)), documentHmacs: byteStrings(each(({ documentHmac }) => documentHmac)), documentTails4: byteStrings(each(({ documentTail4 }) => documentTail4)),
    documentTails6: byteStrings(each(({ documentTail6 }) => documentTail6)), phoneCiphers: byteStrings(each(({ phoneCipher }) => phoneCipher)), phoneHmacs: byteStrings(each(({ phoneHmac }) => phoneHmac)),
    phoneTails4: byteStrings(each(({ phoneTail4 }) => phoneTail4)), addressCiphers: byteStrings(each(({ addressCipher }) => addressCipher)), townships: texts(each(({ person }) => person.home.townshipCode)),
    villages: texts(each(({ person }) => person.home.code)), grids: texts(each(({ grid }) => grid)), residences: texts(each(({ person }) => person.person.residenceKind ?? 'registered')),
    livesHereSince: days(each(({ person }) => person.person.livesHereSince)), households: uuids(householdOf), relations: texts(each(relationOf)), populations: texts(each(({ populations }) => populations)),
    institutions: uuids(each(({ person }) => person.home.institutionId)), teams: uuids(each(({ person }) => person.home.teamId)), areSeen: truths(each(({ person }) => person.seen !== null)),
  }
}

const householdColumns = (households: readonly Household[]): HouseholdColumns => ({
  houseIds: uuids(households.map(({ id }) => id)), houseNumbers: texts(households.map(({ number }) => number)), houseVillages: texts(households.map(({ villageCode }) => villageCode)), houseHeads: uuids(households.map(({ headId }) => headId)),
})

function tagColumns(people: readonly SealedPerson[]): TagColumns {
  const tags = people.flatMap((one) => one.tags.map((tag) => ({ ...tag, residentId: one.id })))
  return {
    tagIds: uuids(tags.map(({ id }) => id)), tagResidents: uuids(tags.map(({ residentId }) => residentId)), tagPopulations: texts(tags.map(({ population }) => population)), tagOrigins: texts(tags.map(({ origin }) => origin)),
    tagEvidence: texts(tags.map(({ evidence }) => evidence)), tagBecause: texts(tags.map(({ because }) => because)), tagsFrom: days(tags.map(({ validFrom }) => validFrom)),
  }
}

const base64 = (bytes: Uint8Array | null): string => (bytes === null ? '' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'))
/** A row of `residents.resident` as it was written, sealed values and all; whoever reads the row can put the same text together. */
function writtenText(one: SealedPerson, householdId: string): string {
  const { id, person: { registered, home, person } } = one
  return [
    id, registered.name, one.pinyin, one.initials, registered.sex, registered.bornOn, registered.documentKind, base64(one.documentCipher), base64(one.documentHmac), base64(one.documentTail4), base64(one.documentTail6), base64(one.phoneCipher), base64(one.phoneHmac),
    base64(one.phoneTail4), base64(one.addressCipher), home.townshipCode, home.code, one.grid ?? '', person.residenceKind ?? 'registered', person.livesHereSince, householdId, relationOf(one) ?? '', one.populations, home.institutionId ?? '', home.teamId ?? '',
  ].join('|')
}
