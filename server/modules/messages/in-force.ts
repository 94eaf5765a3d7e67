/** Whether the resident of a conversation `k` is signed with its team on `:on`: then it is open. */
export const isOpen = `EXISTS (SELECT FROM contracts.contract c WHERE c.county_code = k.county_code AND c.resident_id = k.resident_id AND c.team_id = k.team_id
  AND c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date)`
