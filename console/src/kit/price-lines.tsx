import { useTranslation } from 'react-i18next'
import type { PackagePriceShown } from '#api/package-price.ts'
import { nameOf } from '../app/i18n.ts'
import { shortYuanText } from './figures.ts'
import { MoneyFen } from './money.tsx'
import './price-lines.css'

/** The price of a package in one line: the sum of its items, who takes off what, what is saved. */
export function PriceLine({ price }: { price: PackagePriceShown }) {
  const { t } = useTranslation('kit')
  const less = price.less.filter(({ fen }) => fen > 0)
  return (
    <span className="price-line num">
      {t('price.sum', { yuan: shortYuanText(price.sumFen) })}
      {less.map(({ part, fen }) => ` − ${t(`price.less.${part}`, { yuan: shortYuanText(fen) })}`)}
      {price.savingFen > 0 ? <b>{t('price.saving', { yuan: shortYuanText(price.savingFen) })}</b> : null}
    </span>
  )
}

/** Every line of a price as a ruled table, down to what the resident pays. */
export function PriceTable({ price, caption }: { price: PackagePriceShown; caption: string }) {
  const { t } = useTranslation(['kit', 'policy'])
  const sum = (name: string, fen: number, isStrong = false) => (
    <tr className={isStrong ? 'price-total' : undefined}>
      <th scope="row" colSpan={4}>
        {name}
      </th>
      <td className="r">
        <MoneyFen fen={fen} />
      </td>
    </tr>
  )
  return (
    <div className="t-scroll">
      <table className="t price-table">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('kit:price.item')}</th>
            <th scope="col">{t('kit:price.level')}</th>
            <th scope="col" className="r">
              {t('kit:price.times')}
            </th>
            <th scope="col" className="r">
              {t('kit:price.unit')}
            </th>
            <th scope="col" className="r">
              {t('kit:price.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {price.lines.map((line) => (
            <tr key={line.item}>
              <th scope="row">{nameOf(line)}</th>
              <td>{t(`policy:words.${line.level}`, { defaultValue: line.level })}</td>
              <td className="r">{line.times}</td>
              <td className="r">
                <MoneyFen fen={line.unitFen} />
              </td>
              <td className="r">
                <MoneyFen fen={line.amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sum(t('kit:price.total'), price.sumFen)}
          {price.less.flatMap(({ part, fen }) => (fen > 0 ? [<Less key={part} part={part} fen={fen} />] : []))}
          {sum(t('kit:price.resident'), price.residentFen, true)}
        </tfoot>
      </table>
    </div>
  )
}

function Less({ part, fen }: { part: string; fen: number }) {
  const { t } = useTranslation(['kit', 'policy'])
  return (
    <tr>
      <th scope="row" colSpan={4}>
        {t('kit:price.minus', { part: t(`policy:words.${part}`) })}
      </th>
      <td className="r">
        <MoneyFen fen={fen} />
      </td>
    </tr>
  )
}
