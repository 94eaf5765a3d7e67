import { compose, fragment } from './database/statement.ts'

export type Announcement = { countyCode: number; outboxId: string; topic: string; topicSubjectId: string; at: string }

/** Lent to statements others must hear of. Carries ids only; the reader asks for the rest within its own permissions. */
export const appendOutbox = fragment<Announcement>('announced', `
  INSERT INTO platform.outbox (county_code, id, topic, subject_id, at) VALUES (:countyCode, :outboxId, :topic, :topicSubjectId, :at)`)

/** The same of one topic about many subjects at once. */
export const insertOutboxOfMany = compose<never>()(fragment<{ countyCode: number; outboxIds: readonly string[]; topic: string; subjectIds: readonly string[]; at: string }>('insert-outbox-of-many', `
  INSERT INTO platform.outbox (county_code, id, topic, subject_id, at) SELECT :countyCode::int, o.id, :topic::text, o.subject, :at::timestamptz FROM unnest(:outboxIds::uuid[], :subjectIds::uuid[]) AS o (id, subject)`))

/** The same of one topic about many subjects, given out at an instant, not before. */
export const insertOutboxOfManyLater = compose<never>()(fragment<{ countyCode: number; outboxIds: readonly string[]; topic: string; subjectIds: readonly string[]; at: string; notBefore: string }>('insert-outbox-of-many-later', `
  INSERT INTO platform.outbox (county_code, id, topic, subject_id, at, not_before) SELECT :countyCode::int, o.id, :topic::text, o.subject, :at::timestamptz, :notBefore::timestamptz FROM unnest(:outboxIds::uuid[], :subjectIds::uuid[]) AS o (id, subject)`))

/** One that is given out at an instant, not before. */
export const insertOutboxLater = compose<never>()(fragment<Announcement & { notBefore: string }>('insert-outbox-later', `
  INSERT INTO platform.outbox (county_code, id, topic, subject_id, at, not_before) VALUES (:countyCode, :outboxId, :topic, :topicSubjectId, :at, :notBefore)`))

/** The same as a statement of its own, for transactions of several statements. */
export const insertOutbox = compose<never>()(appendOutbox)
