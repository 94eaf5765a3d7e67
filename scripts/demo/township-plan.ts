import { openRandom } from './random.ts'
import type { Township, Village } from './region-tree.ts'

/** How many people live in each village, and which doctors look after which villages. Settled before any resident is made. */
export type TeamPlan = { name: string; isIndependent: boolean; villages: readonly number[]; doctors: number }
export type TownshipPlan = { persons: readonly number[]; teams: readonly TeamPlan[]; teamOfVillage: readonly number[] }

const personsPerDoctor = 1_500 //  signed, as planned: well under the cap of 2,000, since people also choose another team's doctor
const signedPerTeam = 1_100
const numerals = '一二三四五六七八九十'

/**
 * Shares a township's people out to its villages (adding up exactly) and its villages to teams; of a rural township some villages
 * are looked after by an independent village doctor.
 */
export function planTownship(seed: number, township: Township): TownshipPlan {
  const random = openRandom(seed, `plan ${township.drawnBy}`)
  const { villages } = township
  const weights = villages.map((village) => (village.isCommunity && township.kind === 'rural' ? 2.2 : 1) * (0.7 + 0.6 * random.next()))
  const persons = shareOut(township.persons, weights)
  const rate = township.signed / township.persons
  const independent = township.kind === 'rural' ? chooseIndependent(villages, persons) : []
  const others = villages.map((_, i) => i).filter((i) => !independent.includes(i))
  const ofTeams = others.reduce((running, i) => running + (persons[i] as number), 0)
  const count = Math.min(others.length, Math.max(3, Math.ceil((ofTeams * rate) / signedPerTeam)))
  const short = township.name.replace(/街道$|镇$/, '')
  const teams = cutEvenly(others, persons, count).map((part, i): TeamPlan => {
    const signed = part.reduce((running, village) => running + (persons[village] as number), 0) * rate
    return { name: `${short}第${numeralOf(i + 1)}团队`, isIndependent: false, villages: part, doctors: Math.max(1, Math.ceil(signed / personsPerDoctor)) }
  })
  for (const i of independent) teams.push({ name: `${(villages[i] as Village).name}独立签约村医`, isIndependent: true, villages: [i], doctors: 1 })
  const teamOfVillage = villages.map((_, i) => teams.findIndex((team) => team.villages.includes(i)))
  return { persons, teams, teamOfVillage }
}

/** Every fourth village without a community of its own, never the largest ones. */
function chooseIndependent(villages: readonly Village[], persons: readonly number[]): number[] {
  const mean = persons.reduce((running, one) => running + one, 0) / persons.length
  return villages.flatMap((village, i) => (!village.isCommunity && i % 4 === 3 && (persons[i] as number) < mean * 1.4 ? [i] : []))
}

/** Neighbouring villages together, so that the parts are about equally large. */
function cutEvenly(villages: readonly number[], persons: readonly number[], parts: number): number[][] {
  const all = villages.reduce((running, i) => running + (persons[i] as number), 0)
  const cut: number[][] = Array.from({ length: parts }, () => [])
  let before = 0
  villages.forEach((village, i) => {
    const middle = before + (persons[village] as number) / 2
    const wished = Math.min(parts - 1, Math.floor((middle / all) * parts))
    // No part may stay empty: the i-th village from the end must not come before the i-th part from the end.
    const least = parts - (villages.length - i)
    const filled = cut.findLastIndex((part) => part.length > 0)
    ;(cut[Math.min(filled + 1, Math.max(wished, least))] as number[]).push(village)
    before += persons[village] as number
  })
  return cut
}

function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((running, one) => running + one, 0)
  const parts = weights.map((weight) => Math.floor((total * weight) / sum))
  const rest = total - parts.reduce((running, one) => running + one, 0)
  return parts.map((part, i) => (i < rest ? part + 1 : part))
}

function numeralOf(count: number): string {
  if (count <= 10) return numerals[count - 1] as string
  const tens = Math.floor(count / 10)
  return `${tens > 1 ? numerals[tens - 1] : ''}十${count % 10 === 0 ? '' : numerals[(count % 10) - 1]}`
}
