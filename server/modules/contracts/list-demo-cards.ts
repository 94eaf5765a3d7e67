import type { OutputOf } from '#api/endpoint.ts'
import type { demoCardsEndpoint } from '#api/contracts.ts'
import { identityCheckCharacter } from '#kernel/identity-number.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { unseal } from '../residents/index.ts'
import type { ContractsUsing } from './using.ts'

type Card = OutputOf<typeof demoCardsEndpoint>['cards'][number]
type Row = { id: string; name: string; sex: number; birthOn: LocalDate; cipher: Buffer; addressCipher: Buffer | null }
/** Somebody the county does not know, to show how a new resident is registered at the desk. */
const strangerBody = '50011219880615997'

/**
 * What the simulated card reader gives, one card after another: people of the scope who may be signed, those with a contract behind them
 * first, and somebody new. Only made-up residents, only in a demonstration: elsewhere the list is empty, whoever asks.
 */
export const listDemoCards = (using: ContractsUsing) => async (context: Context): Promise<OutputOf<typeof demoCardsEndpoint>> => {
  if (!using.settings.isDemo) return { isDemo: false, cards: [] }
  const { actor } = context
  const scope = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  const select = compose<Row>()(fragment<Record<string, unknown>>('demo-cards', `
    SELECT r.id, r.name, r.sex, r.birth_on AS "birthOn", r.document_cipher AS cipher, r.address_cipher AS "addressCipher" FROM residents.resident r
    WHERE r.county_code = :countyCode AND ${scope.condition} AND r.status = 'living' AND r.is_test AND NOT r.is_signed AND r.document_kind = 'identity_card' AND cardinality(r.populations) > 0
    ORDER BY EXISTS (SELECT FROM contracts.contract c WHERE c.county_code = r.county_code AND c.resident_id = r.id) DESC, r.id LIMIT 6`))
  const rows = await context.run(select, { ...scope.params, countyCode: actor.countyCode })
  const open = (id: string, what: 'document' | 'address', cipher: Buffer) => unseal(using.keys, what, actor.countyCode, id, cipher)
  const known = rows.map(({ id, name, sex, birthOn, cipher, addressCipher }): Card => ({
    name, sex: sex === 2 ? 'female' : 'male', nation: '01', bornOn: birthOn, address: addressCipher ? open(id, 'address', addressCipher) : '', number: open(id, 'document', cipher), photo: null,
  }))
  const stranger: Card = { name: '周明远', sex: 'male', nation: '01', bornOn: '1988-06-15', address: '', number: strangerBody + identityCheckCharacter(strangerBody), photo: null }
  return { isDemo: true, cards: [...known, stranger] }
}
