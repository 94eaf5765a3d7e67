import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lintBundle } from './lint-bundle.ts'
import { BadPolicies } from './load-packs.ts'
import type { PackBundle } from './pack-schema.ts'
import { type Act, readAct } from './read-pack.ts'
import type { FileProblem } from './read-yaml.ts'
import { shapes } from './shapes.ts'

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
