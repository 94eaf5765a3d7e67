import { endContractEndpoint, proposeSigningEndpoint, undoEndingEndpoint } from '#api/contracts.ts'
import { changeHeadEndpoint, leaveHouseholdEndpoint, readHouseholdContractEndpoint, signHouseholdEndpoint } from '#api/household-contracts.ts'
import { aSignature } from '../modules/contracts/signature.fixture.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'

/** Three who live together sign: one leaves, another becomes the head, and a mistaken ending of a paid contract is taken back. Gives the household's contract. */
export async function liveAsAHousehold(ask: Ask, { actors: { doctor } }: TestCounty, householdId: string, residentIds: readonly [string, string, string]): Promise<string> {
  const members = []
  let lead: { teamId: string; doctorStaffId: string; term: { chosen: number } } | undefined
  for (const [i, residentId] of residentIds.entries()) {
    const packageIds = i === 0 ? ['basic', 'chronic_discount'] : ['basic']
    const offer = await ask(doctor, proposeSigningEndpoint, { residentId, unit: 'household', packageIds })
    lead ??= offer
    members.push({ residentId, packageIds, packageReasons: i === 0 ? [{ id: 'chronic_discount', reason: '本人要求' }] : [], offerHash: offer.offerHash, agreed: 'present' })
  }
  const [head, second, third] = residentIds
  const { householdContractId, contracts } = await ask(doctor, signHouseholdEndpoint, {
    householdId, headResidentId: head, teamId: lead?.teamId, doctorStaffId: lead?.doctorStaffId, years: lead?.term.chosen, channel: 'desk', hospitals: [], consents: [{ id: 'informed', agreed: true }], members,
    headSignature: { kind: 'drawn', png: aSignature(), strokes: [[{ x: 1, y: 2, at: 3 }]] },
  })
  const contractOf = (residentId: string) => contracts.find((one: { residentId: string }) => one.residentId === residentId).contractId
  const { version } = await ask(doctor, readHouseholdContractEndpoint, { householdContractId })
  await ask(doctor, leaveHouseholdEndpoint, { householdContractId, contractId: contractOf(third), note: '另立门户' })
  await ask(doctor, changeHeadEndpoint, { householdContractId, headResidentId: second, version, note: '家人商量' })
  await ask(doctor, endContractEndpoint, { contractId: contractOf(head), reason: 'by_request', note: '听错了' })
  await ask(doctor, undoEndingEndpoint, { contractId: contractOf(head) })
  return householdContractId
}
