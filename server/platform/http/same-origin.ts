import type { FastifyInstance } from 'fastify'
import { Problem } from '../problem.ts'

/**
 * Refuses what another site makes a browser send: a change must come from a page of this very host. Programs that are no browsers send
 * neither header and are let through: they carry no cookie that they did not put there themselves.
 */
export function refuseOtherOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, headers, host }) => {
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
    if (!isFromHere(headers['sec-fetch-site'], headers.origin, host)) throw new Problem('Forbidden', [{ code: 'PLATFORM.OTHER_ORIGIN' }])
  })
}

/** Whether a browser's own word on where a request comes from names this host. Both headers must agree when both are there. */
export function isFromHere(site: string | string[] | undefined, origin: string | undefined, host: string): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
