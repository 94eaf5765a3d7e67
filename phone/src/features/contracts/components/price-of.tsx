import { useTranslation } from 'react-i18next'
import type { PackagePriceShown } from '#api/package-price.ts'
import { nameOf } from '../../../app/i18n.ts'
import { yuan } from '../../../kit/yuan.ts'
import '../../../kit/tick-card.css'

/** How a package's price comes about: what its items cost one by one, who takes off what, what is left to pay and what that saves; the items by a tap. */
export function PriceOf({ price, name }: { price: PackagePriceShown; name: string }) {
  const { t } = useTranslation('phone-signing')
  const { lines, sumFen, less, residentFen, savingFen } = price
  return (
    <div className="inside price-of">
      <dl>
        <div>
          <dt>{t('package.price.sum')}</dt>
          <dd>{t('yuan', { yuan: yuan(sumFen) })}</dd>
        </div>
        {less
          .filter(({ fen }) => fen > 0)
          .map(({ part, fen }) => (
            <div key={part}>
              <dt>{t(`package.price.less.${part}`)}</dt>
              <dd>− {t('yuan', { yuan: yuan(fen) })}</dd>
            </div>
          ))}
        <div className="strong">
          <dt>{t('package.price.left')}</dt>
          <dd>{t('yuan', { yuan: yuan(residentFen) })}</dd>
        </div>
      </dl>
      {savingFen > 0 ? <p className="saving">{t('package.price.saving', { yuan: yuan(savingFen) })}</p> : null}
      <details className="more">
        <summary>
          {t('package.price.lines', { count: lines.length })}
          <span className="sr">{name}</span>
        </summary>
        <ul className="price-lines">
          {lines.map((line) => (
            <li key={line.item}>
              <span>
                {nameOf(line)}
                <span className="small quiet">{t('package.price.line', { yuan: yuan(line.unitFen), times: line.times })}</span>
              </span>
              <span>{t('yuan', { yuan: yuan(line.amountFen) })}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
