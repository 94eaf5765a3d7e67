import { type Compile, type Compiled, children, refuseNode, type Scope, type SyntaxNode } from './compiled.ts'
import { type Facts, FeelError, feelCompare, feelEquals, type FeelValue, isList } from './feel-value.ts'

/** Whether a value passes one test of a cell or of `in`: true, false, or null when the two cannot be compared. */
export type Test = (value: FeelValue, facts: Facts) => boolean | null

/**
 * One positive unary test: `>= 140`, `[65..120]`, `"a"`, a name holding a value or a list, or in a cell a condition on `?`.
 * A condition that does not ask about `?` is refused in a cell, since it could not be told from a value to compare with.
 */
export function compileTest(node: SyntaxNode, scope: Scope, compile: Compile): Test {
  if (node.name === 'PositiveUnaryTest' || node.name === 'SimplePositiveUnaryTest') {
    const parts = children(node)
    if (parts[0]?.name === 'CompareOp') return compileOrderTest(parts[0], compile(parts[1] as SyntaxNode, scope), scope)
    return compileTest(parts[0] as SyntaxNode, scope, compile)
  }
  if (node.name === 'Interval') return compileInterval(node, scope, compile)
  const compiled = compile(node, scope)
  const isCondition = ['Comparison', 'Conjunction', 'Disjunction', 'FunctionInvocation'].includes(node.name)
  if (!isCondition) return (value, facts) => matches(value, compiled(facts))
  // The grammar reads `x in list and y` as `x in (list and y)`: nobody means that, so it is refused rather than followed.
  if (!scope.hasQuestion()) throw new FeelError('a condition after in needs brackets round the in; one in a cell must ask about ?', node.from)
  return (_, facts) => compiled(facts) === true
}

/** `x in (tests)`: true as soon as one test holds, not known when one could not be made. */
export function compileMembership(left: Compiled, parts: SyntaxNode[], compileOne: (node: SyntaxNode) => Test): Compiled {
  const listed = parts.find((part) => part.name === 'PositiveUnaryTests')
  const tests = (listed ? children(listed).filter((child) => child.name !== ',') : parts).map(compileOne)
  return (facts) => {
    const value = left(facts)
    let answer: boolean | null = false
    for (const test of tests) {
      const passed = test(value, facts)
      if (passed === true) return true
      if (passed === null) answer = null
    }
    return answer
  }
}

/** Equal to a value, or among the members of a list. */
function matches(value: FeelValue, expected: FeelValue): boolean | null {
  if (isList(expected) && !isList(value)) return expected.some((member) => feelEquals(value, member) === true)
  if (isList(expected) && isList(value)) return feelEquals(value, expected) === true || expected.some((member) => feelEquals(value, member) === true)
  return feelEquals(value, expected) === true
}

function compileOrderTest(operator: SyntaxNode, bound: Compiled, scope: Scope): Test {
  const sign = scope.textOf(operator)
  const order = (value: FeelValue, facts: Facts, holds: (order: number) => boolean) => {
    const compared = feelCompare(value, bound(facts))
    return compared === null ? null : holds(compared)
  }
  if (sign === '<') return (value, facts) => order(value, facts, (o) => o < 0)
  if (sign === '<=') return (value, facts) => order(value, facts, (o) => o <= 0)
  if (sign === '>') return (value, facts) => order(value, facts, (o) => o > 0)
  if (sign === '>=') return (value, facts) => order(value, facts, (o) => o >= 0)
  throw refuseNode(operator, scope)
}

/** `[65..120]`, and with ( ] [ ) open at an end. A range whose ends are both written must not run backwards. */
function compileInterval(node: SyntaxNode, scope: Scope, compile: Compile): Test {
  const parts = children(node)
  const [open, low, , high, close] = parts as [SyntaxNode, SyntaxNode, SyntaxNode, SyntaxNode, SyntaxNode]
  const [from, until] = [compile(low, scope), compile(high, scope)]
  const [hasFrom, hasUntil] = [open.name === '[', close.name === ']']
  if (low.name === 'NumericLiteral' && high.name === 'NumericLiteral' && Number(scope.textOf(low)) > Number(scope.textOf(high))) {
    throw new FeelError(`a range runs upwards: ${scope.textOf(node)}`, node.from)
  }
  return (value, facts) => {
    const [above, below] = [feelCompare(value, from(facts)), feelCompare(value, until(facts))]
    if (above === null || below === null) return null
    return (hasFrom ? above >= 0 : above > 0) && (hasUntil ? below <= 0 : below < 0)
  }
}
