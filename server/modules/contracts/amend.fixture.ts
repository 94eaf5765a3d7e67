import { amendContractEndpoint, proposeAmendmentEndpoint } from '#api/contract-changes.ts'
import type { Actor } from '#platform/http/actor.ts'
import { aHandwriting } from './a-phone.fixture.ts'
import type { SigningDesk } from './contracts.fixture.ts'

type Asking = Pick<SigningDesk, 'ask'>
export const proposeFor = (desk: Asking, actor: Actor, contractId: string, change: Record<string, unknown> = {}) => desk.ask(actor, proposeAmendmentEndpoint, { contractId, ...change })

/** What the desk sends after the proposal, unless the test says otherwise. */
export async function amendingOf(desk: Asking, actor: Actor, contractId: string, packageIds: readonly string[], change: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { agreed } = change
  const { body } = await proposeFor(desk, actor, contractId, { packageIds, ...(agreed ? { agreed } : {}) })
  return { contractId, version: body.version ?? 1, packageIds, offerHash: body.offerHash ?? '0'.repeat(64), residentSignature: aHandwriting, ...change }
}
export const amendFor = async (desk: Asking, actor: Actor, contractId: string, packageIds: readonly string[], change: Record<string, unknown> = {}, key?: string) =>
  desk.ask(actor, amendContractEndpoint, await amendingOf(desk, actor, contractId, packageIds, change), key)
