/** Does something for one county after the other; where it fails, that is reported, each of several errors by itself, and the next has its turn. Returns what failed. */
export async function visitCounties(countyCodes: readonly number[], visit: (countyCode: number) => Promise<unknown>, report: (error: unknown) => void): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const countyCode of countyCodes) {
    try {
      await visit(countyCode)
    } catch (error) {
      failures.push(error)
      for (const one of error instanceof AggregateError ? error.errors : [error]) report(one)
    }
  }
  return failures
}
