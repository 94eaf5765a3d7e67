import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { signContractEndpoint } from '#api/contracts.ts'
import { type Database, openDatabase } from '#platform/database/database.ts'
import type { Statement } from '#platform/database/statement.ts'
import { urlOf } from '#platform/database/url.ts'
import { openFileStore } from '#platform/file-store.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type CommandContext, worldOf } from '#platform/http/context.ts'
import { loadKeys } from '#platform/crypto/load-keys.ts'
import { compose } from '../server/compose.ts'
import { aSignature } from '../server/modules/contracts/signature.fixture.ts'
import { readSettings } from '../server/settings.ts'
import { beside, type Figure } from './measure.ts'
import { ask, type Product, signIn } from './running-product.ts'

const [desks, signings, blocks, warm] = [8, 16, 14, 2]
type Order = Record<string, unknown>
type Written = { statement: Statement<unknown, unknown>; params: unknown }

/**
 * Signing over HTTP at eight desks (without PDF and seal, which follow) beside the very statement it ends in, sent bare by eight connections
 * with the same row security. Milliseconds a signing, by blocks of 16. Signs 512 residents of the demonstration's 悦来第三团队 for real.
 */
export async function sign(product: Product): Promise<Figure> {
  const doctor = await signIn(product, 'chenjing')
  const database = openDatabase({ url: urlOf(product.ownerUrl, 'jiayi_app') })
  const connections = await Promise.all(Array.from({ length: desks }, () => connect(product.ownerUrl)))
  const house = openHouse(product, database)
  try {
    const orders = await prepare(doctor, 2 * signings * (blocks + warm))
    const [overHttp, bare] = [orders.slice(0, orders.length / 2), orders.slice(orders.length / 2)]
    const actor = await house.authenticate({ address: 'bench', userAgent: '', cookies: cookiesOf(doctor.cookie) }, Date.now(), signContractEndpoint.permission)
    if (!actor) throw new Error('the session of chenjing is not known to the database that JIAYI_DATA or DATABASE_URL names')
    const statements: Written[] = []
    for (const order of bare) statements.push(await house.writtenBy(actor, order))
    const block = <T>(all: readonly T[], turn: number) => all.slice(turn * signings, (turn + 1) * signings)
    return await beside('sign',
      (turn) => shared(block(overHttp, turn), (order) => ask(doctor, signContractEndpoint.path, order, randomUUID())),
      (turn) => shared(block(statements, turn), ({ statement, params }, desk) => flight(connections[desk] as pg.Client, product.countyCode, statement, params)),
      { runs: blocks, warm, per: signings })
  } finally {
    house.close()
    await Promise.all([doctor.close(), database.close(), ...connections.map((one) => one.end())])
  }
}

/** What the desk would send for as many residents not yet signed. @throws Error when the team has too few left */
async function prepare(doctor: Product, most: number): Promise<Order[]> {
  const orders: Order[] = []
  let after: string | null = null
  do {
    const page = (await ask(doctor, `/api/contracts/to-sign?most=100${after ? `&after=${encodeURIComponent(after)}` : ''}`)) as { items: { residentId: string; age: number }[]; next: string | null }
    for (const { residentId, age } of page.items) {
      const order = age >= 18 && orders.length < most ? await orderFor(doctor, residentId) : null
      if (order) orders.push(order)
    }
    after = page.next
  } while (after !== null && orders.length < most)
  if (orders.length < most) throw new Error(`悦来第三团队 has only ${orders.length} grown-up residents left who may sign, ${most} are needed: take a fresh data folder`)
  return orders
}

/** Nothing for somebody who may not sign, such as a newcomer. */
async function orderFor(doctor: Product, residentId: string): Promise<Order | null> {
  const offer = (await ask(doctor, '/api/contracts/propose', { residentId })) as {
    reasons: unknown[]; teamId: string; doctorStaffId: string; term: { chosen: number }; packages: { id: string; isChosen: boolean }[]; offerHash: string; consents: { id: string }[]
  }
  if (offer.reasons.length > 0) return null
  return {
    residentId, teamId: offer.teamId, doctorStaffId: offer.doctorStaffId, years: offer.term.chosen, unit: 'person', channel: 'desk', offerHash: offer.offerHash, hospitals: [],
    packageIds: offer.packages.filter(({ isChosen }) => isChosen).map(({ id }) => id), consents: offer.consents.map(({ id }) => ({ id, agreed: true })),
    residentSignature: { kind: 'drawn', png: aSignature(), strokes: [[{ x: 1, y: 2, at: 3 }]] },
  }
}

/** The house itself on the product's data: its way of signing up to the statement that writes, which is held back. */
function openHouse({ dataFolder, origin }: Product, database: Database) {
  const settings = { ...readSettings({ JIAYI_DATA: dataFolder }, []), origin }
  const house = compose({ settings, database, bulk: database, keys: loadKeys(join(dataFolder, 'keys.json'), 'demo'), files: openFileStore(join(dataFolder, 'files')), demoPeople: [], now: Date.now })
  const handle = house.routes.find(({ endpoint }) => endpoint === signContractEndpoint)?.handle as (context: CommandContext, input: unknown) => Promise<unknown>
  return {
    authenticate: house.authenticate,
    close: house.close,
    async writtenBy(actor: Actor, order: Order): Promise<Written> {
      let written: Written | undefined
      const world = worldOf(database, Date.now(), actor.countyCodes)
      const run: CommandContext['run'] = async (statement, params) => {
        if (!statement.name.startsWith('store-signing')) return world.run(statement, params)
        written = { statement: statement as Written['statement'], params }
        return []
      }
      await handle({ ...world, run, actor, client: { address: 'bench', userAgent: '', cookies: {} }, route: signContractEndpoint.path, key: randomUUID() }, signContractEndpoint.input.parse(order))
      if (!written) throw new Error('signing ended in another statement than store-signing')
      return written
    },
  }
}

/** All of it, by as many hands as there are desks; each takes the next when it is done. */
async function shared<T>(all: readonly T[], work: (one: T, desk: number) => Promise<unknown>): Promise<void> {
  const left = [...all]
  await Promise.all(Array.from({ length: desks }, async (_, desk) => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one, desk)
  }))
}

async function connect(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(ownerUrl, 'jiayi_app'), pipeline: true } as pg.ClientConfig)
  await client.connect()
  return client
}

async function flight(client: pg.Client, countyCode: number, statement: Written['statement'], params: unknown): Promise<void> {
  await Promise.all([client.query(`BEGIN; SET LOCAL app.counties = '{${countyCode}}'`), client.query({ name: statement.name, text: statement.text, values: statement.bind(params) }), client.query('COMMIT')])
}

const cookiesOf = (header: string): Record<string, string> => Object.fromEntries(header.split('; ').map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]))
