import { addYears } from '#kernel/local-date.ts'
import { type Spelling, spellPersonName } from '#kernel/spell-name.ts'
import { keyPopulations } from '#policy/index.ts'
import type { Run } from '#platform/database/database.ts'
import { conflict } from '#platform/problem.ts'
import { insertPeople, selectHouseholds } from './import-store.ts'
import { gridOf, type ImportGround, type Judged } from './judge-people.ts'
import { sealedContact } from './register-resident.ts'
import { claimPerson } from './store.ts'
import { digestOf, type ResidentsUsing, seal } from './using.ts'

type Writing = { at: string; newId(): string }
type New = Judged & { outcome: 'new' }

/**
 * Registers many people in the caller's transaction, as registering one does: households joined by their number, what follows from age, the country's index,
 * the counts. Gives each one's id in the order they came and the text of all that was written, for the audit to hash.
 * @throws Problem Conflict when somebody else registered one of them meanwhile: judge again
 */
export async function importPeople({ keys }: Pick<ResidentsUsing, 'keys'>, run: Run, ground: ImportGround, writing: Writing, people: readonly New[]): Promise<{ ids: string[]; written: string[] }> {
  const { actor: { countyCode, accountId } } = ground
  const ids = people.map(() => writing.newId())
  const { households, householdOf } = await houseThem(run, ground, writing, people, ids)
  const tags: object[] = []
  const rows = people.map((one, i) => rowOf(keys, ground, one, ids[i] as string, householdOf[i] as string, (tag) => tags.push({ id: writing.newId(), resident_id: ids[i], ...tag })))
  const [done] = await run(insertPeople, { countyCode, eventId: writing.newId(), people: `[${rows.join()}]`, households: JSON.stringify(households), tags: JSON.stringify(tags), recordedBy: accountId, at: writing.at })
  const fresh = people.filter(({ seen }) => seen === null).length
  if (done?.claimed !== fresh) throw conflict('RESIDENTS.REGISTERED_MEANWHILE')
  for (const [i, { seen, digest }] of people.entries()) {
    if (seen === null) continue
    const taken = await run(claimPerson, { countyCode, residentId: ids[i] as string, documentHmac: digest, seenCountyCode: seen.countyCode, seenResidentId: seen.residentId })
    if (taken.length === 0) throw conflict('RESIDENTS.REGISTERED_MEANWHILE')
  }
  return { ids, written: rows }
}

/** A household's number within its village is made the county's by the village's code; a number of the county's own form stays. */
const numberOf = ({ person: { household }, home }: New): string | null => (household === null ? null : household.startsWith(home.code.slice(0, 9)) ? household : `${home.code}-${household}`)

async function houseThem(run: Run, { actor: { countyCode } }: ImportGround, { newId }: Writing, people: readonly New[], ids: readonly string[]) {
  const numbers = [...new Set(people.flatMap((one) => numberOf(one) ?? []))]
  const known = new Map(numbers.length === 0 ? [] : (await run(selectHouseholds, { countyCode, numbers })).map(({ number, id, villageCode }) => [`${villageCode} ${number}`, id]))
  const taken = new Set([...known.keys()].map((key) => key.split(' ')[1]))
  const households = new Map<string, { id: string; number: string; village_code: string; head_resident_id: string }>()
  const householdOf = people.map((one, i) => {
    const given = numberOf(one)
    const place = given !== null && taken.has(given) && !known.has(`${one.home.code} ${given}`) ? `${one.home.code}-${given}` : given // the same number in another village is another household
    const key = `${one.home.code} ${place ?? ids[i]}`
    const joined = known.get(key) ?? households.get(key)?.id
    if (joined !== undefined) {
      const mine = households.get(key)
      if (mine && one.person.relation === '02') mine.head_resident_id = ids[i] as string
      return joined
    }
    const id = newId()
    households.set(key, { id, number: place ?? `${one.home.townshipCode}${id.replaceAll('-', '').slice(-10)}`, village_code: one.home.code, head_resident_id: ids[i] as string })
    return id
  })
  return { households: [...households.values()], householdOf }
}

const hex = (bytes: Uint8Array | null): string | null => (bytes === null ? null : `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`)
const spellings = new Map<string, Spelling>()
/** Spelling is dear and names come again and again. */
function spell(name: string): Spelling {
  const known = spellings.get(name)
  if (known) return known
  if (spellings.size >= 20_000) spellings.clear()
  const spelt = spellPersonName(name)
  spellings.set(name, spelt)
  return spelt
}

function rowOf(keys: ResidentsUsing['keys'], { actor: { countyCode }, bands, on, pack }: ImportGround, { person, registered, digest, home, tags, seen }: New, id: string, householdId: string, addTag: (tag: object) => void): string {
  const { name, number, sex, bornOn, documentKind, phone } = registered as typeof registered & { number: string }
  const populations = new Set<string>()
  for (const { population, fromAge, untilAge, because } of bands) {
    if (addYears(bornOn, fromAge) > on || addYears(bornOn, untilAge) <= on) continue
    populations.add(population)
    addTag({ population, origin: 'derived', evidence: { kind: 'age' }, because, valid_from: addYears(bornOn, fromAge) })
  }
  for (const { population, evidence, validFrom } of tags) {
    if (populations.has(population.tag)) continue
    populations.add(population.tag)
    addTag({ population: population.tag, origin: population.recognised, evidence, because: keyPopulations(pack, on).because, valid_from: validFrom })
  }
  const contact = sealedContact(keys, countyCode, id, phone, person.address)
  return JSON.stringify({
    id, name, ...spell(name), sex, birth_on: bornOn, document_kind: documentKind, document_cipher: hex(seal(keys, 'document', countyCode, id, number)), document_hmac: hex(digest), document_tail4: hex(digestOf(keys, 'documentTail4', number.slice(-4))),
    document_tail6: hex(digestOf(keys, 'documentTail6', number.slice(-6))), phone_cipher: hex(contact.phoneCipher), phone_hmac: hex(contact.phoneHmac), phone_tail4: hex(contact.phoneTail4), address_cipher: hex(contact.addressCipher),
    township_code: home.townshipCode, village_code: home.code, grid_code: person.grid === null ? null : gridOf(home, person.grid), residence_kind: person.residenceKind ?? 'registered', lives_here_since: person.livesHereSince,
    household_id: householdId, relation_to_head: person.relation ?? (person.household === null ? '02' : null), populations: [...populations].sort(), institution_id: home.institutionId, team_id: home.teamId, is_seen: seen !== null,
  })
}
