import type { Reason } from '#kernel/decision.ts'
import type { Because } from './because.ts'
import { citation } from './citation.ts'
import type { Pack } from './pack.ts'

/** A reason why regulation says no. Its parameter `basis` is the document's number and clause as people know them: 渝北卫健〔2017〕475号 二(一)1. */
export function regulatedReason(pack: Pack, code: string, params: Reason['params'], because: Because | undefined): Reason {
  const cited = because && citation(pack, because.source)
  return { code, params: { ...params, basis: cited ? `${cited.number} ${cited.clause}` : pack.name }, ...(because ? { source: because.source } : {}) }
}
