import { yuan } from './yuan.ts'
import './payer-bar.css'

export type Payer = { party: string; name: string; fen: number }

/** Who pays what of a year's fee: a bar of the parts and the yuan of each, by pattern and word. */
export function PayerBar({ label, payers, unit }: { label: string; payers: readonly Payer[]; unit: (yuanText: string) => string }) {
  return (
    <div className="payers">
      <p>{label}</p>
      <div className="payer-bar" aria-hidden="true">
        {payers.map(({ party, fen }) => (fen > 0 ? <i key={party} data-party={party} style={{ flexGrow: fen }} /> : null))}
      </div>
      <ul>
        {payers.map(({ party, name, fen }) => (
          <li key={party}>
            <i data-party={party} aria-hidden="true" />
            {name} <span className="strong">{unit(yuan(fen))}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
