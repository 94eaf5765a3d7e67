import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const why = 'the application itself holds no data'
/** The built web apps, by their folder in dist/, and the beginning of the addresses each answers. */
const surfaces = { console: '', phone: '/m' } as const

/** Serves the files of the built web apps below `folder`: the hashed ones for ever. @throws Error when one is not built */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false })
  for (const [name, under] of Object.entries(surfaces)) {
    if (!existsSync(join(folder, name, 'index.html'))) throw new Error(`the web app is not built: ${join(folder, name)} has no index.html (npm run bootstrap)`)
    app.get(`${under}/assets/*`, { config: { publicBecause: why }, schema: { hide: true } as object }, async (request, reply) =>
      reply.sendFile(`${name}/assets/${(request.params as { '*': string })['*']}`, { maxAge: '1y', immutable: true }))
  }
  app.get('/mark.svg', { config: { publicBecause: why }, schema: { hide: true } as object }, async (_, reply) => reply.sendFile('console/mark.svg'))
}

/** An address that belongs to an app's own router, so that a link into the app works. */
export const isPage = (request: FastifyRequest): boolean => request.method === 'GET' && !/^\/(api|assets|docs|m\/assets)(\/|$)/.test(request.url)

/** The start page of the app that answers an address, never kept by the browser: it names the files of the newest build. */
export const sendStartPage = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'no-cache').sendFile(`${/^\/m([/?#]|$)/.test(request.url) ? 'phone' : 'console'}/index.html`, { cacheControl: false })
