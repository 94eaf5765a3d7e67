import { z } from 'zod'
import type { Endpoint } from '#api/endpoint.ts'
import { isRead } from './routes.ts'

type JsonSchema = { type?: string; properties?: Record<string, JsonSchema>; required?: string[]; [key: string]: unknown }

/** What OpenAPI 3.1 says of an endpoint, from the same schemas that check it. A part that JSON Schema cannot say is left open there. */
export function describeRoute(endpoint: Endpoint): Record<string, unknown> {
  const input = toJsonSchema(endpoint.input, 'input')
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
  const [module = 'api'] = endpoint.path.replace('/api/', '').split('/')
  const rest = without(input, inPath)
  const hasRest = Object.keys(rest.properties ?? {}).length > 0
  const isFile = endpoint.kind === 'file'
  return {
    tags: [module],
    operationId: `${endpoint.kind}:${endpoint.path.replace(/^\/api\//, '')}`,
    description: 'permission' in endpoint ? `Permission: \`${endpoint.permission}\`` : `Public: ${endpoint.why}`,
    security: 'permission' in endpoint ? [{ session: [] }] : [],
    ...(inPath.length > 0 ? { params: only(input, inPath) } : {}),
    ...(hasRest ? (isRead(endpoint) ? { querystring: rest } : { body: rest }) : {}),
    ...(endpoint.kind === 'command' ? { headers: keyHeader } : {}),
    response: { 200: isFile ? { type: 'string', format: 'binary' } : toJsonSchema(endpoint.output, 'output'), default: problemSchema },
  }
}

const keyHeader = {
  type: 'object', required: ['idempotency-key'],
  properties: { 'idempotency-key': { type: 'string', pattern: '^[\\w-]{8,64}$', description: 'One attempt, one key; a retry sends the same key and gets the same answer.' } },
}
const problemSchema = {
  type: 'object', required: ['kind', 'reasons', 'traceId'],
  properties: {
    kind: { type: 'string' }, traceId: { type: 'string' },
    reasons: { type: 'array', items: { type: 'object', required: ['code'], properties: { code: { type: 'string' }, params: { type: 'object' }, source: { type: 'string' } } } },
  },
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline', cycles: 'throw' }) as JsonSchema & { $schema?: string }
  return json
}
const only = (schema: JsonSchema, names: readonly string[]): JsonSchema => pick(schema, (name) => names.includes(name))
const without = (schema: JsonSchema, names: readonly string[]): JsonSchema => pick(schema, (name) => !names.includes(name))
function pick(schema: JsonSchema, keeps: (name: string) => boolean): JsonSchema {
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => keeps(name)))
  const required = (schema.required ?? []).filter(keeps)
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) }
}
