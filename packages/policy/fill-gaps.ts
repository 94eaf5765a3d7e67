import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalDate } from '#kernel/local-date.ts'
import { PolicyGap } from './because.ts'
import { lintBundle } from './lint-bundle.ts'
import { BadPolicies } from './load-packs.ts'
import type { Pack } from './pack.ts'
import { BadBundle } from './pack-from-bundle.ts'
import type { PackBundle } from './pack-schema.ts'
import { type Act, readAct } from './read-pack.ts'
import type { FileProblem } from './read-yaml.ts'
import { isKey, type Key, shapes } from './shapes.ts'
import { valueOn } from './value-on.ts'

const file = 'demo-decision.yaml'

/** Reads policies/demo-decision.yaml, what a trial of a pack decides where the pack is silent, and holds each value against its entry as those of a pack are. */
export function readDemoDecision(folder: string): { act: Act | null; problems: FileProblem[] } {
  if (!existsSync(join(folder, file))) return { act: null, problems: [{ file, line: 1, reason: '没有这个文件' }] }
  const { act, yaml, problems } = readAct(join(folder, file), file)
  const wrong = act ? lintBundle(bundleOf(act)).problems : []
  return { act, problems: [...problems, ...wrong.map(({ path: [, key = '', , ...rest], reason }) => ({ file, line: yaml.lineOf(['values', key, ...rest]), reason: `${key}：${reason}` }))] }
}

/** The same for a trial that is to begin. @throws BadPolicies */
export function getDemoDecision(folder: string): Act {
  const { act, problems } = readDemoDecision(folder)
  if (!act || problems.length > 0) throw new BadPolicies(problems)
  return act
}

/** A pack that answers what an act decides and nothing else. */
function bundleOf({ id, document, values }: Act): PackBundle {
  const open = Object.keys(shapes).map((key) => [key, { status: 'unknown', values: {} }])
  const decided = Object.entries(values).map(([key, dated]) => [key, { status: 'value', values: dated }])
  return { format: 1, region: '000000', name: document.title, scope: 'county', documents: { [id]: document }, answers: Object.fromEntries([...open, ...decided]), benchmarks: [] }
}

/**
 * A pack whose gaps of a day are filled by an act, for trying it out: what it answers, also that there is no such thing, stays. Who pays for packages is
 * filled with the packages only. Every value filled is marked as set for demonstration.
 *
 * @throws BadBundle when the act's values do not fit the pack
 */
export function fillGaps(pack: Pack, act: Act, on: LocalDate): Pack {
  const answers = { ...pack.bundle.answers }
  for (const [key, values] of Object.entries(act.values)) {
    const answer = answers[key]
    const asked = key === 'package.payers' ? 'package.paid' : key
    if (!answer || !isKey(asked)) throw new Error(`no entry ${key}`)
    if (!isOpen(pack, asked, on)) continue
    const filled = Object.fromEntries(Object.entries(values).map(([from, dated]) => [from, { ...dated, certainty: 'demo' as const }]))
    answers[key] = { ...answer, values: { ...filled, ...answer.values } }
  }
  const { pack: whole, problems } = lintBundle({ ...pack.bundle, documents: { ...pack.bundle.documents, [act.id]: act.document }, answers })
  if (!whole) throw new BadBundle(problems)
  return whole
}

/** Whether the pack leaves an entry open on a day. */
function isOpen(pack: Pack, key: Key, on: LocalDate): boolean {
  try {
    valueOn(pack, key, on)
    return false
  } catch (error) {
    if (error instanceof PolicyGap) return error.kind !== 'not_applicable'
    throw error
  }
}
