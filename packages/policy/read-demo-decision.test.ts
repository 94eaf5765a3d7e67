import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { BadPolicies } from './load-packs.ts'
import { getDemoDecision, readDemoDecision } from './read-demo-decision.ts'

it('the decision as shipped has no problem', () => {
  expect(readDemoDecision('policies').problems).toEqual([])
})

it.each([
  ['an entry nobody knows', 'contract.term:', 'contract.terms:', /^contract\.terms：目录里没有这个条目，是不是 contract\.term？$/],
  ['a value of the wrong kind', 'residence_months: 6', 'residence_months: 半年', /^contract\.subject：应是非负整数，写的是“半年”$/],
  ['a clause it does not have', '{ counts: household }, source: act-demo-region-1#1', '{ counts: household }, source: act-demo-region-1#9', /^contract\.newborn：.*没有条款 9$/],
  ['a package for a population it does not name', "only: '\"elderly\" in tags'", "only: '\"elderli\" in tags'", /^package\.paid：没有人群 elderli，是不是 elderly？/],
])('a decision with %s is told with its line and not gone by', (_, marker, written, reason) => {
  const folder = mkdtempSync(join(tmpdir(), 'decision-'))
  const text = readFileSync('policies/demo-decision.yaml', 'utf8')
  expect(text.split(marker)).toHaveLength(2)
  writeFileSync(join(folder, 'demo-decision.yaml'), text.replace(marker, written))
  try {
    expect(readDemoDecision(folder).problems).toEqual([{ file: 'demo-decision.yaml', line: text.slice(0, text.indexOf(marker)).split('\n').length, reason: expect.stringMatching(reason) }])
    expect(() => getDemoDecision(folder)).toThrow(BadPolicies)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('a folder without a decision says so', () => {
  expect(() => getDemoDecision(tmpdir())).toThrow('demo-decision.yaml:1 没有这个文件')
})
