import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { query } from '#api/endpoint.ts'
import { roles } from '#api/permissions.ts'
import { serve } from '#platform/http/routes.ts'
import { buildServer } from '#platform/http/server.ts'
import { inputSchema, sample } from './sample-input.fixture.ts'
import { holderOf, type Planted, theWholeHouse, twoCounties, type WholeHouse } from './whole-house.fixture.ts'

let base: WholeHouse
let places: Awaited<ReturnType<typeof twoCounties>>
beforeAll(async () => {
  base = await theWholeHouse()
  places = await twoCounties(base)
})
afterAll(() => base.close())

const guarded = () => base.routes.flatMap(({ endpoint }) => ('permission' in endpoint ? [endpoint] : []))
const inputOf = (endpoint: (typeof base.routes)[number]['endpoint'], { ids }: Planted) => sample(inputSchema(endpoint), ids) as Record<string, unknown>
/** What another place's rows look like from behind: the same before and after. */
const rowsOf = async (countyCode: number, residentId?: string) => base.rows(`
  SELECT (SELECT json_agg(r ORDER BY r.id) FROM residents.resident r WHERE county_code = $1 AND ($2::uuid IS NULL OR id = $2)) AS residents, (SELECT json_agg(c ORDER BY c.id) FROM contracts.contract c WHERE county_code = $1 AND ($2::uuid IS NULL OR resident_id = $2)) AS contracts,
         (SELECT json_agg(a ORDER BY a.id) FROM contracts.application a WHERE county_code = $1 AND ($2::uuid IS NULL OR resident_id = $2)) AS applications, (SELECT json_agg(t ORDER BY t.id) FROM residents.population_tag t WHERE county_code = $1 AND ($2::uuid IS NULL OR resident_id = $2)) AS tags,
         (SELECT json_agg(k ORDER BY k.id) FROM messages.conversation k WHERE county_code = $1 AND ($2::uuid IS NULL OR resident_id = $2)) AS conversations,
         (SELECT json_agg(e ORDER BY e.id) FROM contracts.ending_request e WHERE county_code = $1 AND ($2::uuid IS NULL OR resident_id = $2)) AS endings`, countyCode, residentId ?? null)

describe('every route of the running server', () => {
  it('is in the matrix, once', async () => {
    const { paths } = (await base.server.inject('/docs/openapi.json')).json() as { paths: Record<string, object> }
    const served = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    expect(served).toHaveLength(base.routes.length)
    expect(base.routes.length).toBeGreaterThan(60)
  })
  it('is closed to who is not signed in, unless it says why it is public', async () => {
    for (const { endpoint } of base.routes) {
      const { status } = await base.ask(null, endpoint, inputOf(endpoint, places.own))
      if ('permission' in endpoint) expect([endpoint.path, status]).toEqual([endpoint.path, 401])
      else expect([endpoint.path, endpoint.why.length > 10]).toEqual([endpoint.path, true])
    }
  })
  it('is closed to every role that lacks its permission, before anything of the input is read', async () => {
    let cells = 0
    for (const role of roles) {
      const actor = holderOf(role, places.mine)
      for (const endpoint of guarded()) {
        if (actor.permissions.has(endpoint.permission)) continue
        const { status, body } = await base.ask(actor, endpoint, { nonsense: true, ...Object.fromEntries([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, 'x'])) })
        expect([role, endpoint.path, status, body.reasons?.[0]?.code]).toEqual([role, endpoint.path, 403, 'ACCESS.NOT_PERMITTED'])
        cells++
      }
    }
    expect(cells).toBeGreaterThan(400)
  }, 120_000)
  it('stops the boot when it declares no permission', async () => {
    const naked = { ...query({ path: '/api/naked', permission: 'self', input: z.strictObject({}), output: z.object({}) }), permission: '' as never }
    await expect(buildServer({ database: base.database, routes: [...base.routes, serve(naked, async () => ({}))], now: Date.now, authenticate: async () => undefined })).rejects.toThrow('/api/naked declares no permission')
  })
})

describe('with the ids of another place', () => {
  it('no role gets a word of another county or changes a row there', async () => {
    const before = await rowsOf(places.theirs.countyCode)
    const leaks: string[] = []
    let cells = 0
    for (const role of roles) {
      const actor = holderOf(role, places.mine)
      for (const endpoint of guarded().filter(({ permission }) => actor.permissions.has(permission))) {
        const answer = await base.ask(actor, endpoint, inputOf(endpoint, places.foreign))
        const text = answer.bytes.toString('utf8')
        for (const word of Object.values(places.foreign.words)) if (text.includes(word)) leaks.push(`${role} ${endpoint.path} ${answer.status} ${word}`)
        if (answer.status >= 500) leaks.push(`${role} ${endpoint.path} ${answer.status}`)
        cells++
      }
    }
    expect(leaks).toEqual([])
    expect(cells).toBeGreaterThan(300)
    expect(await rowsOf(places.theirs.countyCode)).toEqual(before)
    expect((await base.rows('SELECT count(*)::int AS n FROM audit.event WHERE county_code = $1', places.theirs.countyCode))[0].n).toBe(0)
  }, 120_000)
  it('no institution, team or township gets the name of another institution’s resident, hears what was said there, or changes one', async () => {
    const { mine, beside } = places
    const resident = beside.ids.residentId as string
    const before = await rowsOf(mine.countyCode, resident)
    const leaks: string[] = []
    let cells = 0
    for (const role of roles) {
      const actor = holderOf(role, places.mine)
      if (actor.scope.kind === 'region' && actor.scope.code.length <= 6) continue
      for (const endpoint of guarded().filter(({ permission }) => actor.permissions.has(permission))) {
        const answer = await base.ask(actor, endpoint, inputOf(endpoint, beside))
        if ([beside.words.person, beside.words.chat].some((word) => answer.bytes.toString('utf8').includes(word))) leaks.push(`${role} ${endpoint.path} ${answer.status}`)
        cells++
      }
    }
    expect(leaks).toEqual([])
    expect(cells).toBeGreaterThan(150)
    expect(await rowsOf(mine.countyCode, resident)).toEqual(before)
  }, 120_000)
  it('one’s own place answers, so that silence above is no accident', async () => {
    const doctor = holderOf('family_doctor', places.mine)
    const spoken = []
    const heard: string[] = []
    for (const endpoint of guarded().filter(({ permission, kind }) => kind !== 'command' && doctor.permissions.has(permission))) {
      const answer = await base.ask(doctor, endpoint, inputOf(endpoint, places.own))
      if (answer.bytes.toString('utf8').includes(places.own.words.person)) spoken.push(endpoint.path)
      if (answer.bytes.toString('utf8').includes(places.own.words.chat)) heard.push(endpoint.path)
    }
    expect(spoken).toEqual(expect.arrayContaining(['/api/residents/:residentId/read', '/api/contracts/:contractId/read', '/api/contracts/applications/:applicationId/read', '/api/conversations/:conversationId/read']))
    expect(heard).toEqual(['/api/conversations/:conversationId/read'])
  })
})
