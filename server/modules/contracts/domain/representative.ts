import { ageOn, type LocalDate } from '#kernel/local-date.ts'

/** From this birthday on a person signs alone. */
export const fullAge = 18

/**
 * Whether somebody else must sign for this resident: a minor does not contract alone, a parent or guardian does.
 *
 * Example: born 2008-11-25 → needed on 2026-11-24, not on 2026-11-25.
 *
 * @source 中华人民共和国民法典 第十七条至第二十条、第二十三条
 */
export const needsRepresentative = (bornOn: LocalDate, on: LocalDate): boolean => ageOn(bornOn, on) < fullAge
