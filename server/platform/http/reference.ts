import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { contentSecurity } from './content-security.ts'

const why = 'a description of the interface holds no data'
const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>家医接口说明 · Jiayi API</title></head>
<body><div id="reference"></div><script src="/docs/api/reference.js"></script><script src="/docs/api/begin.js"></script></body></html>`
const begin = "Scalar.createApiReference('#reference', { url: '/docs/openapi.json', withDefaultFonts: false, hideClientButton: true, telemetry: false, agent: { disabled: true } })"

/** The OpenAPI 3.1 document and a page to read it: /docs/openapi.json and /docs/api. Nothing on it comes from elsewhere. */
export function serveReference(app: FastifyInstance): void {
  const policy = Object.entries(contentSecurity.directives).map(([name, values]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${values.join(' ')}`).join('; ')
  let script: string | undefined
  const config = { publicBecause: why }
  const hide = true
  app.get('/docs/openapi.json', { config, schema: { hide } as object }, async (_, reply) => reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())))
  app.get('/docs/api', { config, schema: { hide } as object }, async (_, reply) => reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(page))
  app.get('/docs/api/begin.js', { config, schema: { hide } as object }, async (_, reply) => reply.type('text/javascript; charset=utf-8').send(begin))
  app.get('/docs/api/reference.js', { config, schema: { hide } as object }, async (_, reply) => {
    script ??= readFileSync(join(dirname(createRequire(import.meta.url).resolve('@scalar/api-reference')), 'browser/standalone.js'), 'utf8')
    return reply.type('text/javascript; charset=utf-8').send(script)
  })
}
