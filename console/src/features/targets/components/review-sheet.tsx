import { useTranslation } from 'react-i18next'
import type { Plan } from '#api/targets.ts'
import { countText, shareText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { changeText, rateText, reviewOf } from '../figures.ts'

const shown = 6

/** What a second pair of eyes looks at before it issues: the totals against last year, every override with its reason, the greatest changes. */
export function ReviewSheet({ plan }: { plan: Plan }) {
  const { t } = useTranslation('targets')
  return (
    <Sheet padded title={t('review.title')} className="targets-review">
      <ReviewList plan={plan} />
    </Sheet>
  )
}

export function ReviewList({ plan }: { plan: Plan }) {
  const { t } = useTranslation('targets')
  const { overridden, changed, added } = reviewOf(plan)
  const { before, totals } = plan
  const against = (now: number, then: number | undefined) => (then === undefined ? '' : changeText(then, now))
  return (
    <>
      <dl className="targets-effect">
        <div>
          <dt>{t('totals.total')}</dt>
          <dd>
            <b>{countText(totals.total.sumOfRows)}</b> <small>{against(totals.total.sumOfRows, before?.quota)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('totals.persons')}</dt>
          <dd>
            {countText(totals.persons.sumOfRows)} <small>{against(totals.persons.sumOfRows, before?.persons)}</small>
          </dd>
        </div>
      </dl>
      <p className="s mute">{before ? t('review.against', { year: before.year }) : t('review.noBefore', { year: plan.year - 1 })}</p>
      <h3>{overridden.length > 0 ? t('review.overridden', { count: overridden.length }) : t('review.noneOverridden')}</h3>
      <ul className="targets-held">
        {overridden.map((row) => (
          <li key={row.townshipCode}>
            <b lang="zh-CN">{row.name}</b>
            <span>
              {countText(row.computed)} → {countText(row.quota)}{' '}
              <StatusTag plain tone={row.quota < row.computed ? 'high' : 'low'}>
                {t('review.rate', { is: shareText(row.quota, row.persons), rule: rateText(row.rateBasisPoints) })}
              </StatusTag>
            </span>
            <q lang="zh-CN">{row.overrideReason}</q>
          </li>
        ))}
      </ul>
      {before ? (
        <>
          <h3>{changed.length > 0 ? t('review.changed', { count: changed.length }) : t('review.noneChanged')}</h3>
          <ul className="targets-held">
            {changed.slice(0, shown).map((row) => (
              <li key={row.townshipCode}>
                <b lang="zh-CN">{row.name}</b>
                <span>
                  {countText(row.before.quota)} → {countText(row.quota)} <small>{changeText(row.before.quota, row.quota)}</small>
                </span>
              </li>
            ))}
          </ul>
          {changed.length > shown ? <p className="s mute">{t('review.more', { count: changed.length - shown })}</p> : null}
          {added.length > 0 ? <p className="s">{t('review.added', { names: added.map(({ name }) => name).join('、') })}</p> : null}
        </>
      ) : null}
    </>
  )
}
