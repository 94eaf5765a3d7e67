import type { ReactNode } from 'react'
import { MoneyFen } from './money.tsx'
import { type Because, PolicySource } from './cite-chip.tsx'

export type PayerShare = { key: string; name: string; fen: number; because?: readonly Because[]; note?: string }

/** Who pays what of a year's fee: the resident's part large, a bar of all parts, each with its clause. */
export function PayerSplit({
  shares,
  residentLabel,
  residentFen,
  totalLabel,
}: {
  shares: readonly PayerShare[]
  residentLabel: string
  residentFen: number
  totalLabel: ReactNode
}) {
  return (
    <div className="fee">
      <div className="fee-sum">
        <span>{residentLabel}</span>
        <b>
          <MoneyFen fen={residentFen} />
        </b>
        <span>{totalLabel}</span>
      </div>
      <div className="fee-split">
        <div className="stack" aria-hidden="true">
          {shares.map((share, index) =>
            share.fen > 0 ? <i key={share.key} className={`series-${index + 1}`} style={{ flexGrow: share.fen }} /> : null,
          )}
        </div>
        <dl className="fee-parts">
          {shares.map((share, index) => (
            <div key={share.key}>
              <dt>
                <SeriesMark index={index} />
                {share.name}
              </dt>
              <dd>
                <b>
                  <MoneyFen fen={share.fen} />
                </b>
                {share.because?.length ? (
                  <PolicySource because={share.because} what={share.name} />
                ) : share.note ? (
                  <small>{share.note}</small>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  )
}

/** A series by shape and colour: ■ ● ▲ ◆. */
function SeriesMark({ index }: { index: number }) {
  const shapes = [
    <rect key="s" x="1" y="1" width="8" height="8" rx="1" />,
    <circle key="c" cx="5" cy="5" r="4" />,
    <path key="t" d="M5 1 9.4 9H.6z" />,
    <path key="d" d="M5 .4 9.6 5 5 9.6.4 5z" />,
  ]
  return (
    <svg className={`mark series-${index + 1}`} width="9" height="9" viewBox="0 0 10 10" aria-hidden="true">
      {shapes[index % shapes.length]}
    </svg>
  )
}
