import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import config from '../../.dependency-cruiser.mjs'

const root = join(import.meta.dirname, '..', '..')
const folders = ['packages', 'server', 'console/src', 'phone/src', 'acceptance', 'scripts', 'bench']

/** Reads who imports whom below `root`. Answers what breaks a rule of .dependency-cruiser.mjs, and the files it read, so that none read cannot pass for none broken. */
export async function findBrokenBoundaries(root) {
  const present = folders.filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(present, { ...config.options, baseDir: root, validate: true, ruleSet: { forbidden: config.forbidden } })
  const files = output.modules.map((module) => module.source).filter((source) => !source.startsWith('node_modules/'))
  const broken = output.summary.violations.map(({ rule, from, to, cycle }) => ({ rule: rule.name, from, to, way: cycle?.map((step) => step.name) }))
  return { broken, files }
}

/** Folders of server/modules that the architecture table does not know. */
export function findModulesWithoutRow(root, modules) {
  const place = join(root, 'server', 'modules')
  if (!existsSync(place)) return []
  return readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !Object.hasOwn(modules, entry.name)).map((entry) => entry.name)
}

if (import.meta.main) {
  const { modules } = await import('../../architecture.mjs')
  const { broken, files } = await findBrokenBoundaries(root)
  const comments = Object.fromEntries(config.forbidden.map((rule) => [rule.name, rule.comment]))
  for (const { rule, from, to, way } of broken) console.log(`${rule}: ${from} → ${way ? way.join(' → ') : to}\n    ${comments[rule]}`)
  const strangers = findModulesWithoutRow(root, modules)
  for (const name of strangers) console.log(`server/modules/${name} has no row in architecture.mjs`)
  console.log(`${files.length} files read, ${broken.length + strangers.length} boundaries broken`)
  if (files.length === 0 || broken.length + strangers.length > 0) process.exitCode = 1
}
