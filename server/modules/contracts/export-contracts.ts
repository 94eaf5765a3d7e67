import type { listRenewalsEndpoint } from '#api/contract-queues.ts'
import type { ContractRow, listContractsEndpoint } from '#api/contracts.ts'
import type { listUnservedEndpoint } from '#api/services.ts'
import type { InputOf } from '#api/endpoint.ts'
import type { Finding, reEvaluatedContractsEndpoint } from '#api/re-evaluations.ts'
import { dayOfInstant } from '#kernel/local-date.ts'
import type { ExportWords, RowSource } from '#platform/export-source.ts'
import { countReEvaluated, listReEvaluated } from './list-re-evaluated.ts'
import { countContracts, listContracts } from './list-contracts.ts'
import { countUnserved, listUnserved } from './list-unserved.ts'
import { countRenewals, listRenewals } from './list-renewals.ts'
import type { ContractsUsing } from './using.ts'

type ContractsFilter = Omit<InputOf<typeof listContractsEndpoint>, 'after' | 'most'>
type UnservedFilter = Omit<InputOf<typeof listUnservedEndpoint>, 'after' | 'most'>
type ReEvaluatedFilter = Omit<InputOf<typeof reEvaluatedContractsEndpoint>, 'after' | 'most'>
type RenewalsFilter = Omit<InputOf<typeof listRenewalsEndpoint>, 'after' | 'most'>
const fenPerYuan = 100
const sexOf = (words: ExportWords, sex: number): string => (words.residents.sex as Readonly<Record<string, string>>)[sex] ?? ''
const person = (row: ContractRow, words: ExportWords) => ({ sex: sexOf(words, row.sex), age: row.age, number: row.number, lastDay: row.lastDay, team: row.teamName, doctor: row.doctorName })

/** The list of contracts, to be written as a file. */
export const contractsSource = (using: ContractsUsing): RowSource => ({
  kind: 'rows', list: 'contracts', permission: 'contract.read', count: (context, filter: ContractsFilter) => countContracts(using, context, filter),
  async page(context, filter: ContractsFilter, after, most, words) {
    const { items, next } = await listContracts(using)(context, { ...filter, most, ...(after !== undefined && { after }) })
    const names: Readonly<Record<string, string>> = words.residents.population
    const rows = items.map((row) => ({
      residentId: row.residentId,
      cells: {
        ...person(row, words), name: row.residentName, standing: words.contracts.standing[row.standing], signedOn: row.signedOn, from: row.from, institution: row.institutionName, township: row.townshipName, packages: row.packages.join('、'),
        feeYuan: row.residentFeeFen / fenPerYuan, channel: words.contracts.channel[row.channel], populations: row.populations.map((code) => names[code] ?? code).join('、'),
      },
    }))
    return { rows, next }
  },
})

/** The queue of renewals with what was said at the last call, to be written as a file. */
export const renewalsSource = (using: ContractsUsing): RowSource => ({
  kind: 'rows', list: 'renewals', permission: 'contract.read', count: (context, filter: RenewalsFilter) => countRenewals(using, context, filter),
  async page(context, filter: RenewalsFilter, after, most, words) {
    const { items, next } = await listRenewals(using)(context, { ...filter, most, ...(after !== undefined && { after }) })
    const rows = items.map((row) => ({
      residentId: row.residentId,
      cells: {
        ...person(row, words), name: row.residentName, village: row.villageName, daysLeft: row.daysLeft, note: row.lastContact?.note ?? null,
        outcome: row.lastContact && words.contracts.renewals.outcome[row.lastContact.outcome], contactedOn: row.lastContact && dayOfInstant(Date.parse(row.lastContact.at)),
      },
    }))
    return { rows, next }
  },
})

/** The list of those signed and not served, to be written as a file. */
export const unservedSource = (using: ContractsUsing): RowSource => ({
  kind: 'rows', list: 'unserved', permission: 'contract.read', count: (context, filter: UnservedFilter) => countUnserved(context, filter),
  async page(context, filter: UnservedFilter, after, most, words) {
    const { items, next } = await listUnserved(using)(context, { ...filter, most, ...(after !== undefined && { after }) })
    const rows = items.map((row) => ({
      residentId: row.residentId,
      cells: {
        ...person(row, words), name: row.residentName, village: row.villageName, from: row.from, daysIn: row.daysIn, servedTimes: row.done, lastServedOn: row.lastServedOn,
        behind: row.behind.map(({ zh, missing }) => `${zh} ${missing}`).join('、'),
      },
    }))
    return { rows, next }
  },
})

/** What was found, in a word; of money also what was signed and what it is by the pack. */
const told = ({ code, params }: Finding, words: ExportWords): string =>
  words.reEvaluations.kind[code] + (typeof params.signedFen === 'number' && typeof params.packFen === 'number' ? ` ${params.signedFen / fenPerYuan}→${params.packFen / fenPerYuan}` : '')

/** Contracts of which a re-evaluation found something, to be written as a file. */
export const reEvaluatedSource = (using: ContractsUsing): RowSource => ({
  kind: 'rows', list: 'reevaluated', permission: 'reevaluation.read', count: (context, filter: ReEvaluatedFilter) => countReEvaluated(context, filter),
  async page(context, filter: ReEvaluatedFilter, after, most, words) {
    const { items, next } = await listReEvaluated(using)(context, { ...filter, most, ...(after !== undefined && { after }) })
    const verdict = { agrees: words.reEvaluations.result.agrees, differs: words.reEvaluations.result.differs, not_judged: words.reEvaluations.result.notJudged }
    const rows = items.map((row) => ({
      residentId: row.residentId,
      cells: {
        name: row.residentName, sex: sexOf(words, row.sex), age: row.age, number: row.number, verdict: verdict[row.verdict], findings: row.findings.map((one) => told(one, words)).join('、'), from: row.from, lastDay: row.lastDay,
        institution: row.institutionName, team: row.teamName, doctor: row.doctorName, packages: row.packages.join('、'), feeYuan: row.residentFeeFen / fenPerYuan,
      },
    }))
    return { rows, next }
  },
})
