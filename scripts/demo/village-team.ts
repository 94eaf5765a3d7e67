import { type Pack, quotaTable } from '#policy/index.ts'
import { planTownships } from './region-tree.ts'
import { planTownship } from './township-plan.ts'
import { noticeDay } from './write-reference.ts'

const xinglong = '500112138'

/** The number, from 1, of the first independent village doctor's team of 兴隆镇: where `listDemoPeople` puts 唐德明. */
export function villageTeamOf(pack: Pack, seed: number): number {
  const township = planTownships(quotaTable(pack, noticeDay).value.rows).find(({ code }) => code === xinglong)
  return township ? planTownship(seed, township).teams.findIndex(({ isIndependent }) => isIndependent) + 1 : 0
}
