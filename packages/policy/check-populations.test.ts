import { expect, it } from 'vitest'
import { lintBundle } from './lint-bundle.ts'
import type { PackBundle } from './pack-schema.ts'
import { shapes } from './shapes.ts'

type Values = PackBundle['answers'][string]['values']

const on = '2026-01-01'
const elderly = { tag: 'elderly', zh: '老年人', en: 'Elderly', recognised: 'derived', when: 'age >= elderly_from', reach: 'person' }
const hypertension = { tag: 'hypertension', zh: '高血压患者', en: 'Hypertension', recognised: 'diagnosed', reach: 'person' }
const paid = (conditions: { suggested: string; only?: string }) => ({ id: 'care', zh: '照护包', en: 'Care', items: [{ item: 'visit', zh: '上门', en: 'Visit' }], ...conditions })

/** A pack that says these things and nothing else. */
function aPack(values: Record<string, unknown>, certainty: 'stated' | 'demo' = 'stated'): PackBundle {
  const open = Object.keys(shapes).map((key) => [key, { status: 'unknown', values: {}, question: '？' }])
  const said = Object.entries(values).map(([key, value]) => [key, { status: 'value', values: { [on]: { value, source: 'x#1', certainty } } as unknown as Values }])
  const documents = { x: { title: '通知', number: '某卫〔2026〕1号', issuer: '某卫健委', issued: 'unknown' as const, evidence: 'verified' as const, clauses: { 1: '一' } } }
  return { format: 1, region: '990100', name: '示范市', scope: 'city', documents, answers: Object.fromEntries([...open, ...said]), benchmarks: [] }
}

const told = (...asked: Parameters<typeof lintBundle>) => lintBundle(...asked).problems.map(({ path, reason }) => `${path.slice(1).join('.')} ${reason}`)

it('a package for populations that the pack names is for somebody', () => {
  expect(told(aPack({ 'population.key': [elderly, hypertension], 'package.paid': [paid({ suggested: '("elderly" in tags) and not("hypertension" in tags)', only: '"elderly" in tags' })] }))).toEqual([])
})

it('one for a misspelt population is for nobody: told with the place, and what was meant', () => {
  expect(told(aPack({ 'population.key': [elderly, hypertension], 'package.paid': [paid({ suggested: '("elderly" in tags) or ("hypertention" in tags)', only: '"eldery" in tags' })] }))).toEqual([
    'package.paid.values.2026-01-01.value.0.suggested 没有人群 hypertention，是不是 hypertension？要和 population.key 的 tag 一字不差，有 elderly、hypertension',
    'package.paid.values.2026-01-01.value.0.only 没有人群 eldery，是不是 elderly？要和 population.key 的 tag 一字不差，有 elderly、hypertension',
  ])
})

it('also a basic package, and where nothing is near, which there are', () => {
  expect(told(aPack({ 'population.key': [elderly], 'package.basic': [paid({ suggested: '"copd" in tags' })] }))).toEqual(['package.basic.values.2026-01-01.value.0.suggested 没有人群 copd：要和 population.key 的 tag 一字不差，有 elderly'])
})

it('where the pack names no population it is held against those it is told; told none, against nothing', () => {
  const pack = aPack({ 'package.paid': [paid({ suggested: '"hypertention" in tags' })] })
  expect(told(pack, { tags: ['hypertension'] })).toHaveLength(1)
  expect(told(pack)).toEqual([])
})

it('what a trial fills in may be for populations the pack does not know; an act that is read is held like the rest', () => {
  const pack = aPack({ 'population.key': [elderly], 'package.paid': [paid({ suggested: '"hypertension" in tags' })] }, 'demo')
  expect(told(pack)).toEqual([])
  expect(told(pack, { isDemoHeld: true })).toHaveLength(1)
})

it('a population that follows from what nobody answers is told, with what was meant', () => {
  expect(told(aPack({ 'population.key': [{ ...elderly, when: 'age >= elderly_form' }] }))).toEqual(['population.key.values.2026-01-01.value.0.when 条件问的 elderly_form 没有谁回答得出，是不是 elderly_from？条件里能问的只有 age、elderly_from、child_until'])
})
