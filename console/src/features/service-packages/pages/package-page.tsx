import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { getComposedEndpoint } from '#api/service-packages.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { reasonText } from '../../../app/problem.ts'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { Facts } from '../../../kit/field.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { PriceLine, PriceTable } from '../../../kit/price-lines.tsx'
import { PrintButton } from '../../../kit/print-button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { ActDialog, type PackageAct } from '../components/act-dialog.tsx'
import { StateTag } from '../components/state-tag.tsx'
import { packageName, tierName } from '../names.ts'
import '../service-packages.css'

/** One version of a package: its lines and price, who made and published it, its other versions, and what may be done next. */
export default function PackagePage() {
  const read = useRead(getComposedEndpoint, { packageId: useParam('packageId') })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return <Shown one={read.data} />
}

function Shown({ one }: { one: OutputOf<typeof getComposedEndpoint> }) {
  const { t } = useTranslation('service-packages')
  const me = useMe()
  const surface = useSurface()
  const navigate = useNavigate()
  const [act, setAct] = useState<PackageAct | null>(null)
  const base = surface === 't' ? '/t/packages' : '/g/packages'
  const can = (step: (typeof one.next)[number]) => one.next.includes(step)
  const by = (name: string, at: string) => <span lang="zh-CN">{t('one.by', { name, at: minuteOf(at) })}</span>
  return (
    <div className="packages-page">
      <AnswerHead
        title={packageName(one)}
        crumb={[{ label: me.institutionName ?? me.countyName ?? '' }, { label: t('nav'), to: base }, { label: packageName(one) }]}
        sub={
          <>
            <StateTag state={one.state} /> {tierName(one)} · {t('list.version', { number: one.versionNumber })}
          </>
        }
      >
        <PrintButton />
        {can('discard') ? <Button onClick={() => setAct('discard')}>{t('one.discard')}</Button> : null}
        {surface === 't' && can('edit') ? <ButtonLink to={`${base}/${one.packageId}/edit`}>{t('one.edit')}</ButtonLink> : null}
        {surface === 't' && can('follow') ? (
          <ButtonLink to={`${base}/new`} search={{ follows: one.packageId }}>
            {t('one.follow')}
          </ButtonLink>
        ) : null}
        {can('withdraw') ? (
          <Button kind="danger" onClick={() => setAct('withdraw')}>
            {t('one.withdraw')}
          </Button>
        ) : null}
        {can('publish') ? (
          <Button kind="primary" disabled={one.reasons.length > 0} onClick={() => setAct('publish')}>
            {t('one.publish')}
          </Button>
        ) : null}
      </AnswerHead>
      {one.mustBeAnother ? <p className="packages-closed">{t('one.mustBeAnother')}</p> : null}
      {one.reasons.length > 0 ? (
        <div className="packages-closed" role="note">
          <b>{t('one.against')}</b>
          {one.reasons.map((reason) => (
            <p key={reason.code}>{reasonText(reason)}</p>
          ))}
        </div>
      ) : null}
      <div className="packages-cols is-read">
        <Sheet
          title={t('one.price')}
          sub={one.price ? <PriceLine price={one.price} /> : undefined}
          end={<PolicySource because={one.because} what={t('one.price')} />}
        >
          {one.price ? <PriceTable price={one.price} caption={packageName(one)} /> : <p className="mute">{t('list.noPrice')}</p>}
        </Sheet>
        <Sheet title={t('one.made')} padded>
          <Facts
            rows={[
              { label: t('list.institution'), value: <span lang="zh-CN">{one.institutionName}</span> },
              { label: t('list.edited'), value: by(one.editedBy, one.editedAt) },
              ...(one.publishedBy && one.publishedAt ? [{ label: t('one.published'), value: by(one.publishedBy, one.publishedAt) }] : []),
              ...(one.withdrawnBy && one.withdrawnAt
                ? [
                    {
                      label: t('one.withdrawn'),
                      value: (
                        <>
                          {by(one.withdrawnBy, one.withdrawnAt)}
                          <span className="block" lang={one.withdrawnReason ? 'zh-CN' : undefined}>
                            {one.withdrawnReason ?? t('one.replacedBy')}
                          </span>
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          <h3>{t('one.versions')}</h3>
          <ul className="packages-versions">
            {one.versions.map((version) => (
              <li key={version.packageId}>
                {version.packageId === one.packageId ? (
                  <b>
                    {t('list.version', { number: version.versionNumber })} {t('one.thisVersion')}
                  </b>
                ) : (
                  <Link to={`${base}/${version.packageId}`}>{t('list.version', { number: version.versionNumber })}</Link>
                )}{' '}
                <StateTag state={version.state} />
              </li>
            ))}
          </ul>
        </Sheet>
      </div>
      {act ? (
        <ActDialog
          act={act}
          one={one}
          close={() => setAct(null)}
          done={() => {
            setAct(null)
            if (act === 'discard') void navigate({ to: base })
          }}
        />
      ) : null}
    </div>
  )
}
