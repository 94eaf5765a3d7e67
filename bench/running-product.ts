import { Agent, type IncomingMessage, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { urlOf } from '../server/platform/database/url.ts'

/** The running product, and a bare connection beside it as the application's own role. */
export type Product = Place & { cookie: string; client: pg.Client; countyCode: number; close(): Promise<void> }
/** Where the product answers, its database as the owner, and its data folder. */
export type Place = { origin: string; ownerUrl: string; dataFolder: string }

/** Signs in as a person of the demonstration. @throws Error when the product does not run or is no demonstration */
export async function signIn({ origin, ownerUrl, dataFolder }: Place, account: string): Promise<Product> {
  const post = async (path: string, body: object) => fetch(`${origin}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const options = (await (await fetch(`${origin}/api/access/sign-in-options`)).json()) as { demoPassword: string | null; demoAccounts: { account: string; code: string }[] }
  let answer = await post('/api/access/sign-in', { account, password: options.demoPassword })
  let step = (await answer.json()) as { step: string; ticket: string }
  if (step.step === 'code') {
    answer = await post('/api/access/sign-in/code', { ticket: step.ticket, code: options.demoAccounts.find((one) => one.account === account)?.code, remember: false })
    step = (await answer.json()) as typeof step
  }
  if (step.step !== 'done') throw new Error(`${account} could not sign in: ${step.step}`)
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  const client = new pg.Client(urlOf(ownerUrl, 'jiayi_app'))
  await client.connect()
  return { origin, ownerUrl, dataFolder, cookie, client, countyCode: 500112, close: () => client.end() }
}

/** Lines are kept open, as a browser keeps them; `fetch` costs more than many an answer and would be measured with it. */
const lines = new Agent({ keepAlive: true })

/** Asks the product, as a browser would; a command with its `key`. @throws Error for anything but 200 */
export async function ask({ origin, cookie }: Product, path: string, body?: object, key?: string): Promise<unknown> {
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  const headers = {
    cookie, 'accept-encoding': 'gzip', ...(key !== undefined && { 'idempotency-key': key }), ...(sent && { 'content-type': 'application/json', 'content-length': sent.length }),
  }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => request(`${origin}${path}`, { agent: lines, method: sent ? 'POST' : 'GET', headers }, resolve).on('error', reject).end(sent))
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  const text = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(Buffer.concat(parts)) : Buffer.concat(parts)).toString()
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${text}`)
  return JSON.parse(text)
}

/** A bare statement with the row security every request has, in one flight. */
export async function bare({ client, countyCode }: Product, name: string, text: string, values: unknown[]): Promise<number> {
  await client.query(`BEGIN; SET LOCAL app.counties = '{${countyCode}}'`)
  const { rowCount } = await client.query({ name, text, values })
  await client.query('COMMIT')
  return rowCount ?? 0
}
