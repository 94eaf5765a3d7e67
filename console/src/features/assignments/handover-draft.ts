import { addDays, localDate } from '#kernel/local-date.ts'
import type { OutputOf } from '#api/endpoint.ts'
import type { assignmentChoicesEndpoint, handoverKinds, listHandoversEndpoint, previewHandoverEndpoint } from '#api/assignments.ts'

export type Kind = (typeof handoverKinds)[number]
export type Choices = OutputOf<typeof assignmentChoicesEndpoint>
export type Team = Choices['teams'][number]
export type Preview = OutputOf<typeof previewHandoverEndpoint>
export type HandoverRow = OutputOf<typeof listHandoversEndpoint>['items'][number]
/** What is being chosen; empty where nothing is yet. */
export type Draft = {
  kind: Kind
  from: string
  to: string
  village: string
  grid: string
  fromDoctor: string
  toDoctor: string
  on: string
}

/** Nothing chosen yet. What moves contracts waits for the next day unless somebody says today: until then it may be taken back. */
export const emptyDraft = (kind: Kind, today: string): Draft => ({
  kind,
  from: '',
  to: '',
  village: '',
  grid: '',
  fromDoctor: '',
  toDoctor: '',
  on: kind === 'residents' ? today : addDays(localDate(today), 1),
})

/** A draft as it is sent; null while something is missing that every hand-over of its kind needs. */
export function sentOf({ kind, from, to, village, grid, fromDoctor, toDoctor, on }: Draft) {
  const isWhole = kind === 'doctor' ? from && to && fromDoctor && toDoctor : kind === 'village' ? from && to && village : to && village
  if (!isWhole || !on) return null
  return {
    kind,
    fromTeamId: from || null,
    toTeamId: to,
    villageCode: kind === 'doctor' ? null : village,
    gridCode: kind === 'residents' ? grid || null : null,
    fromDoctorStaffId: kind === 'doctor' ? fromDoctor : null,
    toDoctorStaffId: kind === 'residents' ? null : toDoctor || null,
    on,
  }
}
