import type { LeafForm, PartForm, ValueForm } from './policy-drafts.ts'

/** A value as it is written: text, lists and named parts of text. */
export type Written = string | Written[] | { [name: string]: Written }
export type Fields = { [name: string]: Written }

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a form has a place for all that is written; what has none is changed as text. */
export function fitsForm(form: ValueForm, value: unknown): value is Written {
  if (form.kind === 'list') return Array.isArray(value) && value.every((one) => typeof one === 'string')
  if (form.kind === 'map') return isFields(value) && Object.values(value).every((one) => typeof one === 'string')
  if (form.kind === 'rows') return Array.isArray(value) && value.every((row) => fitsParts(form.parts, row))
  return form.kind === 'parts' ? fitsParts(form.parts, value) : typeof value === 'string'
}

const fitsParts = (parts: readonly PartForm[], value: unknown): boolean =>
  isFields(value) && Object.entries(value).every(([name, one]) => fitsForm(parts.find((part) => part.name === name)?.form ?? { kind: 'parts', parts: [] }, one) && parts.some((part) => part.name === name))

/** A value with nothing written yet; parts that may be left out are left out. */
export function blankValue(form: ValueForm): Written {
  if (form.kind === 'list' || form.kind === 'rows') return []
  if (form.kind === 'map') return {}
  return form.kind === 'parts' ? blankRow(form.parts) : ''
}

export const blankRow = (parts: readonly PartForm[]): Fields => Object.fromEntries(parts.flatMap(({ name, isOptional, form }) => (isOptional ? [] : [[name, blankValue(form)]])))

/** With one part written, where it stood or at the end; everything else as it was. `undefined` takes it out. */
export const withPart = (fields: Fields, name: string, value: Written | undefined): Fields =>
  value === undefined ? Object.fromEntries(Object.entries(fields).filter(([one]) => one !== name)) : { ...fields, [name]: value }

/** What is written as one text that is read back as the same: JSON is YAML too. */
export const textOfParts = (value: Written): string => JSON.stringify(value)

/** What a form wrote, in its parts again; null where the text is not a form's. */
export function partsOfText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const numbers: readonly LeafForm['kind'][] = ['count', 'yuan', 'percent', 'share', 'year']
export const isNumber = ({ kind }: LeafForm): boolean => numbers.includes(kind)

/** A number as typed, in the signs a pack writes it with. Example: "１,２００ 元" → "1200", "２５％" of a part of a fee → "25%". */
export function numeral(typed: string, kind: LeafForm['kind']): string {
  const narrow = typed.normalize('NFKC').replace(/[\s,、，元]/g, '')
  return kind === 'share' ? narrow : narrow.replace('%', '')
}

/** Several numbers as typed, with any sign between. Example: "1、2, 3" → ["1", "2", "3"]. */
export const numerals = (typed: string): string[] => typed.normalize('NFKC').split(/[\s,、;]+/).filter((one) => one !== '')

/** Units of an entry in which whatever it counts is counted; any other names kinds, is one of two, or is of one part alone. */
const countedIn = new Set(['月', '年', '天', '次', '个', '人', '版', '次/年', '周岁', '种', '项'])
/** In what a part is counted: yuan, percent, or the entry's own unit. Empty where that does not fit. */
export function unitOfPart(form: PartForm['form'], name: string, unit: string): string {
  const leaf = form.kind === 'list' || form.kind === 'map' ? form.of : form
  if (leaf.kind === 'yuan') return name === '' && unit.startsWith('元') ? unit : '元'
  if (leaf.kind === 'percent') return '%'
  if (leaf.kind === 'share') return '元或%'
  return leaf.kind === 'count' && countedIn.has(unit) ? unit : ''
}
