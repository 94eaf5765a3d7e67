import type { Fen } from '#kernel/money.ts'
import { yuanText } from '#kernel/money.ts'

/** Fen as yuan: ¥1,234.50, with a true minus. `bare` leaves the ¥ out, for columns headed 元. */
export function MoneyFen({ fen, bare = false }: { fen: number; bare?: boolean }) {
  const text = yuanText(Math.abs(fen) as Fen)
  return (
    <span className={`money ${fen < 0 ? 'bad' : ''}`}>
      {fen < 0 ? '−' : ''}
      {bare ? '' : '¥'}
      {text}
    </span>
  )
}
