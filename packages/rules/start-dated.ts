/** The entry in force on a day: the one with the latest start not after it. Undefined before the first. Start days have no holes and no overlaps. */
export function inForce<T>(starts: Readonly<Record<string, T>>, on: string): { from: string; value: T } | undefined {
  let from: string | undefined
  for (const start of Object.keys(starts)) if (start <= on && (from === undefined || start > from)) from = start
  return from === undefined ? undefined : { from, value: starts[from] as T }
}
