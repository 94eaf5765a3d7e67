import { randomBytes } from 'node:crypto'
import type { draftAgreementEndpoint, unitOfferEndpoint } from '#api/communities.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { yearOf } from '#kernel/local-date.ts'
import { lettersOf } from '#kernel/paper-letters.ts'
import { joinBecause, presentBecause, servicePackages, signingTerm } from '#policy/index.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { decideUnitOffer, findSigningTeam, packagesForUnits } from '../contracts/index.ts'
import { draftChanged, meaningOfConstraint } from './errors.ts'
import { demandCommunity } from './load-community.ts'
import { insertDraft, rewriteDraft } from './store.ts'
import type { CommunitiesUsing } from './using.ts'

type Draft = { unitAgreementId: string; version: number; years: number; packageIds: string[]; ownClauses: string | null }
const findDraft = compose<Draft>()(fragment<{ countyCode: number; communityId: string }>('draft-of-community', `
  SELECT id AS "unitAgreementId", version, years, package_ids AS "packageIds", own_clauses AS "ownClauses" FROM communities.agreement WHERE county_code = :countyCode AND community_id = :communityId AND state = 'draft'`))

/** What the county's pack offers a unit today, and the draft that was begun. @throws PolicyGap where the pack has no answer */
export const getUnitOffer = ({ policies }: Pick<CommunitiesUsing, 'policies'>) => async ({ run, actor, on }: Context, { communityId }: InputOf<typeof unitOfferEndpoint>): Promise<OutputOf<typeof unitOfferEndpoint>> => {
  const { countyCode } = actor
  await demandCommunity(run, actor, communityId)
  const pack = await policies.packOf(countyCode, on)
  const [draft] = await run(findDraft, { countyCode, communityId })
  const term = signingTerm(pack, on)
  return {
    years: [...term.value.years], usual: term.value.usualYears, because: presentBecause(pack, joinBecause(term.because, servicePackages(pack, on).because), policies.names), draft: draft ?? null,
    packages: packagesForUnits(pack, on).map(({ id, kind, zh, en, residentFen, mayChoose, items }) => ({ id, kind, zh, en, residentFen, mayChoose, items: items.map(({ zh: inChinese, en: inEnglish, times }) => ({ zh: inChinese, en: inEnglish, times })) })),
  }
}

const numberLetters = 7
/** Writes the draft of the unit's next agreement, or writes it anew; the county's rules of today decide. @throws Conflict when somebody else wrote it meanwhile */
export const draftAgreement = ({ policies }: Pick<CommunitiesUsing, 'policies'>) => (context: CommandContext, input: InputOf<typeof draftAgreementEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, on } = context
    const { countyCode } = actor
    const { communityId, years, packageIds, ownClauses, version } = input
    const community = await demandCommunity(run, actor, communityId, { isLocked: true })
    const pack = await policies.packOf(countyCode, on)
    const team = await findSigningTeam(run, { countyCode, teamId: community.teamId, on })
    if (!team) throw notFound('team')
    const offer = decideUnitOffer(pack, on, on, team, community.doctorStaffId, { years, packageIds })
    if (!offer.allowed) throw refused(offer.reasons)
    const [known] = await run(findDraft, { countyCode, communityId })
    if ((known?.version ?? null) !== version) throw draftChanged()
    const unitAgreementId = known?.unitAgreementId ?? context.newId()
    const draft = { countyCode, unitAgreementId, years, packageIds, ownClauses: ownClauses || null }
    if (known) await run(rewriteDraft, draft)
    else await run(insertDraft, { ...draft, communityId, number: `${countyCode}-${yearOf(on)}-U${lettersOf(randomBytes(numberLetters), numberLetters)}` })
    return { answer: { unitAgreementId }, audit: [{ action: 'communities.draft', subjectKind: 'community', subjectId: communityId, body: { unitAgreementId, years, packageIds } }] }
  }, meaningOfConstraint)
