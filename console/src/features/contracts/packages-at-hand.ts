type Offered = { isChosen: boolean; isProposed: boolean; fit: 'fits' | 'ask' | 'refused'; isCurrent?: boolean }
const shownAtOnce = 8

/**
 * Which packages are seen at once and which stand behind a line to open: where there are many, those made for other people. What is chosen or part of the contract is never hidden.
 * First what the contract has, then what is proposed to this person, then the rest, in the order of the pack.
 */
export function packagesAtHand<P extends Offered>(offered: readonly P[]): { atHand: P[]; others: P[] } {
  const placeOf = (one: P) => (one.isCurrent ? 0 : one.isProposed ? 1 : one.fit === 'refused' ? 3 : 2)
  const isAtHand = (one: P) => offered.length <= shownAtOnce || one.fit === 'fits' || one.isProposed || one.isChosen || one.isCurrent
  const inOrder = offered.toSorted((one, other) => placeOf(one) - placeOf(other))
  return { atHand: inOrder.filter(isAtHand), others: inOrder.filter((one) => !isAtHand(one)) }
}
