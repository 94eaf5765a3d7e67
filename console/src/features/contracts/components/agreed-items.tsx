import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningProposal } from '#api/contracts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { reasonText } from '../../../app/problem.ts'
import { Button } from '../../../kit/button.tsx'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { shortYuanText } from '../../../kit/figures.ts'
import { PriceLine, PriceTable } from '../../../kit/price-lines.tsx'
import { fenOfYuan } from '../../../kit/yuan-field.ts'
import type { SigningDraft } from '../signing-draft.ts'

type Props = {
  proposal: Pick<SigningProposal, 'agreeable' | 'packages'>
  draft: Pick<SigningDraft, 'agreed'>
  change: (part: Pick<SigningDraft, 'agreed'>) => void
}

/** Items agreed on with this resident beside the packages, with the price as the server counts it; they become an annex of the agreement. */
export function AgreedItems({ proposal, draft, change }: Props) {
  const { t } = useTranslation('contracts')
  const { agreeable } = proposal
  const agreed = draft.agreed ?? { items: [], discountFen: 0 }
  const [discount, setDiscount] = useState(agreed.discountFen === 0 ? '' : shortYuanText(agreed.discountFen))
  if (!agreeable) return null
  const annex = proposal.packages.find(({ kind }) => kind === 'agreed')
  const write = (items: typeof agreed.items, discountFen = agreed.discountFen) =>
    change({ agreed: items.length > 0 ? { items, discountFen } : null })
  const free = agreeable.items.filter(({ item }) => !agreed.items.some((one) => one.item === item))
  const options = (items: typeof agreeable.items) =>
    items.map((one) => ({
      value: one.item,
      label: t('agreed.option', { name: nameOf(one), yuan: shortYuanText(one.unitFen) }),
      group: nameOf(one.category),
    }))
  const isDiscountWrong = discount.trim() !== '' && fenOfYuan(discount) === null
  return (
    <section aria-label={t('agreed.title')}>
      <h3>
        {t('agreed.title')} <PolicySource because={agreeable.because} what={t('agreed.title')} />
      </h3>
      <div className="agreed-rows">
        {agreed.items.map((one, at) => {
          const known = agreeable.items.find(({ item }) => item === one.item)
          const name = known ? nameOf(known) : one.item
          return (
            <div className="agreed-row" key={one.item}>
              <SelectField
                label={t('agreed.item')}
                value={one.item}
                options={options([...(known ? [known] : []), ...free])}
                onChange={(event) => write(agreed.items.with(at, { ...one, item: event.target.value }))}
              />
              <TextField
                label={t('agreed.times')}
                type="number"
                inputMode="numeric"
                min={1}
                max={366}
                disabled={!agreeable.mayTimes}
                value={one.times}
                onChange={(event) => {
                  const times = Math.trunc(Number(event.target.value))
                  if (times >= 1 && times <= 366) write(agreed.items.with(at, { ...one, times }))
                }}
              />
              <Button
                kind="quiet"
                aria-label={t('agreed.removeOf', { name })}
                onClick={() => write(agreed.items.filter((_, index) => index !== at))}
              >
                {t('agreed.remove')}
              </Button>
            </div>
          )
        })}
      </div>
      <div className="agreed-foot">
        {free[0] ? (
          <Button small onClick={() => write([...agreed.items, { item: free[0]?.item ?? '', times: 1 }])}>
            {t('agreed.add')}
          </Button>
        ) : null}
        {agreed.items.length > 0 && agreeable.mayDiscount ? (
          <TextField
            label={t('agreed.discount')}
            inputMode="decimal"
            value={discount}
            error={isDiscountWrong ? t('agreed.notYuan') : undefined}
            onChange={(event) => {
              setDiscount(event.target.value)
              const fen = event.target.value.trim() === '' ? 0 : fenOfYuan(event.target.value)
              if (fen !== null) write(agreed.items, fen)
            }}
          />
        ) : null}
      </div>
      {agreeable.reasons.length > 0 && agreed.items.length > 0 ? (
        <p className="bad s" role="alert">
          {agreeable.reasons.map(reasonText).join(' · ')}
        </p>
      ) : null}
      {annex?.price ? (
        <div role="status">
          <p className="s">
            <b>{t('packages.pays', { yuan: shortYuanText(annex.residentFen) })}</b> <PriceLine price={annex.price} />
          </p>
          <PriceTable price={annex.price} caption={t('agreed.title')} />
        </div>
      ) : null}
    </section>
  )
}
