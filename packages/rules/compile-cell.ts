import { children, refuseNode, scopeOf, tested } from './compiled.ts'
import { parse } from './compile-expression.ts'
import { compileNode } from './compile-node.ts'
import { compileTest } from './compile-test.ts'
import type { Facts, FeelValue } from './feel-value.ts'

/** A compiled cell of a decision table. */
export type Cell = { text: string; inputs: readonly string[]; isAny: boolean; accepts(value: FeelValue, facts: Facts): boolean }

/**
 * Compiles a cell: `-` accepts everything, `>= 140`, `[65..120]`, `"a","b"` accept what passes one of them, `not(…)` what passes none.
 * A value that cannot be compared with the test is not accepted (and so is accepted by its `not`), as in DMN.
 *
 * @throws FeelError with the place, when the text is not a cell of the subset
 */
export function compileCell(text: string): Cell {
  const inputs = new Set<string>()
  const scope = scopeOf(text, inputs, true)
  const parts = children(parse(text, 'UnaryTests'))
  const first = parts[0]
  if (first?.name === 'Wildcard') return { text, inputs: [], isAny: true, accepts: () => true }

  const isNegated = first?.name === 'not'
  const listed = parts.find((part) => part.name === 'PositiveUnaryTests')
  if (!listed) throw refuseNode(first ?? parse(text, 'UnaryTests'), scope)
  const tests = children(listed).filter((child) => child.name !== ',').map((child) => compileTest(child, scope, compileNode))
  return {
    text,
    inputs: [...inputs],
    isAny: false,
    accepts(value, facts) {
      const withTested = { ...facts, [tested]: value }
      return tests.some((test) => test(value, withTested) === true) !== isNegated
    },
  }
}
