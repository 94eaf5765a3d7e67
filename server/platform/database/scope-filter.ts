import type { Actor } from '../http/actor.ts'

/** The columns of a table that say where a row belongs; what a table lacks is left out and then hides every row from that kind of scope. */
export type PlaceColumns = { township?: string; institution?: string; team?: string }
type ScopeParams = { scopePlace: string }

/**
 * The condition that keeps a statement inside the actor's scope, and its parameter `:scopePlace`. The county itself is filtered by
 * the statement's own `county_code = :countyCode`; a region scope of a county or above adds nothing.
 */
export function scopeFilter(actor: Actor, columns: PlaceColumns): { condition: string; params: ScopeParams } {
  const { scope } = actor
  const nothing = { condition: `false AND :scopePlace::text IS NULL`, params: { scopePlace: '' } }
  const within = (column: string | undefined, type: 'text' | 'uuid', place: string) =>
    column === undefined ? nothing : { condition: `${column} = :scopePlace::${type}`, params: { scopePlace: place } }
  switch (scope.kind) {
    case 'region':
      if (scope.code.length <= 6) return { condition: ':scopePlace::text IS NOT NULL', params: { scopePlace: scope.code } }
      return within(columns.township, 'text', scope.code.slice(0, 9))
    case 'institution':
      return within(columns.institution, 'uuid', scope.institutionId)
    case 'team':
      return within(columns.team, 'uuid', scope.teamId)
    case 'none':
      return nothing
  }
}

/** Whether one row's place lies within the actor's scope: the check of a single read or a command, after loading. */
export function isWithinScope(actor: Actor, place: { countyCode: number; townshipCode?: string | null; institutionId?: string | null; teamId?: string | null }): boolean {
  const { scope } = actor
  if (!actor.countyCodes.includes(place.countyCode)) return false
  switch (scope.kind) {
    case 'region':
      return scope.code.length <= 6 || place.townshipCode === scope.code.slice(0, 9)
    case 'institution':
      return place.institutionId === scope.institutionId
    case 'team':
      return place.teamId === scope.teamId
    case 'none':
      return false
  }
}
