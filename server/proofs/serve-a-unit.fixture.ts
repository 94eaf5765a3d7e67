import { draftAgreementEndpoint, editCommunityEndpoint, endUnitAgreementEndpoint, exportCommunitiesEndpoint, leaveCommunityEndpoint, listMembersEndpoint, recordDoneEndpoint, revealContactEndpoint, revealedContactEndpoint, searchMembersEndpoint, strikeDoneEndpoint } from '#api/communities.ts'
import { beginImportEndpoint, commitImportEndpoint, getImportEndpoint, importTemplateEndpoint, undoImportEndpoint } from '#api/imports.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { aSignedUnit, aUnit } from './communities.fixture.ts'
import { aNumber } from '../modules/imports/imports.fixture.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** A factory is opened, changed and signed; its roster comes, one of it consents later, a second list is taken back; somebody leaves; the five ones are entered and one struck out; a second factory's agreement ends. */
export async function serveAUnit(ask: Ask, base: WholeHouse, county: TestCounty): Promise<{ communityId: string; unitAgreementId: string }> {
  const { countyCode, actors: { manager } } = county
  const relay = async () => { while ((await relayOnce(base.bulk, [...base.listeners, jobListener({ database: base.bulk, jobs: base.jobs, now: () => base.clock.now })], countyCode, () => base.clock.now, (error) => { throw error })) > 0); }
  const { communityId, unitAgreementId } = await aSignedUnit(base.ask, county)
  await ask(manager, editCommunityEndpoint, { ...aUnit(county, { contactPhone: null, headcount: 12 }), communityId, version: 1 })
  await ask(manager, revealContactEndpoint, { communityId, reason: '约体检时间' })
  await ask(manager, revealedContactEndpoint, { communityId })
  await ask(manager, importTemplateEndpoint, { kind: 'roster' })
  const row = (serial: number, consent: string, department: string) => ['东街机械厂', `甄${'甲乙丙丁'[serial % 4]}厂`, aNumber(serial), department, '2012-01-01', '东街社区', consent, consent === '是' ? '2026-11-20' : '', '13800000000']
  const bring = async (rows: string[][]) => {
    const head = ['单位', '姓名', '证件号码', '部门', '本地居住起始日期', '现住村（社区）', '本人同意签约', '同意日期', '联系电话']
    const { importId } = await ask(manager, beginImportEndpoint, { kind: 'roster', fileName: 'a.csv', content: Buffer.from([head, ...rows].map((cells) => cells.join(',')).join('\r\n')).toString('base64') })
    await relay()
    await ask(manager, getImportEndpoint, { importId })
    await ask(manager, commitImportEndpoint, { importId })
    await relay()
    return importId
  }
  await bring([row(900_101, '是', '一车间'), row(900_102, '否', '一车间')])
  const importId = await bring([row(900_102, '是', '二车间'), row(900_103, '是', '二车间')])
  await ask(manager, undoImportEndpoint, { importId })
  await relay()
  const { items } = await ask(manager, listMembersEndpoint, { communityId })
  await ask(manager, searchMembersEndpoint, { communityId, name: '甄' })
  await ask(manager, leaveCommunityEndpoint, { communityId, memberId: items.find(({ hasRecord }: { hasRecord: boolean }) => !hasRecord).memberId, leftOn: '2026-11-24' })
  const { doneId } = await ask(manager, recordDoneEndpoint, { communityId, one: 'examination', doneOn: '2026-11-24', persons: 1, note: '厂医务室' })
  await ask(manager, strikeDoneEndpoint, { communityId, doneId, reason: '记重了' })
  await ask(manager, exportCommunitiesEndpoint, {})
  const second = await aSignedUnit(base.ask, county, { name: '东街工地', kind: 'building_site', creditCode: null })
  await ask(manager, endUnitAgreementEndpoint, { unitAgreementId: second.unitAgreementId, version: 2, reason: '工程完工' })
  await ask(manager, draftAgreementEndpoint, { communityId: second.communityId, years: 1, packageIds: ['basic'], ownClauses: null })
  await ask(manager, draftAgreementEndpoint, { communityId: second.communityId, years: 1, packageIds: ['basic'], ownClauses: '每月一次', version: 1 })
  return { communityId, unitAgreementId }
}
