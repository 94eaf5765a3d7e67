import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CatalogueEntry } from '#policy/index.ts'

/** A region whose pack is to be begun. */
export type NewRegion = { code: string; slug: string; name: string; scope: string }

/** The files of a pack that answers nothing yet: each entry of the catalogue with what to ask, and the tests that hold it to that. */
function skeletonFiles({ code, name, scope }: NewRegion, entries: readonly CatalogueEntry[]): Record<string, string> {
  const topics = [...new Set(entries.map(({ key }) => topicOf(key)))]
  const parameters = topics.map((topic) => [`parameters/${topic}.yaml`, entries.filter(({ key }) => topicOf(key) === topic).map(({ key, zh, ask }) => `# ${zh}\n${key.slice(topic.length + 1)}: { unknown: ${ask} }\n`).join('\n')])
  return {
    'pack.yaml': `region: "${code}"\nname: ${name}\nscope: ${scope}\n`,
    'CHANGELOG.md': `# ${name}政策包 变更\n\n按生效日排列，新的在前。改动取值时先改用例，再在这里写一条：自哪天起、什么变了、依据哪条。\n`,
    'tests/calendar.yaml': calendarOf(entries.map(({ key }) => key).sort()),
    ...Object.fromEntries(parameters),
  }
}

/** Writes them into a folder of the region's own. Gives the folder, or null, writing nothing, where the region has one already. */
export function beginPack(folder: string, region: NewRegion, entries: readonly CatalogueEntry[]): string | null {
  if (readdirSync(folder).some((place) => place.startsWith(`${region.code}-`))) return null
  const place = join(folder, `${region.code}-${region.slug}`)
  for (const [file, text] of Object.entries(skeletonFiles(region, entries))) {
    const path = join(place, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return place
}

function calendarOf(keys: readonly string[]): string {
  return [
    '# 整个政策包：起始日与成色', '- name: 取值的起始日：还没有取值', '  on: 2026-01-01', '  rule: starts', '  expect_only: {}', '',
    '- name: 哪些是推定，哪些文件没有回答', '  on: 2026-01-01', '  rule: certainties', '  expect_only:',
    '    inferred: []', '    ambiguous: []', '    demo: []', '    taken: []', `    unknown: [${keys.join(', ')}]`, '    not_applicable: []', '',
  ].join('\n')
}

const topicOf = (key: string) => key.slice(0, key.indexOf('.'))
