import { compose, fragment } from './database/statement.ts'

export type Announcement = { countyCode: number; outboxId: string; topic: string; topicSubjectId: string; at: string }

/** Lent to statements others must hear of. Carries ids only; the reader asks for the rest within its own permissions. */
export const appendOutbox = fragment<Announcement>('announced', `
  INSERT INTO platform.outbox (county_code, id, topic, subject_id, at) VALUES (:countyCode, :outboxId, :topic, :topicSubjectId, :at)`)

/** The same as a statement of its own, for transactions of several statements. */
export const insertOutbox = compose<never>()(appendOutbox)
