import type { TrialResult, TrialSide } from '#api/what-if.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { usualResidentRule } from '#policy/index.ts'
import { add, type Group, type Township } from './group.ts'
import { ask, ofBoth, type Sides, shortDays, type Standing, standingOf, type Stay, type Told } from './side.ts'

type Eligibility = TrialResult['eligibility']
/** How many people stand how by both sides. */
type Pairs = Map<`${Standing | 'unruled'} ${Standing | 'unruled'}`, number>
type Rules = Readonly<Record<TrialSide, Told<{ months: number }>>>

/** Who may sign by both sides, in all and in each township. Every stay is judged once. */
export function openEligible(sides: Sides, on: LocalDate) {
  const days = shortDays(on, sides)
  const rules: Rules = ofBoth((side) => ask(() => usualResidentRule(sides[side].pack, sides[side].on)))
  const known = new Map<string, Standing>()
  const [all, places] = [new Map() as Pairs, new Map<string, { place: Township; pairs: Pairs }>()]
  function standingAt(side: TrialSide, { came, isBornHere, householdCame }: Stay): Standing | 'unruled' {
    if (!rules[side].value) return 'unruled'
    const key = `${side} ${came} ${isBornHere} ${householdCame}`
    const standing = known.get(key) ?? standingOf(sides[side], on, days, { came, isBornHere, householdCame })
    known.set(key, standing)
    return standing
  }
  return {
    days,
    add(place: Township, group: Group): void {
      const at = places.get(place.code) ?? { place, pairs: new Map() as Pairs }
      places.set(place.code, at)
      const pair = `${standingAt('own', group)} ${standingAt('other', group)}` as const
      add(all, pair, group.persons)
      add(at.pairs, pair, group.persons)
    },
    sum: (): Eligibility => ({ ...eligibilityOf(rules, all), townships: [...places.values()].map(({ place, pairs }) => ({ ...place, ...ofPlace(rules, pairs) })) }),
  }
}

function eligibilityOf(rules: Rules, pairs: Pairs): Omit<Eligibility, 'townships'> {
  const told = ofBoth((side): Eligibility['own'] => {
    const { value, gap } = rules[side]
    return gap ? { value: null, gap } : { value: { months: value.months, eligible: standing(pairs, side, 'eligible'), short: standing(pairs, side, 'short'), untold: standing(pairs, side, 'untold') }, gap: null }
  })
  return { ...told, ...changesOf(rules, pairs) }
}

/** The same of one township, without what is the county's. */
function ofPlace(rules: Rules, pairs: Pairs) {
  return { ...ofBoth((side) => (rules[side].value ? standing(pairs, side, 'eligible') : null)), ...changesOf(rules, pairs) }
}

const standing = (pairs: Pairs, side: TrialSide, wanted: Standing): number => [...pairs].reduce((sum, [pair, persons]) => sum + (pair.split(' ')[side === 'own' ? 0 : 1] === wanted ? persons : 0), 0)

/** Who is won, who is lost, and of whom one of the two says nothing; null where one has no rule at all. */
function changesOf(rules: Rules, pairs: Pairs) {
  const isRuled = rules.own.value !== null && rules.other.value !== null
  const those = (pair: Parameters<Pairs['get']>[0]) => (isRuled ? (pairs.get(pair) ?? 0) : null)
  return { gains: those('short eligible'), loses: those('eligible short'), unsureThen: those('eligible untold'), unsureNow: those('untold eligible') }
}
