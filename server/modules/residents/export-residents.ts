import type { InputOf } from '#api/endpoint.ts'
import type { listResidentsEndpoint } from '#api/residents.ts'
import type { RowSource } from '#platform/export-source.ts'
import { countResidents, listResidents } from './list-residents.ts'

type Filter = Omit<InputOf<typeof listResidentsEndpoint>, 'after' | 'most'>

/** The list of residents, to be written as a file. */
export const residentsSource: RowSource = {
  kind: 'rows', list: 'residents', permission: 'resident.read', count: (context, filter: Filter) => countResidents(context, filter),
  async page(context, filter: Filter, after, most, { residents, exports }) {
    const { items, next } = await listResidents(context, { ...filter, most, ...(after !== undefined && { after }) })
    const names: Readonly<Record<string, string>> = residents.population
    const sexes: Readonly<Record<string, string>> = residents.sex
    const rows = items.map((row) => ({
      residentId: row.residentId,
      cells: {
        name: row.name, sex: sexes[row.sex] ?? '', age: row.age, township: row.townshipName, village: row.villageName, team: row.teamName, populations: row.populations.map((code) => names[code] ?? code).join('、'), isSigned: row.isSigned ? exports.yes : exports.no,
      },
    }))
    return { rows, next }
  },
}
