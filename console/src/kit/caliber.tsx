import { Link } from '@tanstack/react-router'
import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Popover } from './popover.tsx'

export type Caliber = {
  name: string
  top?: { label: string; value: ReactNode }
  bottom?: { label: string; value: ReactNode }
  result?: ReactNode
  rows: readonly { label: string; text: ReactNode }[]
  to?: string
  toLabel?: string
}

/** ⓘ beside a figure: the fraction it is, what counts, the clause, the hour of the data, and the way to its rows. */
export function CaliberPopover({ caliber }: { caliber: Caliber }) {
  const { t } = useTranslation('kit')
  return (
    <Popover
      className="info"
      label={t('caliberOf', { name: caliber.name })}
      panelClassName="cal"
      trigger={<Info size={15} strokeWidth={1.6} aria-hidden="true" />}
    >
      <h3>{caliber.name}</h3>
      {caliber.top && caliber.bottom ? (
        <div className="cal-sum">
          <div className="frac">
            <span>
              <b>{caliber.top.value}</b>
              <i>{caliber.top.label}</i>
            </span>
            <span>
              <b>{caliber.bottom.value}</b>
              <i>{caliber.bottom.label}</i>
            </span>
          </div>
          {caliber.result ? <span className="eq">= {caliber.result}</span> : null}
        </div>
      ) : null}
      <dl>
        {caliber.rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.text}</dd>
          </div>
        ))}
      </dl>
      {caliber.to ? (
        <p className="cal-go">
          <Link to={caliber.to}>{caliber.toLabel ?? t('seeRows')}</Link>
        </p>
      ) : null}
    </Popover>
  )
}
