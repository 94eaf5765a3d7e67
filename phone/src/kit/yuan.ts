import { fen, yuanText } from '#kernel/money.ts'

/** Yuan as one says them: 5000 fen is "50", 5050 is "50.50". */
export const yuan = (amountFen: number): string => yuanText(fen(amountFen)).replace(/\.00$/, '')
