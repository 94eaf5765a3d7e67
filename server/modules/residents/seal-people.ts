import { setImmediate } from 'node:timers/promises'
import { addYears, type LocalDate } from '#kernel/local-date.ts'
import { type Spelling, spellPersonName } from '#kernel/spell-name.ts'
import { keyPopulations } from '#policy/index.ts'
import type { DerivedTag } from './domain/populations-of.ts'
import { gridOf, type ImportGround, type Judged } from './judge-people.ts'
import { sealedContact } from './register-resident.ts'
import { digestOf, type ResidentsUsing, seal } from './using.ts'

export type NewPerson = Judged & { outcome: 'new' }
export type NewTag = { id: string; population: string; origin: string; evidence: string; because: string; validFrom: string }
/** A person ready to be written but for the household: ids given, values sealed, name spelt, tags found. */
export type SealedPerson = ReturnType<typeof sealContents> & Spelling & { id: string; person: NewPerson; householdNumber: string | null; tags: NewTag[]; populations: string }

type Using = Pick<ResidentsUsing, 'keys'>

const atOneGo = 50

/** What of registering many people needs no transaction, done while others are written: it costs as much as the writing, so whoever waits meanwhile is let through. */
export async function sealPeople({ keys }: Using, ground: ImportGround, newId: () => string, people: readonly NewPerson[]): Promise<SealedPerson[]> {
  const { countyCode } = ground.actor
  const sealed: SealedPerson[] = []
  for (const person of people) {
    const id = newId()
    const tags = tagsOf(ground, person, newId)
    sealed.push({
      id, person, householdNumber: numberOf(person), tags, populations: tags.map(({ population }) => population).sort().join(), ...spell(person.registered.name), ...sealContents(keys, countyCode, id, person),
    })
    if (sealed.length % atOneGo === 0) await setImmediate()
  }
  return sealed
}

/** What two chunks may not both write at once: people by their digests, households by their numbers. */
export function touchedBy(people: readonly SealedPerson[]): Set<string> {
  const touched = new Set<string>()
  for (const { person, householdNumber } of people) {
    touched.add(person.digest.toString('latin1'))
    if (householdNumber !== null) touched.add(householdNumber)
  }
  return touched
}

/** A household's number within its village is made the county's by the village's code; a number of the county's own form stays. */
const numberOf = ({ person: { household }, home }: NewPerson): string | null => (household === null ? null : household.startsWith(home.code.slice(0, 9)) ? household : `${home.code}-${household}`)

function sealContents(keys: ResidentsUsing['keys'], countyCode: number, id: string, { person, registered, digest, home }: NewPerson) {
  const { number, phone } = registered as typeof registered & { number: string }
  return {
    documentCipher: seal(keys, 'document', countyCode, id, number), documentHmac: digest, documentTail4: tailDigest(keys, 'documentTail4', number.slice(-4)), documentTail6: digestOf(keys, 'documentTail6', number.slice(-6)),
    ...sealedContact(keys, countyCode, id, phone, person.address, tailDigest), grid: person.grid === null ? null : gridOf(home, person.grid),
  }
}

/** Four digits come again and again: their digests are remembered, ten thousand a purpose at most and no more than their columns hold. */
const tails = new WeakMap<ResidentsUsing['keys']['index'], Map<string, Buffer>>()
function tailDigest(keys: Pick<ResidentsUsing['keys'], 'index'>, purpose: 'documentTail4' | 'phoneTail4', tail: string): Buffer {
  const known = tails.get(keys.index) ?? new Map<string, Buffer>()
  tails.set(keys.index, known)
  const key = `${purpose} ${tail}`
  const found = known.get(key) ?? digestOf(keys, purpose, tail)
  if (known.size >= 25_000) known.clear()
  known.set(key, found)
  return found
}

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

const ageEvidence = JSON.stringify({ kind: 'age' })
function tagsOf(ground: ImportGround, { registered: { bornOn }, tags }: NewPerson, newId: () => string): NewTag[] {
  const found = derivedOf(ground, bornOn).map(({ population, because, validFrom }) => ({ id: newId(), population, origin: 'derived', evidence: ageEvidence, because: JSON.stringify(because), validFrom: validFrom as string }))
  const populations = new Set(found.map(({ population }) => population))
  for (const { population, evidence, validFrom } of tags) {
    if (populations.has(population.tag)) continue
    populations.add(population.tag)
    found.push({ id: newId(), population: population.tag, origin: population.recognised, evidence: JSON.stringify(evidence), because: JSON.stringify(keyPopulations(ground.pack, ground.on).because), validFrom })
  }
  return found
}

function derivedOf({ bands, on, derived }: ImportGround, bornOn: LocalDate): DerivedTag[] {
  const known = derived.get(bornOn)
  if (known) return known
  const tags = bands.flatMap(({ population, fromAge, untilAge, because }) => (addYears(bornOn, fromAge) > on || addYears(bornOn, untilAge) <= on ? [] : [{ population, because, validFrom: addYears(bornOn, fromAge) }]))
  derived.set(bornOn, tags)
  return tags
}
