import { fenFromYuan } from '#kernel/money.ts'

/** What somebody typed as yuan, in fen; null where it is no amount. Example: "12.5" is 1250, "1O" is null. */
export function fenOfYuan(text: string): number | null {
  try {
    return fenFromYuan(text.trim().replaceAll(',', ''))
  } catch {
    return null
  }
}
