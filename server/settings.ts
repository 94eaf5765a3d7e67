import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CannotStart } from '#platform/cannot-start.ts'

/** The packs that ship with the product. */
export const policiesFolder = join(import.meta.dirname, '..', 'policies')

/** How this process was told to run; each comes from the environment variable or flag named beside it. */
export type Settings = {
  port: number // PORT, 3000
  host: string // HOST, 127.0.0.1
  dataFolder: string // JIAYI_DATA, ./data, or ./data-640000 with --region
  policiesFolder: string // JIAYI_POLICIES, ./policies
  databaseUrl: string | undefined // DATABASE_URL; none: the embedded PostgreSQL in the data folder
  isProduction: boolean // JIAYI_PRODUCTION=1 or NODE_ENV=production
  isDemo: boolean // everywhere but in production
  region: string | undefined // --region 640000-ningxia: a demonstration by the pack of that region, in a county of its own
  scale: 'live' | 'full' // --scale full: all 1,215,401 people of the demo county
  origin: string // JIAYI_ORIGIN: the address people use, printed in QR codes
  isBehindProxy: boolean // JIAYI_PROXY=1: trust X-Forwarded-For
  requestsPerMinute: number | undefined // JIAYI_REQUESTS_PER_MINUTE, 1200 from one address; 0: no limit
  exportLimits: { wholeLimit: number; maskedLimit: number } // JIAYI_EXPORT_WHOLE_ROWS, 500; JIAYI_EXPORT_MASKED_ROWS, 50000: above so many rows within a day a second person must agree
  sso: { issuer: string; clientId: string; clientSecret: string } | undefined // JIAYI_SSO_ISSUER, JIAYI_SSO_CLIENT_ID, JIAYI_SSO_CLIENT_SECRET: sign-on at another provider; none of them: off
  clockOffsetMs: number // JIAYI_NOW=2026-11-24T09:00:00+08:00: the clock begins there; for demonstrations
}

/** Reads the settings. @throws CannotStart */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): Settings {
  const isProduction = isOn('JIAYI_PRODUCTION', env.JIAYI_PRODUCTION) || env.NODE_ENV === 'production'
  const port = wholeNumber('PORT', env.PORT ?? '3000', 65535)
  const host = env.HOST ?? '127.0.0.1'
  const requestsPerMinute = wholeNumber('JIAYI_REQUESTS_PER_MINUTE', env.JIAYI_REQUESTS_PER_MINUTE ?? '1200', 10_000_000)
  const { scale, region } = flagsOf(args)
  if (scale !== 'live' && scale !== 'full') throw new CannotStart(`--scale 只能是 live 或 full，不是 ${scale}`)
  if (region !== undefined && !/^\d{6}(-[a-z][a-z0-9-]*)?$/.test(region)) throw new CannotStart(`--region 写政策包的文件夹名或六位代码，例如 --region 640000，不是“${region}”`)
  if (region !== undefined && isProduction) throw new CannotStart('--region 只用于演示：生产环境的区县在“政策”里选用政策包')
  if (region !== undefined && scale === 'full') throw new CannotStart('--region 的演示区县没有 full 这个规模，去掉 --scale 再启动')
  const regionCode = region?.slice(0, 6)
  if (isProduction && env.JIAYI_ORIGIN === undefined) throw new CannotStart('生产环境要写明 JIAYI_ORIGIN：居民和医生用的网址，例如 https://jiayi.example.cn')
  return {
    port, host, isProduction, isDemo: !isProduction, region: regionCode, scale, dataFolder: resolve(env.JIAYI_DATA || join(import.meta.dirname, '..', regionCode === undefined ? 'data' : `data-${regionCode}`)), databaseUrl: env.DATABASE_URL,
    policiesFolder: env.JIAYI_POLICIES ? resolve(env.JIAYI_POLICIES) : policiesFolder, origin: env.JIAYI_ORIGIN ?? `http://${host}:${port}`, isBehindProxy: isOn('JIAYI_PROXY', env.JIAYI_PROXY), requestsPerMinute: requestsPerMinute === 0 ? undefined : requestsPerMinute,
    exportLimits: { wholeLimit: wholeNumber('JIAYI_EXPORT_WHOLE_ROWS', env.JIAYI_EXPORT_WHOLE_ROWS ?? '500', 10_000_000), maskedLimit: wholeNumber('JIAYI_EXPORT_MASKED_ROWS', env.JIAYI_EXPORT_MASKED_ROWS ?? '50000', 10_000_000) },
    sso: ssoOf(env), clockOffsetMs: clockOffsetOf(env),
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0 || number > most) throw new CannotStart(`${name} 应是 0 到 ${most} 的整数，不是“${text}”`)
  return number
}

function ssoOf({ JIAYI_SSO_ISSUER: issuer, JIAYI_SSO_CLIENT_ID: clientId, JIAYI_SSO_CLIENT_SECRET: clientSecret }: NodeJS.ProcessEnv): Settings['sso'] {
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret }
  if (issuer || clientId || clientSecret) throw new CannotStart('JIAYI_SSO_ISSUER、JIAYI_SSO_CLIENT_ID、JIAYI_SSO_CLIENT_SECRET 要一起写')
  return undefined
}

/** A switch is 1 or 0: who writes `true` for a production must not get a demonstration. */
function isOn(name: string, text: string | undefined): boolean {
  if (text === undefined || text === '' || text === '0') return false
  if (text !== '1') throw new CannotStart(`${name} 只能写 1 或 0，不是“${text}”`)
  return true
}

/** A flag that nobody knows is a mistake, never ignored. */
function flagsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { scale: { type: 'string', default: 'live' }, region: { type: 'string' } } }).values
  } catch {
    throw new CannotStart(`不认识的参数：${args.join(' ')}。可以写 --region <政策包> 或 --scale full`)
  }
}

/** How far the clock of this process is ahead, by JIAYI_NOW; 0 without it. @throws CannotStart */
export function clockOffsetOf({ JIAYI_NOW: text }: NodeJS.ProcessEnv): number {
  if (text === undefined) return 0
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) throw new CannotStart(`JIAYI_NOW 不是时刻：“${text}”，应如 2026-11-24T09:00:00+08:00`)
  return instant - Date.now()
}
