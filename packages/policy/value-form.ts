import { z } from 'zod'
import { type Key, shapes } from './shapes.ts'
import { leaves, type LeafKind } from './value-types.ts'

/** A single answer: a number, an amount, a share, a day, a text, a choice of stated codes, or a code with those that packs use. */
export type LeafForm = { kind: LeafKind } | { kind: 'choice'; of: string[] }
/** One part of a value with a name of its own. */
export type PartForm = { name: string; isOptional: boolean; form: LeafForm | { kind: 'list'; of: LeafForm } | { kind: 'map'; of: LeafForm } }
/**
 * How a value of the catalogue can be asked for field by field: one answer, a list of such, a list by code, named parts, or rows of named parts.
 * What is written is text throughout, as in a pack.
 */
export type ValueForm = PartForm['form'] | { kind: 'parts'; parts: PartForm[] } | { kind: 'rows'; parts: PartForm[] }

/** How the value of an entry is asked for; null where it is a table within a table, or holds a rule: that is written as text. */
export const valueForm = (key: Key): ValueForm | null => formOf(shapes[key])

function formOf(shape: z.core.$ZodType): ValueForm | null {
  if (shape instanceof z.ZodObject) return within('parts', shape)
  if (shape instanceof z.ZodArray && shape.element instanceof z.ZodObject) return within('rows', shape.element)
  return partOf(shape)
}

function within(kind: 'parts' | 'rows', shape: z.ZodObject): ValueForm | null {
  const parts: PartForm[] = []
  for (const [name, part] of Object.entries(shape.shape)) {
    const isOptional = part instanceof z.ZodOptional
    const form = partOf(isOptional ? part.unwrap() : part)
    if (form === null) return null
    parts.push({ name, isOptional, form })
  }
  return { kind, parts }
}

function partOf(shape: z.core.$ZodType): PartForm['form'] | null {
  const many = shape instanceof z.ZodArray ? 'list' : shape instanceof z.ZodRecord ? 'map' : null
  if (many === null) return leafOf(shape)
  const of = leafOf(shape instanceof z.ZodArray ? shape.element : (shape as z.ZodRecord).valueType)
  return of && { kind: many, of }
}

function leafOf(shape: z.core.$ZodType): LeafForm | null {
  const known = leaves.get(shape)
  if (known) return { kind: known.kind }
  if (shape instanceof z.ZodEnum) return { kind: 'choice', of: shape.options.map(String) }
  return null
}

/** Which codes values of an entry use, part by part, sorted; the whole value is the part without a name. What holds no code is left out. */
export function codesInUse(form: ValueForm, values: readonly unknown[]): Record<string, string[]> {
  const found = new Map<string, Set<string>>()
  const note = (name: string, code: unknown) => typeof code === 'string' && found.set(name, (found.get(name) ?? new Set()).add(code))
  const walk = (name: string, part: PartForm['form'], value: unknown): void => {
    if (part.kind === 'code') note(name, value)
    if (part.kind === 'list' && Array.isArray(value)) for (const one of value) walk(name, part.of, one)
    if (part.kind === 'map') for (const one of Object.keys(fields(value))) note(name, one)
  }
  for (const value of values) {
    if (form.kind !== 'parts' && form.kind !== 'rows') walk('', form, value)
    else for (const row of form.kind === 'rows' && Array.isArray(value) ? value : [value]) for (const { name, form: part } of form.parts) walk(name, part, fields(row)[name])
  }
  return Object.fromEntries([...found].map(([name, codes]) => [name, [...codes].sort()]))
}

const fields = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {})
