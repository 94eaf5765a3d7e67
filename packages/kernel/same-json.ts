/**
 * Whether two values of JSON say the same: the order of names in an object says nothing, that of a list does. Nothing at all is the same as null.
 *
 * Example: { a: 1, b: 2 } and { b: 2, a: 1 } are, [1, 2] and [2, 1] are not.
 */
export const isSameJson = (a: unknown, b: unknown): boolean => inOrder(a) === inOrder(b)

const inOrder = (value: unknown): string => JSON.stringify(value ?? null, (_, part: unknown) => (isNamed(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part))

const isNamed = (part: unknown): part is object => part !== null && typeof part === 'object' && !Array.isArray(part)
