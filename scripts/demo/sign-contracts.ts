import type { LocalDate } from '#kernel/local-date.ts'
import { type Day, yearsLater } from './calendar.ts'
import { type Contract, type EndReason, isInForce } from './contract.ts'
import { signingDay } from './signing-day.ts'
import { townPlace } from './demo-county.ts'
import { enteredOn } from './demo-ids.ts'
import type { Population } from './make-residents.ts'
import { dayAsOf, type NamedPerson, namedPeople } from './named-people.ts'
import type { Person } from './person.ts'
import { chooseExactly, drawTable, openRandom, type Random } from './random.ts'
import type { Township } from './region-tree.ts'
import type { Team } from './teams.ts'

type Signing = {
  random: Random; on: Day; persons: readonly Person[]; teams: readonly Team[]; contracts: Contract[]; paidFrom: Day
  /** How many of the persons, from the first, are named: their contracts are written down. */
  named: number
}

const channels = drawTable([['desk', 56], ['home_visit', 20], ['event', 17], ['online', 5], ['import', 2]] as const)
const hospitals = drawTable([[1, 55], [2, 20], [0, 25]] as const)
const endings = drawTable([['by_request', 50], ['lost_contact', 25], ['voided', 10], ['other', 15]] as const)
const halfYear = 184

/**
 * The contracts of a township over three years: exactly as many in force as the township has signed, most of them of key populations;
 * behind them the years they renew, and those that expired, ended early, changed team, or are renewed ahead of time. Marks who is
 * signed and with which team.
 *
 * Nobody has signed in a county without a past.
 *
 * @param paidFrom the first day on which the pack can price a paid package
 */
export function signContracts(seed: number, on: Day, township: Township, teams: readonly Team[], { persons }: Population, paidFrom: Day): Contract[] {
  if (!township.county.hasPast) return []
  const named = township.place === townPlace ? namedPeople.length : 0
  const signing: Signing = { random: openRandom(seed, `contracts ${township.drawnBy}`), on, persons, teams, contracts: [], paidFrom, named }
  for (let i = 0; i < named; i++) signNamed(signing, i)
  const chosen = new Set(chooseSigners(signing, township))
  for (let i = named; i < persons.length; i++) {
    const person = persons[i] as Person
    if (person.status !== 'living') signDeparted(signing, i)
    else if (chosen.has(i)) signCurrent(signing, i)
    else if (mayHaveSigned(person, on)) signFormer(signing, i)
  }
  for (const contract of signing.contracts) {
    if (!isInForce(contract, on)) continue
    const person = persons[contract.person] as Person
    person.isSigned = true
    person.team = contract.team
  }
  renewAhead(signing)
  return signing.contracts
}

const earliestOf = ({ since, born }: Person) => (since === born ? born + 28 : since + halfYear)
const mayHaveSigned = (person: Person, on: Day) => earliestOf(person) <= on
const isKey = ({ tags }: Person) => tags.some(({ until }) => until === null)
/** Families on the poverty register and special families: the task says all of them. */
const isOwed = ({ tags }: Person) => tags.some(({ population }) => population === 'registered_poor_household' || population === 'special_family_planning_family')

function chooseSigners({ random, on, persons, contracts, named }: Signing, township: Township): number[] {
  const owed: number[] = []
  const key: number[] = []
  const others: number[] = []
  for (let i = named; i < persons.length; i++) {
    const person = persons[i] as Person
    if (person.status !== 'living' || !mayHaveSigned(person, on)) continue
    ;(isOwed(person) ? owed : isKey(person) ? key : others).push(i)
  }
  const wanted = township.signed - contracts.filter((contract) => isInForce(contract, on)).length
  const rate = (township.kind === 'urban' ? 0.58 : 0.63) + 0.06 * random.next()
  const ofKey = Math.min(Math.round((owed.length + key.length) * rate), Math.floor(wanted * 0.93)) - owed.length
  return [...owed, ...chooseExactly(random, key, ofKey), ...chooseExactly(random, others, wanted - owed.length - ofKey)]
}

function sign(signing: Signing, person: number, team: number, from: Day, more: Partial<Contract> = {}): number {
  const { random, persons, teams, contracts, paidFrom } = signing
  const { tags, serial } = persons[person] as Person
  const has = (population: string) => tags.some((tag) => tag.population === population && tag.from <= from)
  const isChronic = has('hypertension') || has('diabetes')
  const wish = isChronic ? 0.28 : has('elderly') ? 0.16 : 0
  const paid = (more.signed ?? from) >= paidFrom && random.chance(wish) ? (isChronic ? 'chronic_discount' : 'elderly_care') : null
  contracts.push({
    person, team, doctor: serial % (teams[team] as Team).doctorIds.length, signed: from, from, until: yearsLater(from, 1), endedOn: null, endReason: null, previous: -1,
    paid, hospital: hospitals(random), channel: channels(random), autoRenewal: random.chance(0.8), mayReadRecord: random.chance(0.7), ...more,
  })
  return contracts.length - 1
}

/** With the team of the village, or now and then with another. */
function teamFor({ random, persons, teams }: Signing, person: number): number {
  return random.chance(0.04) ? random.below(teams.length) : (persons[person] as Person).team
}

/** In force today, with the years behind it; a few came from another team in mid-year. */
function signCurrent(signing: Signing, person: number): void {
  const { random, on, persons, teams } = signing
  const earliest = earliestOf(persons[person] as Person)
  const team = teamFor(signing, person)
  const from = signingDay(random, Math.max(earliest, yearsLater(on, -1) + 1), on)
  const from0 = yearsLater(from, -1)
  if (teams.length > 1 && random.chance(0.015) && from0 >= earliest && from0 >= enteredOn) {
    const other = (team + 1 + random.below(teams.length - 1)) % teams.length
    const before = sign(signing, person, other, from - 60 - random.below(240), { until: from, endedOn: from, endReason: 'transferred' })
    sign(signing, person, team, from, { previous: before })
    return
  }
  let years = 0
  while (years < 2 && random.chance(years === 0 ? 0.72 : 0.6) && yearsLater(from, -years - 1) >= earliest && yearsLater(from, -years - 1) >= enteredOn) years++
  let previous = -1
  for (let back = years; back >= 0; back--) {
    const begins = yearsLater(from, -back)
    const signed = previous < 0 ? begins : begins - random.below(20)
    previous = sign(signing, person, team, begins, { signed, previous, until: yearsLater(from, 1 - back) })
  }
}

/** Once signed, today not: expired without renewal, or ended early for a reason. */
function signFormer(signing: Signing, person: number): void {
  const { random, on, persons } = signing
  const draw = random.next()
  const earliest = Math.max(earliestOf(persons[person] as Person), enteredOn)
  if (draw < 0.05) {
    const last = yearsLater(on, -1)
    if (earliest < last) sign(signing, person, teamFor(signing, person), signingDay(random, Math.max(earliest, last - 340), last))
  } else if (draw < 0.065 && earliest < on - 40) {
    const from = signingDay(random, Math.max(earliest, on - 700), on - 40)
    endEarly(signing, sign(signing, person, teamFor(signing, person), from), from + 20 + random.below(Math.min(300, on - from - 20)), endings(random))
  }
}

/** Half of those who died or moved away had a contract, which ended that day. */
function signDeparted(signing: Signing, person: number): void {
  const { random, persons } = signing
  const { status, statusOn } = persons[person] as Person
  const from = (statusOn as Day) - 20 - random.below(330)
  if (!random.chance(0.5) || from < earliestOf(persons[person] as Person)) return
  endEarly(signing, sign(signing, person, teamFor(signing, person), from), statusOn as Day, status === 'deceased' ? 'deceased' : 'moved_away')
}

function endEarly({ contracts }: Signing, contract: number, endedOn: Day, endReason: EndReason): void {
  const one = contracts[contract] as Contract
  contracts[contract] = { ...one, until: Math.min(one.until, endedOn), endedOn, endReason }
}

/** A quarter of those that end within a month are renewed already: the next begins when this one is over. */
function renewAhead(signing: Signing): void {
  const { random, on, contracts, named } = signing
  const soon = contracts.flatMap((contract, i) => (isInForce(contract, on) && contract.until - on <= 30 ? [i] : []))
  for (const i of soon) {
    const { person, team, until } = contracts[i] as Contract
    if (person >= named && random.chance(0.25)) sign(signing, person, team, until, { signed: on - random.below(8), previous: i })
  }
}

/** The contract written down for a named person. */
function signNamed(signing: Signing, person: number): void {
  const { contract, endedContract } = namedPeople[person] as NamedPerson
  const { team } = signing.persons[person] as Person
  const day = (written: LocalDate) => dayAsOf(written, signing.on)
  const usual = { hospital: 1, channel: 'desk', autoRenewal: true, mayReadRecord: true } as const
  if (contract) sign(signing, person, team, day(contract.from), { ...usual, paid: contract.isPaid && day(contract.from) >= signing.paidFrom ? 'chronic_discount' : null })
  if (endedContract) endEarly(signing, sign(signing, person, team, day(endedContract.from), { ...usual, paid: null }), day(endedContract.endedOn), 'by_request')
}
