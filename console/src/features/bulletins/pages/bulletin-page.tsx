import { useTranslation } from 'react-i18next'
import { type Bulletin, bulletinReachEndpoint, getBulletinEndpoint } from '#api/bulletins.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { listed } from '../../../app/i18n.ts'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { Facts } from '../../../kit/field.tsx'
import { countText, percentText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { usePopulationName } from '../../../kit/populations.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { BulletinState } from '../components/bulletin-state.tsx'
import { Poster } from '../components/poster.tsx'
import { StepButtons } from '../components/step-buttons.tsx'
import '../bulletins.css'

const liveMs = 5_000

/** One bulletin: what it says as its readers see it, whom it is for, how far it is. */
export default function BulletinPage() {
  const read = useRead(getBulletinEndpoint, { bulletinId: useParam('bulletinId') }, { everyMs: liveMs })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return <One bulletin={read.data} />
}

function One({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTranslation('bulletins')
  const me = useMe()
  const base = `/${useSurface() === 't' ? 't' : 'g'}/notices`
  return (
    <>
      <AnswerHead
        title={<span lang="zh-CN">{bulletin.title}</span>}
        crumb={[{ label: me.institutionName ?? me.countyName ?? '' }, { label: t('nav'), to: base }, { label: t(`kind.${bulletin.kind}`) }]}
        sub={<BulletinState state={bulletin.state} />}
      >
        {bulletin.mayEdit ? <ButtonLink to={`${base}/${bulletin.bulletinId}/edit`}>{t('one.edit')}</ButtonLink> : null}
        <StepButtons bulletin={bulletin} />
      </AnswerHead>
      <div className="bulletin-cols">
        <div className="side">
          <Poster {...bulletin} />
          <Progress bulletin={bulletin} />
        </div>
        <div className="side">
          <Whom bulletin={bulletin} />
          <History bulletin={bulletin} />
        </div>
      </div>
    </>
  )
}

function Progress({ bulletin: { reached, read, sendAt, state, institutionName } }: { bulletin: Bulletin }) {
  const { t } = useTranslation('bulletins')
  return (
    <Sheet title={t('one.progress')} padded>
      {reached === 0 ? (
        <p className="mute">
          {sendAt && state === 'approved'
            ? t('list.willSend', { at: minuteOf(sendAt) })
            : t(state !== 'waiting' ? 'one.noReached' : institutionName ? 'one.waits' : 'one.waitsCounty')}
        </p>
      ) : (
        <>
          <Facts
            rows={[
              { label: t('one.reached'), value: <b className="num">{t('list.people', { count: countText(reached) as never })}</b> },
              {
                label: t('one.read'),
                value: <span className="num">{t('one.readText', { read: countText(read), share: percentText(read, reached) })}</span>,
              },
            ]}
          />
          <GoalBar label={`${t('one.read')} ${read} / ${reached}`} value={read} whole={reached} size="s" />
        </>
      )}
    </Sheet>
  )
}

function Whom({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTranslation(['bulletins', 'shell'])
  const populationName = usePopulationName()
  const isForResidents = bulletin.audience === 'residents'
  const isAhead = bulletin.state === 'draft' || bulletin.state === 'waiting' || bulletin.state === 'approved'
  const reach = useRead(bulletinReachEndpoint, { bulletinId: bulletin.bulletinId }, { enabled: isAhead, staleMs: 60_000 })
  const everyPlace = bulletin.institutionName ? t('one.ownPlace', { name: bulletin.institutionName }) : t('one.everyPlace')
  const names = (list: readonly string[], everybody: string) => (list.length > 0 ? listed(list) : everybody)
  return (
    <Sheet title={t('one.whom')} padded>
      <Facts
        rows={[
          { label: t('list.audience'), value: t(`audience.${bulletin.audience}`) },
          { label: t('one.places'), value: <span lang="zh-CN">{names(bulletin.placeNames, everyPlace)}</span> },
          ...(isForResidents
            ? [
                { label: t('one.populations'), value: names(bulletin.populations.map(populationName), t('one.everyPopulation')) },
                { label: t('one.signed'), value: t(`signed.${bulletin.signed}`) },
              ]
            : [
                {
                  label: t('one.roles'),
                  value: names(
                    bulletin.roles.map((role) => t(`shell:role.${role}`)),
                    t('one.everyRole'),
                  ),
                },
              ]),
          ...(isAhead
            ? [
                {
                  label: t('form.reach'),
                  value: reach.data ? (
                    <>
                      <b className="num">{t('form.reachText', { count: countText(reach.data.reached) as never })}</b>
                      {reach.data.withPhone === null ? null : (
                        <small className="block mute">{t('form.phones', { count: countText(reach.data.withPhone) as never })}</small>
                      )}
                    </>
                  ) : (
                    '…'
                  ),
                },
              ]
            : []),
        ]}
      />
    </Sheet>
  )
}

function History({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTranslation('bulletins')
  const zh = (text: string) => <span lang="zh-CN">{text}</span>
  return (
    <Sheet title={t('one.history')} padded>
      <Facts
        rows={[
          { label: t('one.writer'), value: zh(`${bulletin.writtenBy} ${minuteOf(bulletin.writtenAt)}`) },
          ...(bulletin.approvedBy ? [{ label: t('one.approver'), value: zh(bulletin.approvedBy) }] : []),
          ...(bulletin.sendAt ? [{ label: t('one.sendAt'), value: <span className="num">{minuteOf(bulletin.sendAt)}</span> }] : []),
          ...(bulletin.returnNote ? [{ label: t('one.returned'), value: zh(bulletin.returnNote) }] : []),
          ...(bulletin.withdrawNote ? [{ label: t('one.withdrawn'), value: zh(bulletin.withdrawNote) }] : []),
        ]}
      />
    </Sheet>
  )
}
