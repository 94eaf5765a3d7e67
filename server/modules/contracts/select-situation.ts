import type { LocalDate } from '#kernel/local-date.ts'
import { fragment } from '#platform/database/statement.ts'
import { offeredAsJson, type OfferedPackage } from '../service-packages/index.ts'
import { providerPlace } from './provider-place.ts'

export type SituationParams = { countyCode: number; residentId: string; teamId: string | null; hospitalIds: readonly string[]; on: LocalDate }
export type KnownTag = { population: string; origin: 'derived' | 'diagnosed' | 'certified'; since: LocalDate; because: unknown }
export type KnownContract = { id: string; number: string; from: LocalDate; until: LocalDate; teamId: string; institutionId: string }
export type KnownDoctor = { staffId: string; name: string; role: string; category: string; titleLevel: string; isLeader: boolean; licences: string[]; contracts: number | null; cap: number | null; isHard: boolean | null }
export type KnownTeam = {
  id: string; name: string; status: 'active' | 'closed'; kind: 'team' | 'independent'; phone: string | null; leaderStaffId: string
  institutionId: string; institutionName: string; institutionKind: string; institutionPhone: string | null; isSupervised: boolean
  contracts: number | null; cap: number | null; isHard: boolean | null; members: KnownDoctor[]
}
export type KnownHospital = { id: string; name: string; kind: string; level: number | null; ownership: 'public' | 'private'; countyCode: number }
/** All that signing one resident with one team rests on, as one row. Columns of the resident are null when there is no such resident. */
export type Situation = {
  resident_id: string | null; name: string; sex: number; birth_on: LocalDate; document_kind: string; document_cipher: Buffer | null; phone_cipher: Buffer | null
  township_code: string; township_name: string; village_code: string; village_name: string; grid_code: string | null; lives_here_since: LocalDate; household_id: string | null
  /** Since when the grown-up of the household lives here who came first; null without one. */
  household_since: LocalDate | null
  populations: string[]; institution_id: string | null; resident_team_id: string | null; status: 'living' | 'moved' | 'deceased' | 'merged'
  tags: KnownTag[]; contracts: KnownContract[]; team: KnownTeam | null; hospitals: KnownHospital[]
  /** Packages of the team's institution that are on offer. */
  offered: OfferedPackage[]
}

/** The team with its institution, its members with the licences in force on the day, and how full it and they are. */
export const teamAsJson = (team: string, day: string): string => `
  json_build_object('id', ${team}.id, 'name', ${team}.name, 'status', ${team}.status, 'kind', ${team}.kind, 'phone', ${team}.phone, 'leaderStaffId', ${team}.leader_staff_id,
    'institutionId', i.id, 'institutionName', i.name, 'institutionKind', ${providerPlace(day).kind}, 'institutionPhone', i.phone, 'isSupervised', ${providerPlace(day).isSupervised},
    'contracts', l.contracts, 'cap', l.cap, 'isHard', l.is_hard,
    'members', (SELECT coalesce(json_agg(json_build_object('staffId', s.id, 'name', s.name, 'role', m.role, 'category', s.category, 'titleLevel', s.title_level, 'isLeader', s.id = ${team}.leader_staff_id,
        'licences', (SELECT coalesce(json_agg(DISTINCT c.kind), '[]') FROM organisations.staff_licence c WHERE c.staff_id = s.id AND c.valid_from <= ${day} AND (c.valid_until IS NULL OR c.valid_until > ${day})),
        'contracts', d.contracts, 'cap', d.cap, 'isHard', d.is_hard) ORDER BY s.id = ${team}.leader_staff_id DESC, m.role, s.id), '[]')
      FROM organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id
      LEFT JOIN organisations.panel_load d ON d.county_code = m.county_code AND d.scope = 'doctor' AND d.holder_id = m.staff_id AND d.unit = 'person'
      WHERE m.county_code = ${team}.county_code AND m.team_id = ${team}.id AND m.valid_from <= ${day} AND (m.valid_until IS NULL OR m.valid_until > ${day})))`

/** Body of a statement: what is known of the resident, the team and the hospitals asked for. The statement may have a CTE `stored`, given as `from`. */
export const situationOf = (from = ''): string => `
  SELECT ${from ? 'stored.request_hash, stored.status AS stored_status, stored.answer,' : ''}
    r.id AS resident_id, r.name, r.sex, r.birth_on, r.document_kind, r.document_cipher, r.phone_cipher, r.township_code, p.name AS township_name, r.village_code, v.name AS village_name,
    r.grid_code, r.lives_here_since, r.household_id,
    (SELECT min(h.lives_here_since) FROM residents.resident h WHERE h.county_code = :countyCode AND h.household_id = r.household_id AND h.id <> r.id AND h.status = 'living' AND h.birth_on <= :on::date - interval '18 years') AS household_since, r.populations, r.institution_id, r.team_id AS resident_team_id, r.status,
    (SELECT coalesce(json_agg(json_build_object('population', t.population, 'origin', t.origin, 'since', t.valid_from, 'because', t.because) ORDER BY t.valid_from, t.population), '[]')
     FROM residents.population_tag t WHERE t.county_code = r.county_code AND t.resident_id = r.id AND t.valid_until IS NULL) AS tags,
    (SELECT coalesce(json_agg(json_build_object('id', c.id, 'number', c.number, 'from', c.valid_from, 'until', c.valid_until, 'teamId', c.team_id, 'institutionId', c.institution_id) ORDER BY c.valid_from), '[]')
     FROM contracts.contract c WHERE c.county_code = r.county_code AND c.resident_id = r.id AND c.state = 'active' AND c.valid_until > :on::date) AS contracts,
    (SELECT ${teamAsJson('t', ':on::date')} FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id
     LEFT JOIN organisations.panel_load l ON l.county_code = t.county_code AND l.scope = 'team' AND l.holder_id = t.id AND l.unit = 'person'
     WHERE t.county_code = :countyCode AND t.id = :teamId::uuid) AS team,
    ${offeredAsJson('(SELECT t.institution_id FROM organisations.team t WHERE t.county_code = :countyCode AND t.id = :teamId::uuid)')} AS offered,
    (SELECT coalesce(json_agg(json_build_object('id', h.id, 'name', h.name, 'kind', h.kind, 'level', h.hospital_level, 'ownership', h.ownership, 'countyCode', h.county_code)), '[]')
     FROM organisations.institution h WHERE h.id = ANY (:hospitalIds::uuid[]) AND h.valid_from <= :on::date AND (h.valid_until IS NULL OR h.valid_until > :on::date)) AS hospitals
  FROM (SELECT 1) AS one ${from}
  LEFT JOIN residents.resident r ON r.county_code = :countyCode AND r.id = :residentId::uuid
  LEFT JOIN regions.region p ON p.code = r.township_code LEFT JOIN regions.region v ON v.code = r.village_code`

export const selectSituation = fragment<SituationParams>('select-signing-situation', situationOf())
