import { join } from 'node:path'
import { type Pack, readPolicies } from '#policy/index.ts'

const folder = join(import.meta.dirname, '..', '..', 'policies')
let read: ReturnType<typeof readPolicies> | undefined

/** The shipped pack of Yubei for every county, without publishing it: for tests of modules that only ask what it says. */
export function shippedPolicies(region = '500112'): { packOf(): Promise<Pack>; names: Record<string, string> } {
  read ??= readPolicies(folder)
  const { packs, catalogue } = read
  return { packOf: async () => packs.get(region) as Pack, names: Object.fromEntries(catalogue.entries.map(({ key, zh }) => [key, zh])) }
}
