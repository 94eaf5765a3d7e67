/**
 * Where a provider contracts, as SQL over team `t` and its institution `i`: a team at its institution; a doctor alone at the clinic where they work, which the institution must supervise.
 * `day` is the day as SQL.
 */
export function providerPlace(day: string): { kind: string; isSupervised: string } {
  const clinic = (column: string) => `(SELECT ${column} FROM organisations.team_member a JOIN organisations.staff_post p ON p.staff_id = a.staff_id JOIN organisations.institution j ON j.id = p.institution_id
    WHERE a.county_code = t.county_code AND a.team_id = t.id AND a.valid_from <= ${day} AND (a.valid_until IS NULL OR a.valid_until > ${day}) AND p.valid_from <= ${day} AND (p.valid_until IS NULL OR p.valid_until > ${day}) ORDER BY p.is_primary DESC, p.institution_id LIMIT 1)`
  return {
    kind: `CASE t.kind WHEN 'independent' THEN coalesce(${clinic('j.kind')}, i.kind) ELSE i.kind END`,
    isSupervised: `CASE t.kind WHEN 'independent' THEN coalesce(${clinic('j.parent_id = t.institution_id')}, false) ELSE i.parent_id IS NOT NULL END`,
  }
}
