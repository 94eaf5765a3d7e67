import type { listRenewalsEndpoint } from '#api/contract-queues.ts'
import type { ContractRow, listContractsEndpoint } from '#api/contracts.ts'
import type { listUnservedEndpoint } from '#api/services.ts'
import type { InputOf } from '#api/endpoint.ts'
import { dayOfInstant } from '#kernel/local-date.ts'
import type { ExportWords, RowSource } from '#platform/export-source.ts'
import { countContracts, listContracts } from './list-contracts.ts'
import { countUnserved, listUnserved } from './list-unserved.ts'
import { countRenewals, listRenewals } from './list-renewals.ts'
import type { ContractsUsing } from './using.ts'

type ContractsFilter = Omit<InputOf<typeof listContractsEndpoint>, 'after' | 'most'>
type UnservedFilter = Omit<InputOf<typeof listUnservedEndpoint>, 'after' | 'most'>
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
