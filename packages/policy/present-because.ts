import type { Because, Certainty } from './because.ts'
import { citation } from './citation.ts'
import type { Pack } from './pack.ts'

export type PresentedBecause = {
  parameter: string; key: string; from: string | null; certainty: Certainty
  source: { document: string; clause: string | null; title: string | null } | null
}

/** What a result rests on, with documents and clauses as people know them. `names`: the catalogue's Chinese name of each entry; without it the key stands. */
export function presentBecause(pack: Pack, because: readonly Because[], names: Readonly<Record<string, string>> = {}): PresentedBecause[] {
  return because.map(({ parameter, from, source, certainty }) => {
    const cited = citation(pack, source)
    return { parameter: names[parameter] ?? parameter, key: parameter, from, certainty, source: cited && { document: cited.number, clause: cited.clause, title: cited.title } }
  })
}
