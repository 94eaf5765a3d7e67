import { z } from 'zod'
import { command, query, search } from './endpoint.ts'
import { staffCategories } from './organisations.ts'
import { citationShape } from './policy.ts'

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const stars = z.int().min(1).max(5)
const version = z.int()
const text = (most: number) => z.string().trim().min(2).max(most)

export const roundStates = ['draft', 'published', 'withdrawn'] as const
export const roundSteps = ['edit', 'publish', 'withdraw'] as const
export const awardLevels = ['national', 'province', 'city', 'county', 'institution'] as const

/** Who may be rated: people who treat patients under a doctor's or village doctor's licence. */
export const ratedCategories = ['general_practitioner', 'clinical_doctor', 'tcm_doctor', 'village_doctor', 'retired_doctor', 'multi_site_doctor'] as const

const round = z.object({
  roundId: id, name: z.string(), heldOn: day, validUntil: day, state: z.enum(roundStates), publishedFrom: day.nullable(), version,
  /** How many have one, two … five stars. */
  counts: z.array(count).length(5),
})
export type StarRound = z.infer<typeof round>
/** Shares of stars, in percent, that a document of some region reported: to compare with, no goal. */
const compared = z.object({ asOf: day, source: citationShape, shares: z.array(z.object({ stars, percent: z.string() })) })
export type ComparedStars = z.infer<typeof compared>
/** The assessments of the county, newest first; drafts only for who may enter or publish. `doctors`: family doctors of the county today. */
export const listRoundsEndpoint = query({
  path: '/api/skills/star-rounds', permission: 'staff.read', input: z.strictObject({}),
  /** `current`: the round residents see today, which most of the stars in force are of. */
  output: z.object({ items: z.array(round), doctors: count, /** Of them, who has stars in force today, of whichever assessment. */ rated: count, currentRoundId: id.nullable(), compared: z.array(compared), mayBegin: z.boolean(), next: z.null() }),
})
export const getRoundEndpoint = query({
  path: '/api/skills/star-rounds/:roundId/read', permission: 'staff.read', input: z.strictObject({ roundId: id }),
  output: round.extend({
    createdBy: z.string(), publishedBy: z.string().nullable(), withdrawnBy: z.string().nullable(), withdrawnReason: z.string().nullable(), doctors: count, /** Family doctors of the county today without a result in this assessment. */ unrated: count,
    compared: z.array(compared),
    /** What the reader may do next; `mustBeAnother`: publishing waits for somebody who entered nothing of it. */
    next: z.array(z.enum(roundSteps)), mustBeAnother: z.boolean(),
  }),
})
const resultRow = z.object({
  staffId: id, name: z.string(), category: z.enum(staffCategories), institutionName: z.string().nullable(), stars: stars.nullable(),
  /** What the assessment before, published and not withdrawn, gave the same person. */
  before: stars.nullable(),
})
/** Family doctors of the county, and who has a result, within the reader's reach. */
export const listResultsEndpoint = search({
  path: '/api/skills/star-rounds/:roundId/results', permission: 'staff.read',
  input: z.strictObject({
    roundId: id, text: z.string().trim().max(40).optional(), show: z.enum(['all', 'none', '1', '2', '3', '4', '5']).default('all'), after: z.string().max(200).optional(), most: z.int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(resultRow), next: z.string().nullable() }),
})
const roundFields = { name: text(60), heldOn: day, validUntil: day }
const savedRound = z.object({ roundId: id, version })
export const createRoundEndpoint = command({ path: '/api/skills/star-rounds/create', permission: 'star.edit', input: z.strictObject(roundFields), output: savedRound })
export const editRoundEndpoint = command({ path: '/api/skills/star-rounds/:roundId/edit', permission: 'star.edit', input: z.strictObject({ ...roundFields, roundId: id, version }), output: savedRound })
/** Enters results of a draft; `stars` null takes one away. */
export const saveResultsEndpoint = command({
  path: '/api/skills/star-rounds/:roundId/rate', permission: 'star.edit',
  input: z.strictObject({ roundId: id, version, results: z.array(z.strictObject({ staffId: id, stars: stars.nullable() })).min(1).max(3000).refine((all) => new Set(all.map(({ staffId }) => staffId)).size === all.length, 'named twice') }),
  output: savedRound,
})
/** Shows the results to residents from a day on, by another person than entered anything. */
export const publishRoundEndpoint = command({ path: '/api/skills/star-rounds/:roundId/publish', permission: 'star.publish', input: z.strictObject({ roundId: id, version, from: day }), output: savedRound })
export const withdrawRoundEndpoint = command({ path: '/api/skills/star-rounds/:roundId/withdraw', permission: 'star.publish', input: z.strictObject({ roundId: id, version, reason: text(200) }), output: savedRound })

/** Whom the lines of a pasted list mean, by name and, where names are shared, institution: nobody, one, or several to choose from. */
export const matchStaffEndpoint = search({
  path: '/api/skills/match-staff', permission: 'staff.read',
  input: z.strictObject({ lines: z.array(z.strictObject({ name: z.string().trim().max(40), institution: z.string().trim().max(60) })).min(1).max(3000) }),
  output: z.object({ lines: z.array(z.object({ found: z.array(z.object({ staffId: id, name: z.string(), category: z.enum(staffCategories), institutionName: z.string().nullable() })) })) }),
})

const award = z.object({ awardId: id, title: z.string(), level: z.enum(awardLevels), givenBy: z.string(), givenOn: day })
const awardRow = award.extend({
  staffId: id, name: z.string(), institutionName: z.string().nullable(), state: z.enum(['recorded', 'published', 'withdrawn']), recordedBy: z.string(), publishedBy: z.string().nullable(), withdrawnReason: z.string().nullable(),
})
export type AwardRow = z.infer<typeof awardRow>
/** Awards of people within reach, newest first. */
export const listAwardsEndpoint = search({
  path: '/api/skills/awards/list', permission: 'staff.read',
  input: z.strictObject({ text: z.string().trim().max(40).optional(), state: z.enum(['recorded', 'published', 'withdrawn']).optional(), after: z.string().max(200).optional(), most: z.int().min(1).max(100).default(50) }),
  output: z.object({ items: z.array(awardRow), next: z.string().nullable(), mayRecord: z.boolean(), mayPublish: z.boolean() }),
})
const savedAward = z.object({ awardId: id })
export const recordAwardEndpoint = command({
  path: '/api/skills/awards/record', permission: 'award.edit', input: z.strictObject({ staffId: id, title: text(60), level: z.enum(awardLevels), givenBy: text(60), givenOn: day }), output: savedAward,
})
export const publishAwardEndpoint = command({ path: '/api/skills/awards/:awardId/publish', permission: 'award.publish', input: z.strictObject({ awardId: id }), output: savedAward })
export const withdrawAwardEndpoint = command({ path: '/api/skills/awards/:awardId/withdraw', permission: 'award.publish', input: z.strictObject({ awardId: id, reason: text(200) }), output: savedAward })

/** The stars somebody has today, of the newest assessment that is published and holds; `lastDay` is the last on which they hold. */
export const starsShape = z.object({ stars, roundName: z.string(), heldOn: day, lastDay: day })
export const awardShape = award.omit({ awardId: true })
/** What somebody was found able to do and was honoured with. */
export const skillsOfStaffEndpoint = query({
  path: '/api/skills/staff/:staffId/read', permission: 'staff.read', input: z.strictObject({ staffId: id }),
  output: z.object({ stars: starsShape.nullable(), ratings: z.array(starsShape), awards: z.array(awardShape) }),
})
