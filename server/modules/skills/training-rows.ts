/** Somebody `s` holds a pass of a course that is valid today. Parameters `:countyCode` and `:on`. */
export const holdsPass = (course: string): string => `EXISTS (SELECT FROM skills.training h WHERE h.county_code = :countyCode AND h.staff_id = s.id AND h.course_id = ${course} AND h.result = 'passed' AND h.withdrawn_at IS NULL AND h.held_on <= :on::date AND (h.valid_until IS NULL OR h.valid_until > :on::date))`
/** How many who work today at an institution `i` hold a valid pass of a course. */
export const trainedAt = (course: string, institution = 'i'): string => `(SELECT count(DISTINCT s.id)::int FROM organisations.staff_post p JOIN organisations.staff s ON s.id = p.staff_id AND s.is_active
  WHERE p.institution_id = ${institution}.id AND p.valid_from <= :on::date AND (p.valid_until IS NULL OR p.valid_until > :on::date) AND ${holdsPass(course)})`
/** Names of what an institution alias offers and residents are told of, where training is needed only while somebody is trained. Parameters `:countyCode` and `:on`. */
export const offeredNames = (institution: string): string => `ARRAY(SELECT t.name FROM skills.offering o JOIN skills.technique t ON t.county_code = o.county_code AND t.id = o.technique_id AND t.is_for_residents
  WHERE o.county_code = :countyCode AND o.institution_id = ${institution}.id AND o.until IS NULL AND NOT (${institution}.kind = ANY (t.training_in) AND ${trainedAt('t.course_id', institution)} = 0) ORDER BY t.kind DESC, t.name)`
