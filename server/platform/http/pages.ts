import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const why = 'the application itself holds no data'

/** Serves the files of a built web app: the hashed ones for ever. @throws Error when the app is not built */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`the web app is not built: ${folder} has no index.html (npm run build)`)
  await app.register(fastifyStatic, { root: folder, serve: false })
  app.get('/assets/*', { config: { publicBecause: why }, schema: { hide: true } as object }, async (request, reply) =>
    reply.sendFile(`assets/${(request.params as { '*': string })['*']}`, { maxAge: '1y', immutable: true }))
  app.get('/mark.svg', { config: { publicBecause: why }, schema: { hide: true } as object }, async (_, reply) => reply.sendFile('mark.svg'))
}

/** An address that belongs to the app's own router, so that a link into the app works. */
export const isPage = (request: FastifyRequest): boolean => request.method === 'GET' && !/^\/(api|assets|docs)(\/|$)/.test(request.url)

/** The app's start page, never kept by the browser: it names the files of the newest build. */
export const sendStartPage = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false })
