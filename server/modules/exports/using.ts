import type { Keys } from '#platform/crypto/keys.ts'
import type { ExportSource } from '#platform/export-source.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { PassingFiles } from '#platform/passing-files.ts'
import type { Limits } from './domain/export-states.ts'

/** What this module is handed: the lists that may be written, where files lie for a day, who a post is now, and the rows above which somebody else must agree. */
export type ExportsUsing = {
  sources: readonly ExportSource[]; files: PassingFiles; keys: Pick<Keys, 'field' | 'index'>; limits: Limits
  actorOfPost(accountId: string, postId: string): Promise<Actor | undefined>
}
/** How long a file is kept, and how long what was had counts towards the limits. */
export const dayMs = 24 * 3_600_000
