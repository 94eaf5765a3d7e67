/**
 * Places in an order known from before, so that a column copied from last year lands where it belongs; those it does not know come at
 * the end, in the order they came in.
 */
export function orderPlaces<Place extends { code: string }>(places: readonly Place[], order: readonly string[]): Place[] {
  const at = new Map(order.map((code, index) => [code, index]))
  const placeOf = ({ code }: Place) => at.get(code) ?? order.length
  return places.toSorted((one, other) => placeOf(one) - placeOf(other))
}
