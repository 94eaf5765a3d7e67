import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Community,
  endUnitAgreementEndpoint,
  getCommunityEndpoint,
  getUnitAgreementEndpoint,
  listCommunitiesEndpoint,
  type UnitAgreement,
} from '#api/communities.ts'
import { listed } from '../../../app/i18n.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { CommunityStanding } from './standing.tsx'

/** The unit's agreements, the draft first, and the way to the next one. */
export function AgreementsSheet({ community, base, mayEdit }: { community: Community; base: string; mayEdit: boolean }) {
  const { t } = useTranslation('communities')
  const [ending, setEnding] = useState<UnitAgreement | null>(null)
  const { agreements, communityId } = community
  const hasDraft = agreements.some(({ state }) => state === 'draft')
  const draft =
    mayEdit && !hasDraft ? (
      <ButtonLink small {...(agreements.length === 0 ? { kind: 'primary' as const } : {})} to={`${base}/${communityId}/draft`}>
        {t(agreements.length === 0 ? 'one_page.draft' : 'one_page.draftNext')}
      </ButtonLink>
    ) : null
  return (
    <Sheet title={t('one_page.agreements')} end={agreements.length > 0 ? draft : null}>
      {agreements.length === 0 ? (
        <EmptyState title={t('one_page.noAgreement')} text={t('one_page.noAgreementText')}>
          {draft}
        </EmptyState>
      ) : (
        <ul className="community-agreements">
          {agreements.map((one) => (
            <li key={one.unitAgreementId}>
              <p>
                <CommunityStanding standing={one.standing} />{' '}
                <b className="num">
                  {one.from ? t('one_page.term', { from: one.from, lastDay: one.lastDay }) : t('one_page.draftTerm', { years: one.years })}
                </b>
              </p>
              {one.state === 'draft' ? null : (
                <p className="mute s" lang="zh-CN">
                  {listed(one.packages)}　<span className="num nw">{one.number}</span>
                </p>
              )}
              {one.endedOn ? (
                <p className="mute s" lang="zh-CN">
                  {t('one_page.ended', { day: one.endedOn, reason: one.endReason })}
                </p>
              ) : null}
              <p className="community-acts no-print">
                <ButtonLink
                  small
                  {...(one.state === 'draft' && mayEdit ? { kind: 'primary' as const } : {})}
                  to={`${base}/${communityId}/agreements/${one.unitAgreementId}`}
                >
                  {t(one.state === 'draft' && mayEdit ? 'one_page.goOn' : 'one_page.open')}
                </ButtonLink>
                {one.state === 'draft' && mayEdit ? (
                  <ButtonLink small kind="quiet" to={`${base}/${communityId}/draft`}>
                    {t('one_page.redraft')}
                  </ButtonLink>
                ) : null}
                {one.state === 'in_force' && mayEdit && one.standing !== 'over' ? (
                  <Button small kind="quiet" onClick={() => setEnding(one)}>
                    {t('one_page.end')}
                  </Button>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      {ending ? <EndDialog agreement={ending} close={() => setEnding(null)} /> : null}
    </Sheet>
  )
}

function EndDialog({ agreement, close }: { agreement: UnitAgreement; close: () => void }) {
  const { t } = useTranslation('communities')
  const say = useSay()
  const [reason, setReason] = useState('')
  const command = useCommand(endUnitAgreementEndpoint, {
    refreshes: [getCommunityEndpoint, listCommunitiesEndpoint, getUnitAgreementEndpoint],
  })
  const end = () =>
    command.mutate(
      { unitAgreementId: agreement.unitAgreementId, version: agreement.version, reason: reason.trim() },
      {
        onSuccess: () => {
          say.done(t('end.done'))
          close()
        },
      },
    )
  return (
    <Dialog
      title={t('end.title')}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={command.isPending} disabled={!reason.trim()} onClick={end}>
          {t('end.act')}
        </Button>
      }
    >
      <p>{t('end.text')}</p>
      <ProblemSummary problem={command.error} />
      <TextField label={t('end.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Dialog>
  )
}
