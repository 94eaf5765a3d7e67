import { z } from 'zod'
import { becauseShape } from './because.ts'
import { command, file, query, search } from './endpoint.ts'
import { spokenLanguages } from './spoken-languages.ts'

export const institutionKinds = ['community_health_centre', 'community_health_station', 'township_health_centre', 'village_clinic', 'hospital', 'private_clinic', 'other_provider'] as const
export const staffCategories = [
  'general_practitioner', 'clinical_doctor', 'tcm_doctor', 'village_doctor', 'retired_doctor', 'multi_site_doctor', 'nurse', 'public_health_doctor', 'pharmacist', 'health_manager', 'psychologist', 'nutritionist',
  'rehabilitation_therapist', 'social_worker', 'volunteer', 'grid_worker', 'hospital_liaison', 'archivist', 'assistant',
] as const
export const titleLevels = ['none', 'junior', 'intermediate', 'associate_senior', 'senior'] as const
export const licenceKinds = ['licensed_doctor', 'assistant_doctor', 'village_doctor', 'nurse', 'public_health_doctor', 'pharmacist', 'gp_training', 'other'] as const
export const teamRoles = [
  'family_doctor', 'nurse', 'public_health_doctor', 'village_doctor', 'tcm_doctor', 'multi_site_doctor', 'pharmacist', 'health_manager', 'psychologist', 'nutritionist', 'rehabilitation_therapist', 'social_worker', 'volunteer',
  'grid_worker', 'hospital_liaison', 'archivist', 'assistant',
] as const
export const allianceKinds = ['medical_alliance', 'county_medical_community', 'urban_medical_group'] as const

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const text = (most: number) => z.string().trim().min(1).max(most)
const after = z.string().max(200).optional()
const most = z.coerce.number().int().min(1).max(100).default(30)
const version = z.int()

const institutionRow = z.object({
  institutionId: id, name: z.string(), shortName: z.string(), kind: z.enum(institutionKinds), hospitalLevel: z.int().nullable(), ownership: z.enum(['public', 'private']),
  townshipCode: z.string(), townshipName: z.string(), parentName: z.string().nullable(), staff: count, teams: count, validUntil: day.nullable(),
})
export const listInstitutionsEndpoint = query({
  path: '/api/organisations/institutions', permission: 'organisation.read',
  input: z.strictObject({ text: z.string().trim().max(40).optional(), kind: z.enum(institutionKinds).optional(), township: z.string().regex(/^\d{9}$/).optional(), after, most }),
  output: z.object({ items: z.array(institutionRow), next: z.string().nullable() }),
})
export const getInstitutionEndpoint = query({
  path: '/api/organisations/institutions/:institutionId/read', permission: 'organisation.read', input: z.strictObject({ institutionId: id }),
  output: institutionRow.extend({
    creditCode: z.string().nullable(), parentId: id.nullable(), address: z.string().nullable(), phone: z.string().nullable(), hours: z.string().nullable(), validFrom: day, version,
    alliances: z.array(z.object({ allianceId: id, name: z.string(), kind: z.enum(allianceKinds), isLead: z.boolean(), validFrom: day, validUntil: day.nullable() })),
    branches: z.array(z.object({ institutionId: id, name: z.string(), kind: z.enum(institutionKinds) })), mayEdit: z.boolean(),
  }),
})
const institutionFields = z.strictObject({
  name: text(60), shortName: text(20), creditCode: z.string().trim().max(30).nullable(), kind: z.enum(institutionKinds), hospitalLevel: z.int().min(1).max(3).nullable(), ownership: z.enum(['public', 'private']),
  parentId: id.nullable(), townshipCode: z.string().regex(/^\d{9}$/), address: z.string().trim().max(120).nullable(), phone: z.string().trim().max(30).nullable(), hours: z.string().trim().max(60).nullable().default(null), validFrom: day, validUntil: day.nullable(),
})
const savedInstitution = z.object({ institutionId: id, version })
export const createInstitutionEndpoint = command({ path: '/api/organisations/institutions/create', permission: 'organisation.edit', input: institutionFields, output: savedInstitution })
export const editInstitutionEndpoint = command({
  path: '/api/organisations/institutions/:institutionId/edit', permission: 'organisation.edit', input: institutionFields.extend({ institutionId: id, version }), output: savedInstitution,
})

/** The alliances of the county with who belongs to them today. */
export const listAlliancesEndpoint = query({
  path: '/api/organisations/alliances', permission: 'organisation.read', input: z.strictObject({}),
  output: z.object({
    items: z.array(z.object({
      allianceId: id, name: z.string(), kind: z.enum(allianceKinds), leadInstitutionId: id, leadName: z.string(), validFrom: day, validUntil: day.nullable(),
      members: z.array(z.object({ institutionId: id, name: z.string(), validFrom: day })),
    })), next: z.null(),
  }),
})
/** Forms an alliance, or names its members anew from today (allianceId given). */
export const saveAllianceEndpoint = command({
  path: '/api/organisations/alliances/save', permission: 'organisation.edit',
  input: z.strictObject({ allianceId: id.nullable(), name: text(60), kind: z.enum(allianceKinds), leadInstitutionId: id, memberIds: z.array(id).max(200) }),
  output: z.object({ allianceId: id }),
})

const staffRow = z.object({
  staffId: id, name: z.string(), sex: z.int(), category: z.enum(staffCategories), titleLevel: z.enum(titleLevels), languages: z.array(z.enum(spokenLanguages)), institutionName: z.string().nullable(),
  teams: z.array(z.object({ teamId: id, name: z.string(), role: z.string() })), licenceUntil: day.nullable(), isActive: z.boolean(),
})
/** People at work, by name, spelling, category, language or place; `expiring` lists whose licence ends within 90 days or has ended. */
export const listStaffEndpoint = search({
  path: '/api/organisations/staff/list', permission: 'staff.read',
  input: z.strictObject({ text: z.string().trim().max(40).optional(), category: z.enum(staffCategories).optional(), language: z.enum(spokenLanguages).optional(), institutionId: id.optional(), expiring: z.boolean().default(false), withFormer: z.boolean().default(false), after, most: z.int().min(1).max(100).default(30) }),
  output: z.object({ items: z.array(staffRow), next: z.string().nullable() }),
})
const licence = z.object({ licenceId: id, kind: z.enum(licenceKinds), number: z.string(), scope: z.string().nullable(), validFrom: day, validUntil: day.nullable() })
const post = z.object({ institutionId: id, institutionName: z.string(), isPrimary: z.boolean(), validFrom: day, validUntil: day.nullable() })
export const getStaffEndpoint = query({
  path: '/api/organisations/staff/:staffId/read', permission: 'staff.read', input: z.strictObject({ staffId: id }),
  output: staffRow.extend({
    birthYear: z.int().nullable(), phoneMasked: z.string().nullable(), version, licences: z.array(licence), posts: z.array(post), mayEdit: z.boolean(),
    loads: z.array(z.object({ unit: z.enum(['person', 'household']), contracts: count, cap: count.nullable(), isHard: z.boolean() })),
  }),
})
const staffFields = z.strictObject({
  name: text(40), sex: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)]), bornOn: day.nullable(), category: z.enum(staffCategories), titleLevel: z.enum(titleLevels),
  languages: z.array(z.enum(spokenLanguages)).max(12).refine((all) => new Set(all).size === all.length, 'named twice').optional(),
  /** Null leaves the telephone as it is, and the date of birth too; languages left out stay as they are. */
  phone: z.string().trim().max(30).nullable(), isActive: z.boolean(),
  licences: z.array(z.strictObject({ licenceId: id.nullable(), kind: z.enum(licenceKinds), number: text(40), scope: z.string().trim().max(60).nullable(), validFrom: day, validUntil: day.nullable() })).max(20),
  posts: z.array(z.strictObject({ institutionId: id, isPrimary: z.boolean(), validFrom: day, validUntil: day.nullable() })).min(1).max(10),
})
const savedStaff = z.object({ staffId: id, version })
export const createStaffEndpoint = command({ path: '/api/organisations/staff/create', permission: 'staff.edit', input: staffFields, output: savedStaff })
export const editStaffEndpoint = command({ path: '/api/organisations/staff/:staffId/edit', permission: 'staff.edit', input: staffFields.extend({ staffId: id, version }), output: savedStaff })

/** `room`: how many more the team may sign, its doctors' other teams counted. */
const load = { contracts: count, cap: count.nullable(), isHard: z.boolean(), room: count.nullable() }
const teamRow = z.object({
  teamId: id, name: z.string(), kind: z.enum(['team', 'independent']), status: z.enum(['active', 'closed']), institutionId: id, institutionName: z.string(), leaderName: z.string(), members: count, areas: z.array(z.string()), ...load,
})
export const listTeamsEndpoint = query({
  path: '/api/organisations/teams', permission: 'team.read',
  input: z.strictObject({ text: z.string().trim().max(40).optional(), institutionId: id.optional(), status: z.enum(['active', 'closed']).default('active'), after, most }),
  output: z.object({ items: z.array(teamRow), next: z.string().nullable() }),
})
const reasonShape = z.object({
  code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.object({ document: z.string(), clause: z.string().nullable(), title: z.string().nullable() }).nullable(),
  /** The member the reason is about, when it is about one. */
  staffId: id.nullable(),
})
const licenceNow = z.object({ kind: z.enum(licenceKinds), validUntil: day.nullable() })
const member = z.object({ staffId: id, name: z.string(), role: z.string(), category: z.enum(staffCategories), isLeader: z.boolean(), since: day, licences: z.array(licenceNow), contracts: count.nullable(), cap: count.nullable() })
const finding = z.object({
  isAllowed: z.boolean(), required: z.array(z.object({ role: z.string(), least: count, has: count })), optional: z.array(z.string()), isOpen: z.boolean(), leaderRole: z.string(),
  reasons: z.array(reasonShape), warnings: z.array(reasonShape), because: z.array(becauseShape),
  cap: z.object({ unit: z.enum(['person', 'household']), perDoctor: count.nullable(), team: count, room: count, isHard: z.boolean(), because: z.array(becauseShape) }).nullable(),
})
export type TeamFinding = z.infer<typeof finding>
export const getTeamEndpoint = query({
  path: '/api/organisations/teams/:teamId/read', permission: 'team.read', input: z.strictObject({ teamId: id }),
  output: teamRow.omit({ members: true, areas: true }).extend({
    phone: z.string().nullable(), leaderStaffId: id, institutionKind: z.enum(institutionKinds), townshipCode: z.string(), validFrom: day, validUntil: day.nullable(), version, mayEdit: z.boolean(), because: z.array(becauseShape), members: z.array(member),
    formerMembers: z.array(z.object({ staffId: id, name: z.string(), role: z.string(), since: day, until: day })),
    areas: z.array(z.object({ code: z.string(), name: z.string(), since: day })), residents: count, signed: count, keyResidents: count, keySigned: count,
    /** The composition as the rules of today see it. */
    finding,
  }),
})
const composition = z.strictObject({
  institutionId: id, kind: z.enum(['team', 'independent']), leaderStaffId: id.nullable(),
  members: z.array(z.strictObject({ staffId: id, role: z.enum(teamRoles) })).max(60), areas: z.array(z.string().regex(/^(\d{12}|\d{15})$/)).max(100),
})
/** Asks while composing what the region's rules of today say to it. Changes nothing. */
export const checkTeamEndpoint = search({ path: '/api/organisations/teams/check', permission: 'team.edit', input: composition.extend({ teamId: id.nullable() }), output: finding })
const named = { name: text(40), phone: z.string().trim().max(30).nullable(), leaderStaffId: id }
const savedTeam = z.object({ teamId: id, version })
export const formTeamEndpoint = command({ path: '/api/organisations/teams/form', permission: 'team.edit', input: composition.extend(named), output: savedTeam })
export const changeTeamEndpoint = command({
  path: '/api/organisations/teams/:teamId/change', permission: 'team.edit', input: composition.omit({ institutionId: true, kind: true }).extend({ ...named, teamId: id, version }), output: savedTeam,
})
export const closeTeamEndpoint = command({
  path: '/api/organisations/teams/:teamId/close', permission: 'team.edit', input: z.strictObject({ teamId: id, version, reason: z.string().trim().min(2).max(200) }), output: savedTeam,
})
/** The institution's board: its teams by how full they are, and whose licence ends soon. */
export const teamPosterEndpoint = file({
  path: '/api/organisations/teams/:teamId/poster', permission: 'team.read', input: z.strictObject({ teamId: id, kind: z.enum(['poster', 'card']).default('poster') }), mediaType: 'application/pdf',
})
export const teamBoardEndpoint = query({
  path: '/api/organisations/board', permission: 'team.read', input: z.strictObject({}),
  output: z.object({
    placeName: z.string(), on: day, foldedAt: z.iso.datetime({ offset: true }).nullable(),
    teams: z.array(teamRow.extend({ residents: count, signed: count, keyResidents: count, keySigned: count })),
    doctors: z.array(z.object({ staffId: id, name: z.string(), teamName: z.string(), contracts: count, cap: count.nullable() })),
    licences: z.array(z.object({ staffId: id, name: z.string(), category: z.enum(staffCategories), kind: z.enum(licenceKinds), validUntil: day, daysLeft: z.int() })),
    staff: z.array(z.object({ category: z.enum(staffCategories), persons: count })),
  }),
})
