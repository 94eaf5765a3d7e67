import type { InputOf } from '#api/endpoint.ts'
import type { listUnsignedEndpoint } from '#api/unsigned.ts'
import type { RowSource } from '#platform/export-source.ts'
import { countUnsigned, listUnsigned } from './list-unsigned.ts'
import type { UnsignedUsing } from './using.ts'

type Filter = Omit<InputOf<typeof listUnsignedEndpoint>, 'after' | 'most'>

/** Who of the key populations is not signed and why, to be written as a file. */
export const unsignedSource = (using: UnsignedUsing): RowSource => ({
  kind: 'rows', list: 'unsigned', permission: 'resident.read', count: (context, filter: Filter) => countUnsigned(context, filter),
  async page(context, filter: Filter, after, most, { residents, unsigned }) {
    const { items, next } = await listUnsigned(using)(context, { ...filter, most, ...(after !== undefined && { after }) })
    const names: Readonly<Record<string, string>> = residents.population
    const sexes: Readonly<Record<string, string>> = residents.sex
    const rows = items.map(({ standing, ...row }) => ({
      residentId: row.residentId,
      cells: {
        name: row.name, sex: sexes[row.sex] ?? '', age: row.age, village: row.villageName, team: row.teamName, populations: row.populations.map(({ tag, zh }) => names[tag] ?? zh).join('、'),
        why: standing && unsigned.reason[standing.reason], note: standing?.note ?? null, refusedBy: standing?.refusedBy ? unsigned.refuser[standing.refusedBy] : null, refusedOn: standing?.refusedOn ?? null,
        notedOn: standing?.notedOn ?? null, notedBy: standing?.notedBy ?? null,
      },
    }))
    return { rows, next }
  },
})
