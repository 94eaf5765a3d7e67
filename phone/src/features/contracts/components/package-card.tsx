import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../app/i18n.ts'
import { TextField } from '../../../kit/field.tsx'
import { TickCard } from '../../../kit/tick-card.tsx'
import { yuan } from '../../../kit/yuan.ts'
import { itemText } from '../offer.ts'
import type { Proposal } from '../signing-draft.ts'
import { PriceOf } from './price-of.tsx'

type Props = {
  one: Proposal['packages'][number]
  isTicked: boolean
  /** Absent for what everybody gets. */
  onTick?: (isTicked: boolean) => void
  why?: { text: string; fault: string | undefined; write: (text: string) => void }
}
const shownAtOnce = 3

/** One package: what it costs the holder, what is in it, and why it cannot be had or what is asked before. */
export function PackageCard({ one, isTicked, onTick, why }: Props) {
  const { t } = useTranslation('phone-signing')
  const { id, items, residentFen, isProposed, fit, question, price: priced } = one
  const name = nameOf(one)
  const price = residentFen === 0 ? t('package.free') : t('package.youPay', { yuan: yuan(residentFen) })
  const refusal = fit === 'refused' ? t('package.refused') : question ? t('package.question') : null
  const content = (
    <>
      <span className="price small">{price}</span>
      {refusal ? (
        <span className="small refusal">{refusal}</span>
      ) : isProposed && onTick ? (
        <span className="tag care">{t('package.suits')}</span>
      ) : null}
    </>
  )
  const list = (
    <>
      {priced ? <PriceOf price={priced} name={name} /> : <Items items={items} name={name} />}
      {onTick && isTicked && fit === 'ask' && why ? (
        <div className="inside">
          <TextField
            id={`why-${id}`}
            label={t('package.why', { name })}
            hint={t('package.whyHint')}
            fault={why.fault}
            maxLength={200}
            value={why.text}
            onType={why.write}
          />
        </div>
      ) : null}
    </>
  )
  if (!onTick)
    return (
      <div className="tick on still">
        <div className="choice">
          <span>
            <span className="strong">{name}</span>
            {content}
            <span className="tag care">
              <span aria-hidden="true">✓</span>
              {t('package.included')}
            </span>
          </span>
        </div>
        {list}
      </div>
    )
  return (
    <TickCard id={`package-${id}`} isTicked={isTicked} label={name} isOff={refusal !== null && !isTicked} below={list} onTick={onTick}>
      {content}
    </TickCard>
  )
}

function Items({ items, name }: { items: Proposal['packages'][number]['items']; name: string }) {
  const { t } = useTranslation('phone-signing')
  return (
    <div className="inside">
      <ul className="ticks">
        {items.slice(0, shownAtOnce).map((item) => (
          <li key={item.item}>{itemText(item)}</li>
        ))}
      </ul>
      {items.length > shownAtOnce ? (
        <details className="more">
          <summary>
            {t('package.all', { count: items.length })}
            <span className="sr">{name}</span>
          </summary>
          <ul className="ticks">
            {items.slice(shownAtOnce).map((item) => (
              <li key={item.item}>{itemText(item)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
