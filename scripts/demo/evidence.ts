import { textOf } from './calendar.ts'
import type { Tag } from './person.ts'

export type Origin = 'derived' | 'diagnosed' | 'certified'

/** The paper that proves each population, as the pack names it; the code where it is an illness that may be named in the open. */
const papers: Readonly<Record<string, { origin: Origin; paper?: string; by?: string; code?: string }>> = {
  elderly: { origin: 'derived' },
  child_0_6: { origin: 'derived' },
  hypertension: { origin: 'diagnosed', paper: '诊断记录', code: 'I10' },
  diabetes: { origin: 'diagnosed', paper: '诊断记录', code: 'E11' },
  major_illness: { origin: 'diagnosed', paper: '诊断证明' },
  // What a record says of these two is kept encrypted elsewhere; here stands only that there is one.
  tuberculosis: { origin: 'diagnosed', paper: '诊断记录' },
  severe_mental_disorder: { origin: 'diagnosed', paper: '诊断记录' },
  disabled: { origin: 'certified', paper: '残疾人证', by: '区残联' },
  registered_poor_household: { origin: 'certified', paper: '建卡贫困户名册', by: '区乡村振兴局' },
  minimum_living_allowance: { origin: 'certified', paper: '低保证', by: '区民政局' },
  special_family_planning_family: { origin: 'certified', paper: '计划生育特殊家庭证明', by: '区卫生健康委' },
  extremely_poor_supported: { origin: 'certified', paper: '特困人员救助供养证', by: '区民政局' },
  pregnant_postpartum: { origin: 'certified', paper: '母子健康手册', by: '区妇幼保健院' },
}

/** How a tag came about and the JSON text of its evidence: age, or the paper with its number, who gave it out, and an illness's code and day. @throws Error for a population without a paper */
export function evidenceOf({ population, from, paper: number }: Tag): { origin: Origin; evidence: string } {
  const known = papers[population]
  if (!known) throw new Error(`no paper proves ${population}`)
  if (known.origin === 'derived') return { origin: 'derived', evidence: '{"from":"age"}' }
  const seen = `{"document":"${known.paper}"`
  if (known.origin === 'certified') return { origin: 'certified', evidence: `${seen},"number":"DE${100_000 + number}","by":"${known.by}"}` }
  if (!known.code) return { origin: 'diagnosed', evidence: `${seen},"number":"","by":""}` }
  return { origin: 'diagnosed', evidence: `${seen},"number":"","by":"${number % 10 < 7 ? '区人民医院' : '区中医院'}","code":"${known.code}","codeSystem":"ICD-10","on":"${textOf(from)}"}` }
}
