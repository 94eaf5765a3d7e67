import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { packageBenchEndpoint, priceComposedEndpoint } from '#api/service-packages.ts'
import { nameOf } from '../../../app/i18n.ts'
import { reasonText } from '../../../app/problem.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { shortYuanText } from '../../../kit/figures.ts'
import { PriceLine } from '../../../kit/price-lines.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { rangeText } from '../names.ts'

type Props = {
  answer: OutputOf<typeof priceComposedEndpoint> | undefined
  isCounting: boolean
  tier: OutputOf<typeof packageBenchEndpoint>['tiers'][number] | undefined
  children: ReactNode
}

/** The price as it stands, within its tier or why not. */
export function LivePrice({ answer, isCounting, tier, children }: Props) {
  const { t } = useTranslation('service-packages')
  return (
    <Sheet
      title={t('form.price')}
      sub={tier ? t('form.range', { tier: nameOf(tier), range: rangeText(tier) }) : undefined}
      end={answer ? <PolicySource because={answer.because} what={t('form.price')} /> : null}
      padded
    >
      {children}
      <div className="packages-price" id="price" role="status">
        {answer?.price ? (
          <>
            <p>
              <strong className="num">{t('contracts:packages.pays', { yuan: shortYuanText(answer.price.residentFen) })}</strong>{' '}
              <StatusTag tone="low">{t('form.inside')}</StatusTag>
            </p>
            <p className="s">
              <PriceLine price={answer.price} />
            </p>
          </>
        ) : null}
        {answer?.reasons.map((reason) => (
          <p key={reason.code} className="bad s">
            {reasonText(reason)}
          </p>
        ))}
        {isCounting ? <p className="mute xs">{t('form.counting')}</p> : null}
      </div>
    </Sheet>
  )
}
