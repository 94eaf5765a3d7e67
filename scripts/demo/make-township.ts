import type { Day } from './calendar.ts'
import type { Contract } from './contract.ts'
import type { NumberGiver } from './identity-numbers.ts'
import { makeResidents, type Population } from './make-residents.ts'
import type { Township } from './region-tree.ts'
import { settleDeparted } from './settle-departed.ts'
import { signContracts } from './sign-contracts.ts'
import { type AgeRules, tagPopulations } from './tag-populations.ts'
import { type Admission, formTeams, type Organisation } from './teams.ts'
import { planTownship } from './township-plan.ts'

/** Everything of one township that has its residents. */
export type MadeTownship = Organisation & Population & { township: Township; contracts: Contract[] }
/** What the generator takes from the pack, on the demo's day. */
export type PackAnswers = { ages: AgeRules; admission: Admission; paidFrom: Day }

/**
 * Makes a township whole: staff, teams, everybody who lives there, their populations and contracts. The same seed and day give the same,
 * provided that identity numbers are given in the same order: townships must be made one after the other, the live ones first.
 */
export function makeTownship(seed: number, on: Day, township: Township, answers: PackAnswers, giveNumber: NumberGiver): MadeTownship {
  const plan = planTownship(seed, township)
  const organisation = formTeams(seed, on, township, plan, answers.admission)
  const population = makeResidents(seed, on, township, plan, giveNumber)
  tagPopulations(seed, on, township, population, answers.ages)
  settleDeparted(seed, on, township, plan, population, giveNumber)
  const contracts = signContracts(seed, on, township, organisation.teams, population, answers.paidFrom)
  return { township, ...organisation, ...population, contracts }
}
