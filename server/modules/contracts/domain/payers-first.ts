import type { Because } from '#policy/index.ts'

/**
 * Of what a fee rests on, that which says who pays comes first: its clause stands beside the shares, the others open with it.
 *
 * Example: the clause of the package, of the standard and of the funding → of the funding, of the package, of the standard.
 */
export function payersFirst(because: readonly Because[]): Because[] {
  return [...because].sort((one, other) => Number(saysWhoPays(other)) - Number(saysWhoPays(one)))
}

const saysWhoPays = ({ parameter }: Because): boolean => parameter === 'fee.funding' || parameter === 'package.payers'
