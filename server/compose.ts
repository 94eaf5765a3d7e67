import { join } from 'node:path'
import { packTestsIn, readCatalogue } from '#policy/index.ts'
import { sealJob } from '#platform/audit-seal/seal-job.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { localSignatureProvider } from '#platform/crypto/local-signature-provider.ts'
import type { Database } from '#platform/database/database.ts'
import { compose as statement, fragment } from '#platform/database/statement.ts'
import type { FileStore } from '#platform/file-store.ts'
import { openPassingFiles } from '#platform/passing-files.ts'
import type { Authenticate } from '#platform/http/actor.ts'
import type { Route } from '#platform/http/routes.ts'
import type { Job, Listener } from '#platform/jobs/job.ts'
import { jobRoutes } from '#platform/jobs/job-routes.ts'
import { openTypesetter } from '#platform/typeset/typesetter.ts'
import type { DemoPerson } from '../scripts/demo/demo-people.ts'
import { accessJobs, demoPassword, findActorOfPost, openAccess } from './modules/access/index.ts'
import { assignmentJobs, assignmentsRoutes } from './modules/assignments/index.ts'
import { bulletinJobs, bulletinRoutes } from './modules/bulletins/index.ts'
import { agreementsSource, contractJobs, contractListeners, contractsRoutes, contractsSource, type ContractsUsing, holdsContract, reEvaluatedSource, renewalsSource, unservedSource } from './modules/contracts/index.ts'
import { communitiesRoutes, membersSource } from './modules/communities/index.ts'
import { dictionariesRoutes } from './modules/dictionaries/index.ts'
import { exportJobs, exportsRoutes, type ExportsUsing } from './modules/exports/index.ts'
import { localPoliciesRoutes } from './modules/local-policies/index.ts'
import { answerTimesSource, messageJobs, messageListeners, messageRoutes } from './modules/messages/index.ts'
import { organisationsRoutes } from './modules/organisations/index.ts'
import { importJobs, importsRoutes } from './modules/imports/index.ts'
import { openResidentAccounts, residentAccountsJobs } from './modules/resident-accounts/index.ts'
import { overviewRoutes } from './modules/overview/index.ts'
import { openPolicies, policyRoutes } from './modules/policy/index.ts'
import { regionsRoutes } from './modules/regions/index.ts'
import { residentsJobs, residentsRoutes, residentsSource } from './modules/residents/index.ts'
import { skillsRoutes } from './modules/skills/index.ts'
import { signingDaysRoutes } from './modules/signing-days/index.ts'
import { statisticsJobs, statisticsTicks } from './modules/statistics/index.ts'
import { servicePackagesRoutes } from './modules/service-packages/index.ts'
import { supportRoutes } from './modules/support/index.ts'
import { targetsRoutes } from './modules/targets/index.ts'
import { unsignedListeners, unsignedRoutes, unsignedSource } from './modules/unsigned/index.ts'
import { whatIfJobs, whatIfRoutes } from './modules/what-if/index.ts'
import type { Settings } from './settings.ts'

export type Parts = { settings: Settings; database: Database; bulk: Database; keys: Keys; files: FileStore; demoPeople: readonly DemoPerson[]; now: () => number }
export type Tick = { name: string; everyMs: number; work(database: Database, countyCode: number, now: number): Promise<unknown> }
/** What the modules make together. */
export type Composition = {
  routes: readonly Route[]
  authenticate: Authenticate
  jobs: readonly Job[]
  listeners: readonly Listener[]
  ticks: readonly Tick[]
  counties(): Promise<readonly number[]>
  demo: { password: string; people: readonly { account: string; displayName: string; place: string }[] }
  close(): void
}

const selectCounties = statement<{ code: number }>()(fragment<object>('counties-in-use', 'SELECT DISTINCT county_code AS code FROM policy.county_pack ORDER BY 1'))

/** Hands every module what it needs and collects what it gives back. The only place that knows them all. */
export function compose({ settings, database, bulk, keys, files, demoPeople }: Parts): Composition {
  const policies = openPolicies(database, readCatalogue(settings.policiesFolder).catalogue)
  const typesetter = openTypesetter()
  const access = openAccess({ database, keys, settings, sso: settings.sso, demoPeople })
  const residentAccounts = openResidentAccounts({ database, keys, settings, carrier: null })
  const contracts: ContractsUsing = {
    database, files, keys, policies, settings, signatures: localSignatureProvider(keys.signing), typesetter,
  }
  const exports: ExportsUsing = {
    keys, files: openPassingFiles(join(settings.dataFolder, 'exports'), keys.field), limits: settings.exportLimits, actorOfPost: (accountId, postId) => findActorOfPost(database, accountId, postId),
    sources: [residentsSource, contractsSource(contracts), renewalsSource(contracts), unservedSource(contracts), reEvaluatedSource(contracts), unsignedSource({ policies }), answerTimesSource, agreementsSource(contracts), membersSource],
  }
  const jobs = [...accessJobs, ...messageJobs({ policies }), ...bulletinJobs, ...residentAccountsJobs, ...contractJobs(contracts), ...assignmentJobs, ...residentsJobs({ policies }), ...importJobs({ keys, files, policies }), ...exportJobs(exports), ...statisticsJobs, ...whatIfJobs({ policies }), sealJob(keys, join(settings.dataFolder, 'checkpoints'))]
  return {
    routes: [
      ...messageRoutes({ database, keys, policies }),
      ...access.routes, ...residentAccounts.routes, ...jobRoutes(jobs), ...exportsRoutes(exports), ...policyRoutes({ policies, testsOf: packTestsIn(settings.policiesFolder) }), ...whatIfRoutes({ policies }), ...residentsRoutes({ database, keys, policies, holdsContract }), ...contractsRoutes(contracts), ...communitiesRoutes(contracts), ...overviewRoutes({ policies }), ...regionsRoutes, ...bulletinRoutes, ...localPoliciesRoutes({ files }), ...dictionariesRoutes({ policies }), ...supportRoutes, ...servicePackagesRoutes({ policies }), ...skillsRoutes({ policies }), ...organisationsRoutes({ policies, typesetter, origin: settings.origin }), ...targetsRoutes({ policies }), ...signingDaysRoutes({ keys, settings }), ...importsRoutes({ keys, files, policies }), ...unsignedRoutes({ policies }), ...assignmentsRoutes,
    ],
    authenticate: (client, now, permission) => (permission === 'own' ? residentAccounts : access).authenticate(client, now, permission),
    jobs,
    listeners: [...messageListeners, ...contractListeners(contracts), ...unsignedListeners],
    ticks: statisticsTicks,
    counties: async () => (await bulk.run(selectCounties, {}, [])).map(({ code }) => code),
    demo: { password: demoPassword, people: demoPeople },
    close: () => typesetter.close(),
  }
}
