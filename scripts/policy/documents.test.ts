import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { expect, it } from 'vitest'
import { generatedPages } from './documents.ts'

it.each(generatedPages().map(({ path, text }) => ({ name: `${basename(dirname(path))}/${basename(path)}`, path, text })))('$name is as the packs make it: npm run -s jiayi -- policy documents', ({ path, text }) => {
  expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(text)
})

it('there is a page of questions for each pack, and the pages of rules and coverage', () => {
  expect(generatedPages().map(({ path }) => `${basename(dirname(path))}/${basename(path)}`)).toEqual([
    'docs/rules.md', 'docs/coverage.md', '000000-national/questions.md', '110102-yuetan/questions.md', '310000-shanghai/questions.md', '310104-xietu/questions.md', '310105-huadong/questions.md', '310115-weifang/questions.md', '320904-dafeng/questions.md', '330000-zhejiang/questions.md', '330100-hangzhou/questions.md', '350200-xiamen/questions.md', '430000-hunan/questions.md', '450000-guangxi/questions.md', '500112-yubei/questions.md', '510100-chengdu/questions.md',
  ])
})
