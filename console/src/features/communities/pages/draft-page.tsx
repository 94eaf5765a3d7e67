import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Community,
  draftAgreementEndpoint,
  getCommunityEndpoint,
  getUnitAgreementEndpoint,
  listCommunitiesEndpoint,
  unitOfferEndpoint,
} from '#api/communities.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { listed, nameOf } from '../../../app/i18n.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextArea } from '../../../kit/field.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { PackageChoice } from '../../../kit/package-choice.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { OtherDraft } from '../components/other-draft.tsx'
import '../communities.css'

type Offer = OutputOf<typeof unitOfferEndpoint>

/** Drafts the unit's agreement: for how many years, which packages, what else is arranged. */
export default function DraftPage() {
  const communityId = useParam('communityId')
  const community = useRead(getCommunityEndpoint, { communityId })
  const offer = useRead(unitOfferEndpoint, { communityId }, { staleMs: 0 })
  const error = community.error ?? offer.error
  if (error) return <ErrorPage problem={error} retry={() => void Promise.all([community.refetch(), offer.refetch()])} />
  if (!community.data || !offer.data) return <PageSkeleton />
  return <Draft community={community.data} offer={offer.data} refetch={offer.refetch} />
}

/** What a draft begins with: the one that was saved, else what is usual. */
const beginFrom = ({ draft, usual, packages }: Offer) => ({
  years: draft?.years ?? usual,
  packageIds: draft?.packageIds ?? packages.filter(({ kind, mayChoose }) => kind === 'basic' && mayChoose).map(({ id }) => id),
  ownClauses: draft?.ownClauses ?? '',
})

function Draft({ community, offer, refetch }: { community: Community; offer: Offer; refetch: () => Promise<unknown> }) {
  const { t } = useTranslation('communities')
  const me = useMe()
  const say = useSay()
  const navigate = useNavigate()
  const base = `/${useSurface()}/communities`
  const page = `${base}/${community.communityId}`
  const [draft, setDraft] = useState(beginFrom(offer))
  const version = offer.draft?.version ?? null
  const [seen, setSeen] = useState(version)
  const command = useCommand(draftAgreementEndpoint, {
    refreshes: [getCommunityEndpoint, listCommunitiesEndpoint, getUnitAgreementEndpoint, unitOfferEndpoint],
  })
  const [isAsked, setAsked] = useState(false)
  const isMissing = draft.packageIds.length === 0
  const goOn = () => {
    setSeen(version)
    command.reset()
  }
  const save = () => {
    setAsked(true)
    if (isMissing) return
    command.mutate(
      { communityId: community.communityId, ...draft, ownClauses: draft.ownClauses.trim() || null, version: seen },
      {
        onSuccess: ({ unitAgreementId }) => {
          say.done(t('draft.saved'))
          void navigate({ to: `${page}/agreements/${unitAgreementId}` })
        },
        onError: ({ kind }) => {
          if (kind === 'Conflict') void refetch()
        },
      },
    )
  }
  const toggle = (id: string, checked: boolean) =>
    setDraft({ ...draft, packageIds: checked ? [...draft.packageIds, id] : draft.packageIds.filter((one) => one !== id) })
  const itemText = ({ items }: Offer['packages'][number]) =>
    listed(items.map((item) => (item.times === null ? nameOf(item) : `${nameOf(item)} ${t('draft.times', { times: item.times })}`)))
  return (
    <div className="community-form">
      <AnswerHead
        title={t('title.draft')}
        crumb={[
          { label: me.institutionName ?? me.countyName ?? '' },
          { label: t('nav'), to: base },
          { label: community.name, to: page },
          { label: t('title.draft') },
        ]}
        sub={<PolicySource because={offer.because} />}
      />
      <ErrorSummary errors={isAsked && isMissing ? [{ text: t('draft.missing') }] : []} />
      <ProblemSummary problem={command.error} />
      {version === seen || command.isSuccess ? null : (
        <OtherDraft
          offer={offer}
          take={() => {
            setDraft(beginFrom(offer))
            goOn()
          }}
          keep={goOn}
        />
      )}
      <Sheet title={t('draft.packages')} sub={t('draft.packagesHint')}>
        <PackageChoice
          label={t('draft.packages')}
          onToggle={toggle}
          choices={offer.packages.map((one) => ({
            key: one.id,
            name: <span>{nameOf(one)}</span>,
            detail: itemText(one),
            checked: draft.packageIds.includes(one.id),
            disabled: !one.mayChoose,
            ...(one.mayChoose ? {} : { reason: t('draft.costs') }),
          }))}
        />
      </Sheet>
      <Sheet title={t('sign.term')} padded>
        <div className="fields">
          <SelectField
            label={t('draft.term')}
            options={offer.years.map((years) => ({ value: String(years), label: t('draft.years', { count: years }) }))}
            value={String(draft.years)}
            onChange={(event) => setDraft({ ...draft, years: Number(event.target.value) })}
          />
        </div>
        <TextArea
          label={t('draft.own')}
          hint={t('draft.ownHint')}
          optional
          rows={4}
          maxLength={2000}
          lang="zh-CN"
          value={draft.ownClauses}
          onChange={(event) => setDraft({ ...draft, ownClauses: event.target.value })}
        />
      </Sheet>
      <div className="act">
        <ButtonLink to={page}>{t('kit:cancel')}</ButtonLink>
        <div className="push">
          <Button kind="primary" busy={command.isPending} onClick={save}>
            {t('draft.save')}
          </Button>
        </div>
      </div>
    </div>
  )
}
