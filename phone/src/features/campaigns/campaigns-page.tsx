import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ownCampaignsEndpoint } from '#api/bulletins.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { dayOfInstant } from '#kernel/local-date.ts'
import { useAccount, useSession } from '../../app/account.tsx'
import { ask } from '../../app/ask.ts'
import { dayText } from '../../app/i18n.ts'
import { problemTexts } from '../../app/problem.ts'
import { Link } from '../../app/router.tsx'
import { Button } from '../../kit/button.tsx'
import { ErrorSummary, type Fault } from '../../kit/error-summary.tsx'
import { Page } from '../../kit/page.tsx'
import { ReadAloud } from '../../kit/read-aloud.tsx'
import './campaigns.css'

type Campaign = OutputOf<typeof ownCampaignsEndpoint>['items'][number]

/** Campaigns that are on or still to come: what, when, where, by whom, and where it leads. */
export default function CampaignsPage() {
  const { t } = useTranslation(['phone-campaigns', 'phone'])
  const { look } = useSession()
  const [items, setItems] = useState<Campaign[] | null>(null)
  const [faults, setFaults] = useState<Fault[]>([])
  const load = async () => {
    setFaults([])
    try {
      setItems((await ask(ownCampaignsEndpoint, {})).items)
    } catch (problem) {
      setFaults(problemTexts(problem).map((text) => ({ text })))
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time the page opens
  useEffect(() => void load(), [])
  return (
    <Page title={t('title')}>
      <ErrorSummary faults={faults} />
      {items === null ? (
        faults.length > 0 ? (
          <Button onClick={() => void load()}>{t('phone:retry')}</Button>
        ) : (
          <div className="skeleton tall" />
        )
      ) : null}
      {items?.length === 0 ? (
        <div className="card">
          <p className="strong">{t('none')}</p>
          <p>{t('noneText')}</p>
        </div>
      ) : null}
      {items?.map((one) => (
        <One key={one.bulletinId} campaign={one} />
      ))}
      {look.isElderMode && items && items.length > 0 ? <ReadAloud isWide /> : null}
    </Page>
  )
}

function One({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation(['phone-campaigns', 'phone'])
  const { people } = useAccount()
  const { heldFrom, heldUntil, link } = campaign
  const today = dayOfInstant(Date.now())
  const when =
    heldFrom === heldUntil ? t('day', { day: dayText(heldFrom) }) : t('days', { from: dayText(heldFrom), until: dayText(heldUntil) })
  return (
    <article className="card campaign">
      <h2>{campaign.title}</h2>
      <p className="strong">
        {when}
        {heldFrom <= today && today <= heldUntil ? ` · ${t('today')}` : ''}
      </p>
      {campaign.place ? <p>{t('where', { place: campaign.place })}</p> : null}
      <p className="campaign-text">{campaign.body}</p>
      <p className="small quiet">{t('by', { name: campaign.institutionName ?? t('county') })}</p>
      {people.length > 1 ? (
        <p className="small quiet">{t('forWhom', { who: campaign.relations.map((one) => t(`phone:relation.${one}`)).join(' · ') })}</p>
      ) : null}
      {link ? (
        <Link to={link} className="btn plain">
          {t(`go.${link as '/m/sign'}`)}
        </Link>
      ) : null}
    </article>
  )
}
