import type { Pack } from '#policy/index.ts'
import { type Day, dayOf, textOf } from './calendar.ts'
import type { Contract } from './contract.ts'
import { demoTerms, startDays } from './demo-terms.ts'
import { centreId, hospitalId } from './institutions.ts'
import type { Township } from './region-tree.ts'

/** `key` numbers the texts within the township, from 1. */
export type PricedTerms = { key: number; terms: string; because: string; residentFeeFen: number }

/**
 * The terms of a township's contracts as JSON text. Between two days on which the pack changes, the same choice gives the same text,
 * so each is worked out once.
 */
export function openPricing(pack: Pack, township: Township): (contract: Contract) => PricedTerms {
  const changes = startDays(pack).map(dayOf)
  const known = new Map<string, PricedTerms>()
  const primary = { id: centreId(township), name: `${township.name}${township.kind === 'urban' ? '社区卫生服务中心' : '卫生院'}` }
  return ({ signed, paid, hospital, autoRenewal, mayReadRecord }) => {
    const since = lastNotAfter(changes, signed)
    const key = `${since} ${paid} ${hospital} ${autoRenewal} ${mayReadRecord}`
    const found = known.get(key)
    if (found) return found
    const packages = paid ? ['basic', paid] : ['basic']
    const agreed = [...(autoRenewal ? ['auto_renewal'] : []), ...(mayReadRecord ? ['health_record'] : [])]
    const secondary = hospital === 0 ? null : { id: hospitalId(hospital), name: township.county.hospitals[hospital - 1]?.name as string }
    const { terms, because, residentFeeFen } = demoTerms(pack, textOf(since), { packages, primary, secondary, agreed })
    const priced = { key: known.size + 1, terms: JSON.stringify(terms), because: JSON.stringify(because), residentFeeFen }
    known.set(key, priced)
    return priced
  }
}

function lastNotAfter(days: readonly Day[], on: Day): Day {
  const found = days.findLast((day) => day <= on)
  if (found === undefined) throw new Error(`the pack begins after ${textOf(on)}`)
  return found
}
