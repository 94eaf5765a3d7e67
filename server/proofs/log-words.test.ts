import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { en, zh } from '#api/wording/index.ts'

const folder = join(import.meta.dirname, '..')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file) && !file.startsWith('testing/'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
const all = (shape: RegExp) => [...new Set(sources.flatMap((text) => [...text.matchAll(shape)].map(([, found]) => found as string)))].sort()

it.each([['Chinese', zh], ['English', en]] as const)('every action and subject the log may hold has its words in %s', (_, { access }) => {
  const actions = all(/action: '([a-z]+\.[a-z-]+)'/g)
  const subjects = all(/subjectKind: '([a-z_-]+)'/g)
  expect([actions.length > 25, subjects.length > 8]).toEqual([true, true])
  expect(actions.filter((action) => !(action.replace('.', '_') in access.action))).toEqual([])
  expect(subjects.filter((subject) => !(subject in access.log.subject))).toEqual([])
})
