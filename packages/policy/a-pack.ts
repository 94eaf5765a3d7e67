import { join } from 'node:path'
import { loadPacks } from './load-packs.ts'
import type { Pack } from './pack.ts'
import { packFromBundle } from './pack-from-bundle.ts'
import type { PackBundle } from './pack-schema.ts'
import type { Key } from './shapes.ts'

const shipped = loadPacks(join(import.meta.dirname, '..', '..', 'policies'))

/** For tests: a shipped pack of a region. */
export function shippedPack(region: string): Pack {
  const pack = shipped.get(region)
  if (!pack) throw new Error(`no pack ${region}`)
  return pack
}

/** For tests: a shipped pack where some entries have one other value, written as a file would, in force long since. */
export function packWith(region: string, values: Partial<Record<Key, unknown>>): Pack {
  const bundle = JSON.parse(JSON.stringify(shippedPack(region).bundle)) as PackBundle
  const [document] = Object.keys(bundle.documents) as [string]
  const source = `${document}#${Object.keys(bundle.documents[document]?.clauses ?? {})[0]}`
  for (const [key, value] of Object.entries(values)) {
    bundle.answers[key] = { status: 'value', values: { '2000-01-01': { value, source, certainty: 'stated' } } } as PackBundle['answers'][string]
  }
  return packFromBundle(bundle)
}
