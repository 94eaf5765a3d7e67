import { expect, it } from 'vitest'
import { findQuotasAbovePersons } from './check-quotas.ts'

const row = (persons: number, override: number | null, computed = 0) => ({ name: '古路镇', persons, computed, override })

it('a quota may be everybody and not one more, computed or overridden', () => {
  expect(findQuotasAbovePersons([row(26_469, 26_469), row(26_469, null, 26_469), row(0, 0)])).toEqual([])
  expect(findQuotasAbovePersons([row(26_469, 26_470), row(10, null, 11)])).toEqual([
    { code: 'TARGETS.QUOTA_ABOVE_PERSONS', params: { name: '古路镇', quota: 26_470, persons: 26_469 } },
    { code: 'TARGETS.QUOTA_ABOVE_PERSONS', params: { name: '古路镇', quota: 11, persons: 10 } },
  ])
})
