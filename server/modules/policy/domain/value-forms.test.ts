import { expect, it } from 'vitest'
import type { PartForm } from '#api/policy-drafts.ts'
import { blankValue, fitsForm, isFields, numeral, numerals, textOfParts, unitOfPart, withPart, type Written } from '#api/value-form.ts'
import * as wording from '#api/wording/index.ts'
import { codesInUse, type Key, readCatalogue, readPolicies, readValueText, shapes, valueForm, valueText } from '#policy/index.ts'

const { packs } = readPolicies('policies')
const { catalogue } = readCatalogue('policies')
const keys = Object.keys(shapes) as Key[]
const written = [...packs.values()].flatMap((pack) => keys.flatMap((key) => Object.entries(pack.bundle.answers[key]?.values ?? {}).flatMap(([from, { value }]) => (value === 'null' ? [] : [{ where: `${pack.region} ${key} ${from}`, key, value }]))))

it('has a form for every entry, but for tables within tables and rules', () => {
  expect(keys.filter((key) => valueForm(key) === null)).toEqual([
    'combination.tiers', 'population.key', 'target.quota_method', 'target.quota_table', 'package.basic', 'package.paid', 'package.items', 'package.tiers', 'package.by_population', 'agreement.template', 'population.classes', 'visit.pathways',
  ])
})

it('has a place for every value that ships, and what the form writes is read back as the same, byte for byte', () => {
  const inForm = written.filter(({ key }) => valueForm(key) !== null)
  expect(inForm.length).toBeGreaterThan(400)
  for (const { where, key, value } of inForm) {
    expect(fitsForm(valueForm(key)!, value), where).toBe(true)
    expect(valueText(readValueText(textOfParts(value as Written)).value), where).toBe(valueText(value))
  }
})

it('leaves every other part as it was, in its place, when one is written', () => {
  const value = readValueText('years:\n  - 1\nusual: 1\nis_principle: true').value as { [name: string]: Written }
  const edited = readValueText(textOfParts(withPart(value, 'years', ['1', '2']))).value
  expect(valueText(edited)).toBe('years:\n  - "1"\n  - "2"\nusual: "1"\nis_principle: "true"'.replaceAll('"', ''))
  expect(withPart(withPart(value, 'stable_only', ['1']), 'stable_only', undefined)).toEqual(value)
})

it('does not fit a value with a part of another name, or of another kind', () => {
  const form = valueForm('contract.term')!
  expect([{ years: ['1'] }, { years: '1' }, { years: ['1'], more: 'x' }, 'x', ['x'], null].map((value) => fitsForm(form, value))).toEqual([true, false, false, false, false, false])
})

it('begins empty, with the parts that must be written', () => {
  expect(blankValue(valueForm('contract.term')!)).toEqual({ years: [], usual: '', is_principle: '' })
  expect([blankValue(valueForm('fee.standard')!), blankValue(valueForm('contract.benefits')!), blankValue(valueForm('fee.funding')!)]).toEqual(['', [], { remainder_to: '', shares: {} }])
})

it('knows what a part is, and in what it is counted', () => {
  const parts = (key: Key) => (valueForm(key) as { parts: PartForm[] }).parts
  const units = (key: Key, unit: string) => parts(key).map(({ name, form }) => [name, form.kind, unitOfPart(form, name, unit)])
  expect(units('contract.subject', '月')).toEqual([['residence_months', 'count', '月']])
  expect(units('contract.term', '年')).toEqual([['years', 'list', '年'], ['usual', 'count', '年'], ['is_principle', 'truth', ''], ['stable_only', 'list', '年']])
  expect(units('fee.funding', '元或%')).toEqual([['remainder_to', 'code', ''], ['shares', 'map', '元或%']])
  expect(units('fee.staff_floor', '%')).toEqual([['at_least', 'percent', '%'], ['force', 'choice', '']])
  expect([unitOfPart(valueForm('fee.standard') as PartForm['form'], '', '元/人·年'), unitOfPart({ kind: 'yuan' }, 'price', '次/年')]).toEqual(['元/人·年', '元'])
  expect(units('panel.cap', '人或户').slice(0, 3)).toEqual([['scope', 'choice', ''], ['unit', 'choice', ''], ['limit', 'count', '']])
})

it('counts every number of the catalogue in the unit of its entry, but where that is one of two, names kinds, or is of one part alone', () => {
  const counted = catalogue.entries.flatMap(({ key, unit }) => {
    const form = valueForm(key as Key)
    const all = form === null ? [] : 'parts' in form ? form.parts : [{ name: 'all', form }]
    const numbers = all.filter(({ form: part }) => (part.kind === 'list' || part.kind === 'map' ? part.of : part).kind === 'count')
    return numbers.map(({ name, form: part }) => ({ number: `${key}.${name}`, unit: unitOfPart(part, name, unit) }))
  })
  const byUnit = Map.groupBy(counted, ({ unit }) => unit)
  expect(Object.fromEntries([...byUnit].map(([unit, all]) => [unit, all.map(({ number }) => number)]))).toEqual({
    月: ['contract.subject.residence_months'],
    年: ['contract.term.years', 'contract.term.usual', 'contract.term.stable_only'],
    天: ['contract.renewal_notice_days.all', 'contract.ending.notice_days', 'referral.follow_up.within_days'],
    个: ['contract.exclusive.providers', 'package.counts.packages', 'package.counts.categories', 'package.counts.number'],
    人: ['team.composition.required'],
    次: ['contract.transfer.per_term', 'assessment.levels.times'],
    '次/年': ['provider.recognition.per_year', 'home.visits.least_per_year'],
    版: ['team.handbook.edition', 'service.norm.edition'],
    周岁: ['population.elderly_age.from', 'population.child_age.until'],
    种: ['population.diseases.number'],
    项: ['assessment.indicators.number'],
    '': [
      'contract.renewal.prior_terms', 'provider.training.months', 'provider.training.weeks', 'panel.cap.limit', 'panel.paid_cap.limit', 'package.workload.categories', 'package.workload.number', 'prescription.long.least', 'prescription.long.most',
      'slot.lead.number', 'support.hospital.teams', 'support.hospital.experts', 'support.hospital.experts_per_team', 'support.hospital.half_days_per_week', 'support.hospital.per_week', 'support.advice.hours_per_day',
    ],
  })
})

it('reads numbers as they are typed', () => {
  expect([numeral('１,２００ 元', 'yuan'), numeral('２５％', 'share'), numeral('25%', 'percent'), numeral('12.50', 'yuan')]).toEqual(['1200', '25%', '25', '12.50'])
  expect(numerals('1、2， 3')).toEqual(['1', '2', '3'])
})

it('gathers the codes that values use, part by part', () => {
  expect(codesInUse(valueForm('fee.funding')!, [{ remainder_to: 'resident', shares: { resident: '30', medical_insurance: '70' } }])).toEqual({ remainder_to: ['resident'], shares: ['medical_insurance', 'resident'] })
  expect(codesInUse(valueForm('contract.benefits')!, [['b', 'a'], ['a'], null])).toEqual({ '': ['a', 'b'] })
})

it('every field and every stated choice of a fact has its name in the catalogue, so that whoever writes the first value needs to name only codes of their own', () => {
  const named = (code: string) => Object.hasOwn(catalogue.words, code)
  const unnamed = catalogue.entries.filter(({ type }) => ['facts', 'rows', 'list'].includes(type)).flatMap(({ key }) => {
    const form = valueForm(key as Key)
    return (form && isFields(form) && 'parts' in form ? (form.parts as PartForm[]) : []).flatMap(({ name, form: part }) => {
      const leaf = part.kind === 'list' || part.kind === 'map' ? part.of : part
      return [name, ...(leaf.kind === 'choice' ? leaf.of : [])].filter((code) => !['zh', 'en'].includes(code) && !named(code)).map((code) => `${key} ${code}`)
    })
  })
  expect(unnamed).toEqual([])
})

it.each(['zh', 'en'] as const)('every part and every stated choice has a name in %s', (language) => {
  const texts = wording[language]
  const meanings = texts.policyDrafts.meaning as Record<string, Record<string, string>>
  const named = (code: string) => Object.hasOwn(catalogue.words, code)
  const missing = keys.flatMap((key) => {
    const form = valueForm(key)
    const parts = form && isFields(form) && 'parts' in form ? form.parts : form ? [{ name: key.replace('.', '_'), form }] : []
    return (parts as PartForm[]).flatMap(({ name, form: part }) => {
      const leaf = part.kind === 'list' || part.kind === 'map' ? part.of : part
      const choices = leaf.kind === 'choice' ? leaf.of.filter((code) => !named(code) && meanings[name]?.[code] === undefined).map((code) => `${key} ${name} = ${code}`) : []
      return [...choices, ...(name.includes('_') && name === key.replace('.', '_') ? [] : named(name) || name in texts.policyDrafts.field ? [] : [`${key} ${name}`])]
    })
  })
  expect(missing).toEqual([])
})
