import { z } from 'zod'
import type { Endpoint } from '#api/endpoint.ts'

type Json = { type?: string | string[]; enum?: unknown[]; const?: unknown; anyOf?: Json[]; oneOf?: Json[]; properties?: Record<string, Json>; required?: string[]; items?: Json; pattern?: string; format?: string; minimum?: number; minLength?: number; minItems?: number }

/** The JSON Schema of what an endpoint takes. */
export const inputSchema = (endpoint: Endpoint): Json => z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json

const patterns: [RegExp, string][] = [[/^500112\d*$/, '500112'], [/^\d{9}$/, '999999001'], [/^\d{6}$/, '999999'], [/^\d{12}$/, '999999001001'], [/^\d{2}$/, '01'], [/^[2-9A-HJ-NP-Z]{20}$/, '23456789ABCDEFGHJKLM'], [/^[a-z]{2,12}$/, 'someone'], [/^[A-Za-z0-9]{12,}$/, 'QUJDREVGR0hJSktM'], [/^\d\d:\d\d$/, '09:00'], [/^[\w-]{36}$/, 'A'.repeat(36)]]

/** A text that passes where the schema says how, so that the request gets past the shape to the question of who may. */
function sampleText({ pattern, format, minLength = 0 }: Json): string {
  if (format === 'uuid') return '019a0000-0000-7000-8000-000000000001'
  if (format === 'date') return '2026-11-20'
  if (pattern !== undefined) {
    const shape = new RegExp(pattern, 'u')
    const found = patterns.map(([, text]) => text).find((text) => shape.test(text))
    if (found !== undefined) return found
  }
  return 'a'.repeat(Math.max(2, minLength))
}

/** A value that fits a schema; where inputs ask for a thing by a known name, the id of that thing. */
export function sample(schema: Json, ids: Readonly<Record<string, string>>, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return sample(choices.find((one) => one.type !== 'null') ?? (choices[0] as Json), ids, name)
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type
  switch (type) {
    case 'string': return ids[name] ?? sampleText(schema)
    case 'integer': case 'number': return Math.max(1, schema.minimum ?? 1)
    case 'boolean': return true
    case 'array': return [sample(schema.items ?? {}, ids, name.replace(/Ids$/, 'Id').replace(/s$/, ''))]
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, one]) => [key, sample(one, ids, key)]))
    default: return 'a'
  }
}
