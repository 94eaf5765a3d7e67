import type { Page } from 'playwright-core'
import { accountIdOfStaff, demoId } from '../scripts/demo/demo-ids.ts'
import { namedResidentId } from '../scripts/demo/named-people.ts'
import { staffSerial } from '../scripts/demo/named-staff.ts'
import { starRoundId } from '../scripts/demo/skills.ts'

/** What a visit needs that no seed makes: a contract signed today, the code on its paper, an open signing day and its token. */
export type Signed = { contractId: string; verifyCode: string; signingDayId: string; dayToken: string }
/** One look at one route: who looks (an account, or nobody signed in), at which address, and what is done first. */
export type Visit = {
  path: string
  as: string | null
  at?: string | ((signed: Signed) => string)
  what?: string
  then?: (page: Page) => Promise<unknown>
  /** The gallery shows pieces with samples of its own: several headings, Chinese beside English, and what waiting looks like. */
  isGallery?: true
}

const yuelai = 7
const institution = demoId('institution', yuelai, 1)
const team = demoId('team', yuelai, 3)
const doctor = demoId('staff', yuelai, staffSerial.doctor(2, 0))
const resident = namedResidentId('dengJianguo')
const support = demoId('support', 0, 2)
const [factory, site] = [demoId('community', yuelai, 1), demoId('community', yuelai, 3)]
const [signedByUnit, draftOfUnit] = [demoId('unit_agreement', yuelai, 1), demoId('unit_agreement', yuelai, 3)]
const nobodys = '019a0000-0000-7000-8000-000000000001'
const [countysBulletin, centresBulletin] = [demoId('bulletin', 0, 3), demoId('bulletin', 0, 2)]
const [chen, jiang, wu, jianghai] = ['chenjing', 'jiangwenhui', 'wumin', 'admin']

/** Every route of the console at least once, by somebody who may see it; then what stands beside the pages: errors, empty lists, open forms. */
export const visits: readonly Visit[] = [
  { path: '/', as: chen },
  { path: '/me', as: chen },
  { path: '/help', as: chen },
  { path: '/select-role', as: chen },
  { path: '/w', as: chen },
  { path: '/w/residents', as: chen },
  { path: '/w/residents/new', as: chen },
  { path: '/w/residents/$residentId', as: chen, at: `/w/residents/${resident}` },
  { path: '/w/sign/new', as: chen },
  { path: '/w/sign/new', as: chen, what: 'with a card read', then: readCard },
  { path: '/w/sign/review', as: chen },
  { path: '/w/sign/list', as: chen },
  { path: '/w/sign/$contractId', as: chen, at: ({ contractId }) => `/w/sign/${contractId}` },
  { path: '/w/sign/$contractId/amend', as: chen, at: ({ contractId }) => `/w/sign/${contractId}/amend` },
  { path: '/w/populations', as: chen },
  { path: '/w/sign/refusals', as: chen },
  { path: '/w/sign/renewals', as: chen },
  { path: '/w/sign/household', as: chen, at: `/w/sign/household?residentId=${resident}` },
  { path: '/w/sign/households/$householdContractId', as: chen, at: `/w/sign/households/${nobodys}`, what: 'of nobody' },
  { path: '/t/households/$householdContractId', as: jiang, at: `/t/households/${nobodys}`, what: 'of nobody' },
  { path: '/w/sign/renewals', as: chen, what: 'nobody in seven days', at: '/w/sign/renewals?due=7&notContacted=true' },
  { path: '/w/sign/unserved', as: chen },
  { path: '/w/sign/unserved', as: chen, what: 'behind what was agreed', at: '/w/sign/unserved?kind=behind' },
  { path: '/w/sign/print-queue', as: chen },
  { path: '/w/sign/print-queue', as: chen, what: 'none was printed', at: '/w/sign/print-queue?printed=yes' },
  { path: '/w/sign/events', as: chen },
  { path: '/w/sign/events', as: chen, what: 'none is over', at: '/w/sign/events?when=over' },
  { path: '/w/sign/events/new', as: chen },
  { path: '/w/sign/events/$signingDayId', as: chen, at: ({ signingDayId }) => `/w/sign/events/${signingDayId}` },
  { path: '/w/sign/events/$signingDayId/edit', as: chen, at: ({ signingDayId }) => `/w/sign/events/${signingDayId}/edit` },
  { path: '/w/sign/events/$signingDayId/screen', as: chen, at: ({ signingDayId }) => `/w/sign/events/${signingDayId}/screen` },
  { path: '/w/residents', as: chen, what: 'nobody found', at: '/w/residents?ageFrom=130' },
  { path: '/w/chat', as: chen },
  { path: '/w/chat', as: chen, what: 'the ended ones', at: '/w/chat?show=closed' },
  { path: '/w/chat', as: chen, what: 'one that is not there', at: '/w/chat?c=019a0000-0000-7000-8000-000000000001' },
  { path: '/w/communities', as: chen },
  { path: '/w/communities/new', as: chen },
  { path: '/w/communities/$communityId', as: chen, at: `/w/communities/${factory}` },
  { path: '/w/communities/$communityId/edit', as: chen, at: `/w/communities/${factory}/edit` },
  { path: '/w/communities/$communityId/draft', as: chen, at: `/w/communities/${site}/draft` },
  { path: '/w/communities/$communityId/agreements/$unitAgreementId', as: chen, at: `/w/communities/${site}/agreements/${draftOfUnit}` },
  { path: '/jobs', as: jiang },
  { path: '/t', as: jiang },
  { path: '/t/answers', as: jiang },
  { path: '/t/teams', as: jiang },
  { path: '/t/teams/new', as: jiang },
  { path: '/t/teams/$teamId', as: jiang, at: `/t/teams/${team}` },
  { path: '/t/teams/$teamId/edit', as: jiang, at: `/t/teams/${team}/edit` },
  { path: '/t/staff', as: jiang },
  { path: '/t/staff/new', as: jiang },
  { path: '/t/awards', as: jiang },
  { path: '/t/training', as: jiang },
  { path: '/t/training', as: jiang, what: 'the records', at: '/t/training?view=records' },
  { path: '/t/training', as: jiang, what: 'who lacks what', at: '/t/training?view=lacking' },
  { path: '/t/techniques', as: jiang },
  { path: '/t/techniques/$institutionId', as: jiang, at: `/t/techniques/${institution}` },
  { path: '/t/staff/$staffId', as: jiang, at: `/t/staff/${doctor}` },
  { path: '/t/staff/$staffId/edit', as: jiang, at: `/t/staff/${doctor}/edit` },
  { path: '/t/residents', as: jiang },
  { path: '/t/residents/$residentId', as: jiang, at: `/t/residents/${resident}` },
  { path: '/t/populations', as: jiang },
  { path: '/t/populations', as: jiang, what: 'a reason given by one key', then: giveReason },
  { path: '/t/populations', as: jiang, what: 'the month', at: '/t/populations?view=month' },
  { path: '/t/assign', as: jiang },
  { path: '/t/assign', as: jiang, what: 'a doctor hands over', then: chooseDoctors },
  { path: '/t/import', as: jiang },
  { path: '/t/import', as: jiang, what: 'a list checked, with wrong rows', then: bringList },
  { path: '/t/exports', as: jiang },
  { path: '/t/renewals', as: jiang },
  { path: '/t/unserved', as: jiang },
  { path: '/g/unserved', as: wu },
  { path: '/g/renewals', as: wu },
  { path: '/g/policy/what-if', as: wu },
  { path: '/g/policy/what-if/$trialId', as: wu, at: `/g/policy/what-if/${nobodys}`, what: 'of nobody' },
  { path: '/g/policy/what-if/$trialId/over-cap', as: wu, at: `/g/policy/what-if/${nobodys}/over-cap`, what: 'of nobody' },
  { path: '/g/re-evaluation', as: wu },
  { path: '/g/re-evaluation/$reEvaluationId', as: wu, at: `/g/re-evaluation/${nobodys}`, what: 'of nobody' },
  { path: '/t/re-evaluation', as: jiang },
  { path: '/t/re-evaluation/$reEvaluationId', as: jiang, at: `/t/re-evaluation/${nobodys}`, what: 'of nobody' },
  { path: '/t/print-queue', as: jiang },
  { path: '/g/exports', as: wu },
  { path: '/t/import', as: jiang, what: 'key populations', at: '/t/import?kind=tags' },
  { path: '/t/import', as: jiang, what: 'staff and teams', at: '/t/import?kind=staff' },
  { path: '/t/import', as: jiang, what: 'contracts of an older system', at: '/t/import?kind=contracts' },
  { path: '/t/import', as: jiang, what: 'deaths and moves', at: '/t/import?kind=departures' },
  { path: '/t/import', as: jiang, what: 'a roster of a community', at: '/t/import?kind=roster' },
  { path: '/t/communities', as: jiang },
  { path: '/t/communities', as: jiang, what: 'none of a kind', at: '/t/communities?kind=organ' },
  { path: '/t/communities/new', as: jiang },
  { path: '/t/communities/$communityId', as: jiang, at: `/t/communities/${factory}` },
  { path: '/t/communities/$communityId', as: jiang, what: 'with a draft only', at: `/t/communities/${site}` },
  { path: '/t/communities/$communityId/edit', as: jiang, at: `/t/communities/${factory}/edit` },
  { path: '/t/communities/$communityId/draft', as: jiang, at: `/t/communities/${factory}/draft` },
  {
    path: '/t/communities/$communityId/agreements/$unitAgreementId',
    as: jiang,
    at: `/t/communities/${factory}/agreements/${signedByUnit}`,
  },
  { path: '/t/contracts', as: jiang },
  { path: '/t/contracts/$contractId', as: jiang, at: ({ contractId }) => `/t/contracts/${contractId}` },
  { path: '/t/notices', as: jiang },
  { path: '/t/notices/new', as: jiang },
  { path: '/t/notices/$bulletinId', as: jiang, at: `/t/notices/${centresBulletin}` },
  { path: '/t/notices/$bulletinId/edit', as: jiang, at: `/t/notices/${centresBulletin}/edit` },
  { path: '/t/support', as: jiang },
  { path: '/t/support/$agreementId', as: jiang, at: `/t/support/${support}` },
  { path: '/t/packages', as: jiang },
  { path: '/t/packages/new', as: jiang, what: 'where the region prices nothing by item' },
  { path: '/t/packages/$packageId', as: jiang, what: 'none of this address', at: `/t/packages/${nobodys}` },
  { path: '/t/packages/$packageId/edit', as: jiang, what: 'none of this address', at: `/t/packages/${nobodys}/edit` },
  { path: '/t/users', as: jiang },
  { path: '/t/users/$accountId', as: jiang, at: `/t/users/${accountIdOfStaff(doctor)}` },
  { path: '/t/roles', as: jiang },
  { path: '/me', as: jiang, what: 'in the desk' },
  { path: '/g', as: wu },
  { path: '/g/townships/$code', as: wu, at: '/g/townships/500112015' },
  { path: '/g/townships/$code', as: wu, what: 'not connected yet', at: '/g/townships/500112017' },
  { path: '/g/townships/$code', as: wu, what: 'no such township', at: '/g/townships/500112001' },
  { path: '/g/assign', as: wu },
  { path: '/g/targets', as: wu },
  { path: '/g/residents', as: wu },
  { path: '/g/residents', as: wu, what: 'of one township', at: '/g/residents?township=500112015&population=elderly&signed=no' },
  { path: '/g/residents/$residentId', as: wu, at: `/g/residents/${resident}` },
  { path: '/g/populations', as: wu },
  { path: '/g/import', as: wu },
  { path: '/g/contracts', as: wu, at: '/g/contracts?standing=expiring' },
  { path: '/g/contracts/$contractId', as: wu, at: ({ contractId }) => `/g/contracts/${contractId}` },
  { path: '/g/orgs', as: wu },
  { path: '/g/orgs/new', as: wu },
  { path: '/g/orgs/$institutionId', as: wu, at: `/g/orgs/${institution}` },
  { path: '/g/orgs/$institutionId/edit', as: wu, at: `/g/orgs/${institution}/edit` },
  { path: '/g/notices', as: wu },
  { path: '/g/notices', as: wu, what: 'none to staff', at: '/g/notices?audience=staff' },
  { path: '/g/notices/new', as: wu },
  { path: '/g/notices/new', as: wu, what: 'a campaign', then: (page) => page.locator('.seg button').nth(1).click() },
  { path: '/g/notices/new', as: wu, what: 'to staff', then: (page) => page.locator('.seg button').nth(3).click() },
  { path: '/g/notices/$bulletinId', as: wu, at: `/g/notices/${countysBulletin}` },
  { path: '/g/notices/$bulletinId/edit', as: wu, at: `/g/notices/${centresBulletin}/edit` },
  { path: '/g/register', as: wu },
  { path: '/g/register', as: wu, what: 'of one region', at: '/g/register?region=500112' },
  { path: '/g/dictionaries', as: wu },
  { path: '/g/dictionaries', as: wu, what: 'one of them', at: '/g/dictionaries?of=unsigned_reason' },
  { path: '/g/packages', as: wu },
  { path: '/g/packages/$packageId', as: wu, what: 'none of this address', at: `/g/packages/${nobodys}` },
  { path: '/g/stars', as: wu },
  { path: '/g/stars/$roundId', as: wu, at: `/g/stars/${starRoundId(1)}` },
  { path: '/g/stars/$roundId', as: wu, what: 'a draft', at: `/g/stars/${starRoundId(2)}` },
  { path: '/g/awards', as: wu },
  { path: '/g/training', as: wu },
  { path: '/g/techniques', as: wu },
  { path: '/g/techniques/$institutionId', as: wu, at: `/g/techniques/${institution}` },
  { path: '/g/communities', as: wu },
  { path: '/g/communities/$communityId', as: wu, at: `/g/communities/${factory}` },
  { path: '/g/communities/$communityId/agreements/$unitAgreementId', as: wu, at: `/g/communities/${factory}/agreements/${signedByUnit}` },
  { path: '/g/support', as: wu },
  { path: '/g/support', as: wu, what: 'none of a kind', at: '/g/support?work=research' },
  { path: '/g/support/new', as: wu },
  { path: '/g/support/new', as: wu, what: 'a renewal', at: `/g/support/new?renews=${support}` },
  { path: '/g/support/$agreementId', as: wu, at: `/g/support/${support}` },
  { path: '/g/support/$agreementId/edit', as: wu, at: `/g/support/${support}/edit` },
  { path: '/g/policy', as: wu },
  { path: '/g/policy/$code', as: wu, at: '/g/policy/350200' },
  { path: '/g/policy/compare', as: wu, at: '/g/policy/compare?left=350200&right=330100' },
  { path: '/g/policy/benchmarks', as: wu },
  { path: '/g/policy/benchmarks', as: wu, what: 'nothing of a year', at: '/g/policy/benchmarks?measure=renewal_rate&year=2013' },
  { path: '/g/policy/drafts', as: wu },
  { path: '/g/policy/drafts/$draftId', as: wu, at: `/g/policy/drafts/${nobodys}`, what: 'of nobody' },
  { path: '/g/users', as: jianghai },
  { path: '/g/users/$accountId', as: jianghai, at: `/g/users/${accountIdOfStaff(doctor)}` },
  { path: '/g/roles', as: jianghai },
  { path: '/g/logs', as: jianghai },
  { path: '/login', as: null },
  { path: '/verify', as: null },
  { path: '/verify/$code', as: null, at: ({ verifyCode }) => `/verify/${verifyCode}` },
  { path: '/verify/$code', as: null, what: 'no such code', at: '/verify/22222222222222222222' },
  { path: '/day/$token', as: null, at: ({ dayToken }) => `/day/${dayToken}` },
  { path: '/day/$token', as: null, what: 'no such day', at: `/day/${'A'.repeat(36)}` },
  { path: '/kit', as: null, isGallery: true },
  { path: '/jobs', as: 'suyu', what: 'nothing of one’s own' },
  { path: '/g/users', as: 'suyu', what: 'not for this role' },
  { path: '/w/residents/$residentId', as: chen, what: 'nobody there', at: `/w/residents/${demoId('resident', 1, 999_999)}` },
  { path: 'none', as: null, what: 'no such page', at: '/nowhere' },
  { path: 'none', as: wu, what: 'no such page', at: '/g/nowhere' },
]

async function readCard(page: Page): Promise<void> {
  await page.keyboard.press('F2')
  await page.locator('.sign-consents').waitFor()
}

async function giveReason(page: Page): Promise<void> {
  await page.keyboard.press('j')
  await page.keyboard.press('w')
  await page.locator('.toast').waitFor()
}

async function chooseDoctors(page: Page): Promise<void> {
  await page.locator('.seg button').nth(2).click()
  const choose = (field: number, index: number) => page.locator('.assign-cols select').nth(field).selectOption({ index })
  await choose(0, 1)
  await choose(1, 1)
  await choose(2, 2)
  await choose(3, 1)
  await page.locator('.assign-counts').waitFor()
}

/** A list of two wrong rows, brought by the page and checked. */
async function bringList(page: Page) {
  const text = '姓名,证件号码,村（社区）,本地居住起始日期\r\n张三,110105194912310021,没有村,2012-01-01\r\n李四,,没有村,去年'
  await page.locator('input[type=file]').setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('heading', { name: /有错误的行|Wrong rows/ }).waitFor()
}
