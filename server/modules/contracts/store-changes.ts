import { compose, fragment } from '#platform/database/statement.ts'
import { countFlow } from '../statistics/index.ts'
import { appendEvent } from './store.ts'

type Of = { countyCode: number; contractId: string }
/** Whoever changes a running contract comes before or after whoever else changes or ends it. */
export const lockContract = compose<{ id: string }>()(fragment<Of>('lock-contract', 'SELECT id FROM contracts.contract WHERE county_code = :countyCode AND id = :contractId::uuid FOR UPDATE'))

type Corrected = Of & { contractVersion: number; number: string; from: string; until: string; terms: string }
const changed = fragment<object>('contract-changed', 'SELECT count(*)::int AS changed FROM changed')
/** A fact of a running contract put right; a contract whose period is as before counts nothing anew. */
export const storeCorrection = compose<{ changed: number }>()(fragment<Corrected>('changed', `
  UPDATE contracts.contract SET number = :number, period = daterange(:from::date, :until::date), terms = :terms::json, version = version + 1
  WHERE county_code = :countyCode AND id = :contractId AND version = :contractVersion AND state = 'active' RETURNING 1`), appendEvent, countFlow, changed)
