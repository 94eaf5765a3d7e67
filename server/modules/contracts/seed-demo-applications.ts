import { randomUUID } from 'node:crypto'
import { type LocalDate, addMonths } from '#kernel/local-date.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type CommandContext, worldOf } from '#platform/http/context.ts'
import { Problem } from '#platform/problem.ts'
import { applyForSigning } from './apply-for-signing.ts'
import { demoHandwriting } from './demo-handwriting.ts'
import { proposeOwnSigning } from './propose-own-signing.ts'
import type { ApplyingUsing } from './using.ts'

type Candidate = { residentId: string; name: string; birthOn: LocalDate }
type Asked = { countyCode: number; on: LocalDate; livedSince: LocalDate; adultBefore: LocalDate; teamIds: readonly string[]; most: number }
/** Grown-ups of these teams who live here long enough and have never signed; named people of the demonstration come first in a team and are left alone. */
const selectCandidates = compose<Candidate>()(fragment<Asked>('demo-applicants', `
  SELECT "residentId", name, "birthOn" FROM (
    SELECT r.id AS "residentId", r.name, r.birth_on AS "birthOn", r.team_id, row_number() OVER (PARTITION BY r.team_id ORDER BY r.id DESC) AS nth FROM residents.resident r
    WHERE r.county_code = :countyCode AND r.status = 'living' AND NOT r.is_signed AND r.is_test AND r.lives_here_since <= :livedSince::date AND r.birth_on <= :adultBefore::date AND r.team_id = ANY (:teamIds::uuid[])
      AND NOT EXISTS (SELECT FROM contracts.contract c WHERE c.county_code = r.county_code AND c.resident_id = r.id)) AS found
  WHERE nth <= :most::int ORDER BY nth, team_id`))
const countApplications = compose<{ n: number }>()(fragment<{ countyCode: number }>('demo-applications', 'SELECT count(*) AS n FROM contracts.application WHERE county_code = :countyCode'))

/** How long ago each applied, in hours: the first two are late. Then as many as come in over three days. */
const hoursAgo = (nth: number): number => (nth === 0 ? 98 : nth === 1 ? 81 : 2 + ((nth * 17) % 66))
const [minuteMs, hourMs] = [60_000, 3_600_000]
const wishes = ['想请医生定期看看血压', '家里老人行动不便', '听邻居说不错，也想签一个'] as const

/** Gives the demonstration applications that wait for the doctors of these teams, made as a phone makes them; who has some keeps them. Returns how many were made. */
export async function seedDemoApplications(using: ApplyingUsing, { countyCode, teamIds, perTeam, now }: { countyCode: number; teamIds: readonly string[]; perTeam: number; now: number }): Promise<number> {
  const { on } = worldOf(using.database, now, [countyCode])
  const [known] = await using.database.run(countApplications, { countyCode }, [countyCode])
  if ((known?.n ?? 0) > 0) return 0
  const people = await using.database.run(selectCandidates, { countyCode, on, livedSince: addMonths(on, -8), adultBefore: addMonths(on, -12 * 20), teamIds, most: perTeam }, [countyCode])
  let made = 0
  for (const [nth, person] of people.entries()) if (await apply(using, countyCode, person, nth, now - hoursAgo(nth) * hourMs - nth * minuteMs)) made++
  return made
}

async function apply(using: ApplyingUsing, countyCode: number, { residentId, name }: Candidate, nth: number, at: number): Promise<boolean> {
  const isHelped = nth % 5 === 3
  const actor: Actor = {
    accountId: randomUUID(), postId: randomUUID(), staffId: null, displayName: '160****0000', role: 'resident', permissions: new Set(['own']), scope: { kind: 'none' }, countyCode: 0, countyCodes: [0, countyCode],
    people: [{ residentId, countyCode, relation: isHelped ? 'parent' : 'self', until: null }],
  }
  const context: CommandContext = { ...worldOf(using.database, at, [countyCode]), actor, client: { address: 'demo', userAgent: '', cookies: {} }, route: 'demo', key: residentId }
  try {
    const offered = await proposeOwnSigning(using)(context, { residentId })
    const basic = offered.packages.filter(({ isChosen }) => isChosen).map(({ id }) => id)
    const more = nth % 3 === 0 ? offered.packages.filter(({ kind, question, fit, id }) => kind === 'paid' && question === null && fit !== 'refused' && !basic.includes(id)).slice(0, 1) : []
    const packageIds = [...basic, ...more.map(({ id }) => id)]
    const offer = await proposeOwnSigning(using)(context, { residentId, packageIds })
    await applyForSigning(using)(context, {
      residentId, teamId: offer.team.teamId, doctorStaffId: offer.doctorStaffId, years: offer.term.chosen, packageIds, offerHash: offer.offerHash, hospitals: [], consents: offer.consents.map(({ id, isRequired }) => ({ id, agreed: isRequired || nth % 2 === 0 })),
      replaces: null, packageReasons: more.filter(({ fit }) => fit === 'ask').map(({ id }) => ({ id, reason: wishes[nth % wishes.length] as string })), signedBy: isHelped ? `${name.slice(0, 1)}小${['燕', '军', '敏', '强'][nth % 4]}` : null, signature: demoHandwriting(nth + 1, Math.max(2, [...name].length)),
    })
    return true
  } catch (error) {
    if (error instanceof Problem) return false // Not everybody may sign today: a full panel, a term that the region does not offer yet.
    throw error
  }
}
