import { type DocumentKind, personKeyOf } from '#kernel/identity-document.ts'
import type { Because } from '#policy/index.ts'
import { instantOf, textOf } from './calendar.ts'
import { codesText, copyLine, type Sink } from './copy-line.ts'
import { accountIdOfStaff, demoIdsOf, enteredOn } from './demo-ids.ts'
import { evidenceOf } from './evidence.ts'
import type { MadeTownship } from './make-township.ts'
import type { Household, Person } from './person.ts'
import { spellGivenName, spellSurname } from './pinyin-of-name.ts'
import type { Township, Village } from './region-tree.ts'
import { type Index, purposes, type Seal } from './secrets.ts'
import { demoPhone } from './staff-record.ts'

export type Secrets = { seal: Seal; index: Index }

export async function writeHouseholds(sink: Sink, { township, households, persons }: MadeTownship): Promise<void> {
  const { code: countyCode } = township.county
  const [idOf, residentIdOf] = [demoIdsOf('household', township.place), demoIdsOf('resident', township.place)]
  const created = instantOf(enteredOn, 60)
  await sink.copy('residents.household', ['county_code', 'id', 'number', 'village_code', 'head_resident_id', 'created_at'], lines(households, ({ village, firstPerson }, i) =>
    copyLine([countyCode, idOf(i + 1), township.code + String(i + 1).padStart(6, '0'), (township.villages[village] as Village).code, residentIdOf((persons[firstPerson] as Person).serial), created])))
}

const residentColumns = [
  'county_code', 'id', 'name', 'pinyin', 'initials', 'sex', 'birth_on', 'nation', 'document_kind', 'document_cipher', 'document_hmac', 'document_tail4', 'document_tail6',
  'phone_cipher', 'phone_hmac', 'phone_tail4', 'address_cipher', 'township_code', 'village_code', 'grid_code', 'residence_kind', 'lives_here_since', 'household_id', 'relation_to_head',
  'populations', 'institution_id', 'team_id', 'is_signed', 'status', 'status_on', 'is_test', 'created_at',
]

/** Writes everybody, and for whom a document is known the row that finds them in the whole country. Those who moved away are found where they live now. */
export async function writeResidents(sink: Sink, made: MadeTownship, { seal, index }: Secrets): Promise<void> {
  const { township, persons, households, teams } = made
  const { code: countyCode } = township.county
  const [idOf, householdIdOf] = [demoIdsOf('resident', township.place), demoIdsOf('household', township.place)]
  const indexed: [Uint8Array, string][] = []
  await sink.copy('residents.resident', residentColumns, lines(persons, (person) => {
    const id = idOf(person.serial)
    const sealed = (column: string, text: string) => seal({ table: 'residents.resident', column, countyCode, id }, text)
    const [number, phone] = [person.documentNumber, person.hasPhone ? demoPhone(township.place * 1_000_000 + person.serial) : null]
    const documentHmac = number === null ? null : index(purposes.document, personKeyOf({ kind: person.documentKind as DocumentKind, number }))
    if (documentHmac && person.status !== 'moved') indexed.push([documentHmac, id])
    const [surname, given] = [spellSurname(person.surname), spellGivenName(person.given)]
    const village = township.villages[person.village] as Village
    const team = teams[person.team]
    return copyLine([
      countyCode, id, person.surname + person.given, surname.pinyin + given.pinyin, surname.initials + given.initials, person.sex, textOf(person.born), person.nation, person.documentKind,
      number === null ? null : sealed('document_cipher', number), documentHmac,
      number === null ? null : index(purposes.documentTail4, number.slice(-4)), number === null ? null : index(purposes.documentTail6, number.slice(-6)),
      phone === null ? null : sealed('phone_cipher', phone), phone === null ? null : index(purposes.phone, phone), phone === null ? null : index(purposes.phoneTail4, phone.slice(-4)),
      sealed('address_cipher', addressOf(township, village, households[person.household])),
      township.code, village.code, village.grids[person.grid] ?? null, person.residence, textOf(person.since),
      person.household < 0 ? null : householdIdOf(person.household + 1), person.relation,
      codesText(populationsOf(person)), team?.institutionId ?? null, team?.id ?? null, person.isSigned, person.status, person.statusOn === null ? null : textOf(person.statusOn), true,
      instantOf(Math.max(enteredOn, person.since), (person.serial * 7) % 540),
    ])
  }))
  await sink.copy('residents.person_index', ['document_hmac', 'county_code', 'resident_id'], lines(indexed, ([hmac, id]) => copyLine([hmac, countyCode, id])))
}

/** The codes of the tags in force, each once, in the order of the alphabet. */
export function populationsOf({ tags }: Person): string[] {
  return tags.flatMap(({ population, until }) => (until === null ? [population] : [])).sort()
}

/** Writes every tag, also those that have ended, as recorded by the leader of the person's team. */
export async function writeTags(sink: Sink, { township, persons, teams }: MadeTownship, because: Record<'derived' | 'given', readonly Because[]>): Promise<void> {
  const { code: countyCode } = township.county
  const [idOf, residentIdOf] = [demoIdsOf('tag', township.place), demoIdsOf('resident', township.place)]
  const becauseText = { derived: JSON.stringify(because.derived), given: JSON.stringify(because.given) }
  const recorders = teams.map(({ leaderId }) => accountIdOfStaff(leaderId))
  let serial = 0
  await sink.copy('residents.population_tag',
    ['county_code', 'id', 'resident_id', 'population', 'origin', 'evidence', 'because', 'valid_from', 'valid_until', 'recorded_by', 'recorded_at'],
    flatLines(persons, (person) => person.tags.map((tag) => {
      const { origin, evidence } = evidenceOf(tag)
      return copyLine([
        countyCode, idOf(++serial), residentIdOf(person.serial), tag.population, origin, evidence, origin === 'derived' ? becauseText.derived : becauseText.given,
        textOf(tag.from), tag.until === null ? null : textOf(tag.until), recorders[person.team] as string, instantOf(Math.max(enteredOn, tag.from), (serial * 11) % 540),
      ])
    })))
}

function addressOf(township: Township, { name, isCommunity }: Village, household: Household | undefined): string {
  const { building, door } = household ?? { building: 0, door: 0 }
  const base = `${township.county.fullName}${township.name}${name}`
  return isCommunity ? `${base}${1 + (building % 38)}幢${1 + (building % 3)}单元${1 + (door % 18)}-${1 + (door % 6)}` : `${base}${1 + (building % 9)}组${1 + (door % 160)}号`
}

function* lines<T>(rows: readonly T[], line: (row: T, i: number) => string): Iterable<string> {
  for (let i = 0; i < rows.length; i++) yield line(rows[i] as T, i)
}
function* flatLines<T>(rows: readonly T[], linesOf: (row: T) => readonly string[]): Iterable<string> {
  for (const row of rows) yield* linesOf(row)
}
