import { randomUUID } from 'node:crypto'
import { agreementFileEndpoint, proposeSigningEndpoint, signContractEndpoint } from '#api/contracts.ts'
import { readPolicies } from '#policy/index.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { localSignatureProvider } from '#platform/crypto/local-signature-provider.ts'
import { sealField } from '#platform/crypto/seal-field.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Route } from '#platform/http/routes.ts'
import { openTypesetter } from '#platform/typeset/typesetter.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import { aDatabase } from '../../testing/test-database.ts'
import { openPolicies, type Policies } from '../policy/index.ts'
import { residentsRoutes } from '../residents/index.ts'
import { type ContractsUsing, contractsRoutes, holdsContract } from './index.ts'
import { aSignature } from './signature.fixture.ts'

const { packs, catalogue } = readPolicies('policies')
const keys = keysOfFile(newKeyFile('demo'))
export type SigningDesk = Awaited<ReturnType<typeof aSigningDesk>>

/** A database with the contracts' routes, those of residents, one region's pack for every county (Yubei's unless another is named), and what a desk does: a resident, a proposal, a signing. */
export async function aSigningDesk(more: (using: ContractsUsing & { policies: Policies }) => readonly Route[] = () => [], region = '500112') {
  let using: (ContractsUsing & { policies: Policies }) | undefined
  const typesetter = openTypesetter()
  const base = await aDatabase(({ database, files }) => {
    using = {
      database, files, keys, typesetter, signatures: localSignatureProvider(keys.signing), settings: { isDemo: true, origin: 'https://jiayi.test' },
      policies: { ...openPolicies(database, catalogue), packOf: async () => packs.get(region) as never },
    }
    return [...contractsRoutes(using), ...residentsRoutes({ ...using, holdsContract }), ...more(using)]
  })

  async function aResident(county: TestCounty, change: Record<string, unknown> = {}): Promise<string> {
    const { town, countyCode } = county
    const id = randomUUID()
    const sealed = (column: string, text: string) => sealField(keys.field, { table: 'residents.resident', column, countyCode, id }, text)
    const digest = Buffer.from(id)
    await county.put('residents.resident', {
      county_code: countyCode, id, name: '罗玉珍', pinyin: 'luoyuzhen', initials: 'lyz', sex: 2, birth_on: '1957-01-01', document_kind: 'identity_card', document_cipher: sealed('document_cipher', '500112195701014428'), document_hmac: digest,
      phone_cipher: sealed('phone_cipher', '13812340417'), phone_hmac: digest, township_code: town.townshipCode, village_code: town.villageCode, residence_kind: 'registered', lives_here_since: '2019-05-01',
      populations: ['elderly', 'hypertension'], institution_id: town.institutionId, team_id: town.teamId, created_at: '2026-01-01', ...change,
    })
    return id
  }
  const propose = (actor: Actor, residentId: string, change: Record<string, unknown> = {}) => base.ask(actor, proposeSigningEndpoint, { residentId, ...change })
  /** What the desk sends after the proposal, with all packages proposed, unless the test says otherwise. */
  async function signingOf(actor: Actor, residentId: string, change: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const offered: { id: string; isChosen: boolean; isProposed: boolean }[] = (await propose(actor, residentId)).body.packages
    const packageIds = (change.packageIds as string[] | undefined) ?? offered.filter((one) => one.isChosen || one.isProposed).map(({ id }) => id)
    const { body } = await propose(actor, residentId, { packageIds })
    return {
      residentId, teamId: body.teamId, doctorStaffId: body.doctorStaffId, years: body.term.chosen, unit: 'person', channel: 'desk', packageIds,
      offerHash: body.offerHash, hospitals: [], consents: [{ id: 'informed', agreed: true }, { id: 'auto_renewal', agreed: true }], residentSignature: { kind: 'drawn', png: aSignature(), strokes: [[{ x: 1, y: 2, at: 3 }]] }, ...change,
    }
  }
  const sign = async (actor: Actor, residentId: string, change: Record<string, unknown> = {}, key?: string) => base.ask(actor, signContractEndpoint, await signingOf(actor, residentId, change), key)
  const print = (actor: Actor, contractId: string) => base.ask(actor, agreementFileEndpoint, { contractId })
  return { ...base, using: using as ContractsUsing, aResident, propose, signingOf, sign, print, close: async () => { typesetter.close(); await base.close() } }
}

/** The reasons of an answer that said no. */
export const codesOf = (answer: { body: { reasons?: { code: string }[] } }): string[] | undefined => answer.body.reasons?.map(({ code }) => code)
