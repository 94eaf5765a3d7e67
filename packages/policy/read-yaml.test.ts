import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readYaml } from './read-yaml.ts'

let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'yaml-')) })
afterAll(() => rmSync(folder, { recursive: true }))
function read(text: string) {
  const path = join(folder, 'pack.yaml')
  writeFileSync(path, text)
  const { content, problems } = readYaml(path, 'pack.yaml')
  return { content, problems: problems.map(({ line, reason }) => `${line} ${reason}`) }
}

it.each([
  ['a: 1\nb: !!binary aGk=', '2 不能用“!”标明类型：这里的一切都是文字'], ['a: !!set {x}', '1 不能用“!”标明类型：这里的一切都是文字'], ['a: !!timestamp 2027-01-01', '1 不能用“!”标明类型：这里的一切都是文字'],
  ['a: "x\\0"', '1 文件里有看不见的控制字符（如 \\0、\\u202e），或只有一半的字（如 \\ud800）：删去重写'], ['a: "\\u202e元 021"', '1 文件里有看不见的控制字符（如 \\0、\\u202e），或只有一半的字（如 \\ud800）：删去重写'], ['a: "\\a"', '1 文件里有看不见的控制字符（如 \\0、\\u202e），或只有一半的字（如 \\ud800）：删去重写'], ['"\\ud800": x', '1 文件里有看不见的控制字符（如 \\0、\\u202e），或只有一半的字（如 \\ud800）：删去重写'],
])('%j is told with its line: everything in a pack is a text that can be kept', (text, told) => {
  expect(read(text)).toEqual({ content: null, problems: [told] })
})

it('days and numbers are texts, with whatever ends of lines and mark at the beginning', () => {
  expect(read('\ufeffa: 2027-01-01\r\nb: [1, true]\r\n')).toEqual({ content: { a: '2027-01-01', b: ['1', 'true'] }, problems: [] })
})
