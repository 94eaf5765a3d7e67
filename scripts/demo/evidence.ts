import { textOf } from './calendar.ts'
import type { Tag } from './person.ts'

export type Origin = 'derived' | 'diagnosed' | 'certified'

/** The paper that proves each population, as the pack names it; the code where it is an illness that may be named in the open. */
const papers: Readonly<Record<string, { origin: Origin; paper?: string; code?: string }>> = {
  elderly: { origin: 'derived' },
  child_0_6: { origin: 'derived' },
  hypertension: { origin: 'diagnosed', paper: '诊断记录', code: 'I10' },
  diabetes: { origin: 'diagnosed', paper: '诊断记录', code: 'E11' },
  major_illness: { origin: 'diagnosed', paper: '诊断证明' },
  // What a record says of these two is kept encrypted elsewhere; here stands only that there is one.
  tuberculosis: { origin: 'diagnosed', paper: '诊断记录' },
  severe_mental_disorder: { origin: 'diagnosed', paper: '诊断记录' },
  disabled: { origin: 'certified', paper: '残疾人证' },
  registered_poor_household: { origin: 'certified', paper: '建卡贫困户名册' },
  minimum_living_allowance: { origin: 'certified', paper: '低保证' },
  special_family_planning_family: { origin: 'certified', paper: '计划生育特殊家庭证明' },
  extremely_poor_supported: { origin: 'certified', paper: '特困人员救助供养证' },
  pregnant_postpartum: { origin: 'certified', paper: '母子健康手册' },
}

/** How a tag came about and the JSON text of its evidence: age, or the paper with its day, number or code. @throws Error for a population without a paper */
export function evidenceOf({ population, from, paper: number }: Tag): { origin: Origin; evidence: string } {
  const known = papers[population]
  if (!known) throw new Error(`no paper proves ${population}`)
  if (known.origin === 'derived') return { origin: 'derived', evidence: '{"kind":"age"}' }
  const seen = `{"kind":"paper","paper":"${known.paper}","on":"${textOf(from)}"`
  if (known.origin === 'certified') return { origin: 'certified', evidence: `${seen},"number":"DE${100_000 + number}"}` }
  if (!known.code) return { origin: 'diagnosed', evidence: `${seen}}` }
  return { origin: 'diagnosed', evidence: `${seen},"code":"${known.code}","codeSystem":"ICD-10","place":"${number % 10 < 7 ? '区人民医院' : '区中医院'}"}` }
}
