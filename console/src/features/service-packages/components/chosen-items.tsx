import { useTranslation } from 'react-i18next'
import type { PackagePriceShown } from '#api/package-price.ts'
import { nameOf } from '../../../app/i18n.ts'
import { Button } from '../../../kit/button.tsx'
import { MoneyFen } from '../../../kit/money.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import type { Composition } from '../use-composition.ts'
import type { BenchItem } from './item-search.tsx'

type Props = {
  items: Composition['items']
  catalogue: readonly BenchItem[]
  lines: PackagePriceShown['lines']
  write: (items: Composition['items'], step: string) => void
}

/** What is in the package, how often a year, and what each line comes to as the server counts it. */
export function ChosenItems({ items, catalogue, lines, write }: Props) {
  const { t } = useTranslation('service-packages')
  if (items.length === 0)
    return (
      <Sheet title={t('form.chosen')} padded>
        <p className="mute">{t('form.nothing')}</p>
      </Sheet>
    )
  return (
    <Sheet title={t('form.chosen')}>
      <div className="t-scroll">
        <table className="t">
          <caption className="sr">{t('form.chosen')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('form.item')}</th>
              <th scope="col">{t('form.times')}</th>
              <th scope="col" className="r">
                {t('form.unitPrice')}
              </th>
              <th scope="col" className="r">
                {t('form.amount')}
              </th>
              <th scope="col">
                <span className="sr">{t('form.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((one, at) => {
              const known = catalogue.find(({ code }) => code === one.item)
              const name = known ? nameOf(known) : one.item
              const line = lines.find(({ item, times }) => item === one.item && times === one.times)
              return (
                <tr key={one.item}>
                  <th scope="row">{name}</th>
                  <td>
                    <input
                      className="packages-times num"
                      type="number"
                      min={1}
                      max={366}
                      aria-label={t('form.timesOf', { name })}
                      value={one.times}
                      onChange={(event) => {
                        const times = Math.trunc(Number(event.target.value))
                        if (times >= 1 && times <= 366) write(items.with(at, { ...one, times }), `times ${one.item}`)
                      }}
                    />
                  </td>
                  <td className="r">{known ? <MoneyFen fen={known.unitFen} /> : '—'}</td>
                  <td className="r">{line ? <MoneyFen fen={line.amountFen} /> : '—'}</td>
                  <td className="r">
                    <Button
                      small
                      kind="quiet"
                      aria-label={t('form.removeOf', { name })}
                      onClick={() =>
                        write(
                          items.filter((_, index) => index !== at),
                          `remove ${one.item}`,
                        )
                      }
                    >
                      {t('form.remove')}
                    </Button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Sheet>
  )
}
