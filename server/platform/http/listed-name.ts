import { maskName } from '#kernel/mask.ts'
import type { Actor } from './actor.ts'

/**
 * A person's name in a list or among what a search found: whole for a post of a team or an institution, which must call people by name; masked
 * for a post over a region, which counts them, until it opens one and that is written down (docs/decisions/0007).
 */
export const listedName = ({ scope }: Pick<Actor, 'scope'>, name: string): string => (scope.kind === 'region' ? maskName(name) : name)
