import { ageOn, type LocalDate } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import { keyPopulations } from '#policy/index.ts'
import type { Actor } from '#platform/http/actor.ts'
import { listedName } from '#platform/http/listed-name.ts'
import type { UnsignedReason } from '#api/unsigned-reasons.ts'

type Refuser = 'self' | 'spouse' | 'parent' | 'child' | 'other'
export type Row = {
  residentId: string; name: string; sex: number; bornOn: LocalDate; villageCode: string; villageName: string; teamName: string | null; populations: string[]; version: number
  reasonId: string | null; reason: UnsignedReason | null; note: string | null; refusedBy: Refuser | null; refusedOn: LocalDate | null; notedOn: LocalDate | null; notedBy: string | null
}
/** The columns of a reason `n`. */
export const reasonColumns = 'n.id AS "reasonId", n.reason, n.note, n.refused_by AS "refusedBy", n.refused_on AS "refusedOn", n.noted_on AS "notedOn", n.noted_by_name AS "notedBy"'
/** The columns of a person `r` in village `v` with team `t`. */
export const personColumns = `
  r.id AS "residentId", r.name, r.sex, r.birth_on AS "bornOn", r.village_code AS "villageCode", v.name AS "villageName", t.name AS "teamName", r.populations, r.version`
export const personJoins = 'JOIN regions.region v ON v.code = r.village_code LEFT JOIN organisations.team t ON t.county_code = r.county_code AND t.id = r.team_id'

/** How the rows of one answer are shown: names as far as the actor's post goes, populations in the pack's words. */
export function presenter(pack: Pack, on: LocalDate, actor: Actor) {
  const names = new Map(keyPopulations(pack, on).value.map(({ tag, zh, en }) => [tag, { tag, zh, en }]))
  return {
    person: (row: Row) => ({
      residentId: row.residentId, name: listedName(actor, row.name), sex: row.sex, age: Math.max(0, ageOn(row.bornOn, on)), villageName: row.villageName, teamName: row.teamName,
      populations: row.populations.map((tag) => names.get(tag) ?? { tag, zh: tag, en: tag }), version: row.version,
    }),
    standing: ({ reasonId, reason, note, refusedBy, refusedOn, notedOn, notedBy }: Row) =>
      reasonId === null || reason === null || notedOn === null || notedBy === null ? null : { reasonId, reason, note, refusedBy, refusedOn, notedOn, notedBy },
  }
}
