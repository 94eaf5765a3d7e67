import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { expect, it } from 'vitest'
import { packFolders } from '../policies-folder.ts'
import { generatedPages } from './documents.ts'

it.each(generatedPages().map(({ path, text }) => ({ name: `${basename(dirname(path))}/${basename(path)}`, path, text })))('$name is as the packs make it: npm run -s jiayi -- policy documents', ({ path, text }) => {
  expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(text)
})

it('there is a page of questions for each pack, and the pages of rules and coverage', () => {
  expect(generatedPages().map(({ path }) => `${basename(dirname(path))}/${basename(path)}`)).toEqual(['docs/rules.md', 'docs/coverage.md', ...packFolders().map((name) => `${name}/questions.md`)])
})
