import { compileArithmetic, compileNumber } from './compile-arithmetic.ts'
import { type Compiled, type Scope, children, refuseNode, type SyntaxNode } from './compiled.ts'
import { compileMembership, compileTest } from './compile-test.ts'
import { compileInvocation } from './compile-invocation.ts'
import { feelCompare, feelEquals, FeelError, type FeelValue, isList } from './feel-value.ts'

/** The subset: one line a kind of node. What has no line here is refused. */
const kinds: Record<string, (node: SyntaxNode, scope: Scope) => Compiled> = {
  NumericLiteral: compileNumber,
  StringLiteral: (node, scope) => constant(readString(node, scope)),
  BooleanLiteral: (node, scope) => constant(scope.textOf(node) === 'true'),
  null: () => constant(null),
  VariableName: compileName,
  '?': (_, scope) => scope.question(),
  PathExpression: compilePath,
  ParenthesizedExpression: (node, scope) => compileNode(children(node)[1] as SyntaxNode, scope),
  List: compileList,
  IfExpression: compileIf,
  Conjunction: (node, scope) => compileJunction(node, scope, false),
  Disjunction: (node, scope) => compileJunction(node, scope, true),
  Comparison: compileComparison,
  ArithmeticExpression: (node, scope) => compileArithmetic(node, scope, compileNode),
  FunctionInvocation: (node, scope) => compileInvocation(node, scope, compileNode),
}

/** Compiles one node of the syntax tree to a closure. @throws FeelError for anything outside the subset */
export function compileNode(node: SyntaxNode, scope: Scope): Compiled {
  const compile = kinds[node.name]
  if (!compile) throw refuseNode(node, scope)
  return compile(node, scope)
}

function constant(value: FeelValue): Compiled {
  return () => value
}

function readString(node: SyntaxNode, scope: Scope): string {
  try {
    return JSON.parse(scope.textOf(node)) as string
  } catch {
    throw new FeelError(`not a text: ${scope.textOf(node)}`, node.from)
  }
}

function compileName(node: SyntaxNode, scope: Scope): Compiled {
  const name = scope.textOf(node)
  if (/\s/.test(name)) throw new FeelError(`a name has no space: ${name}`, node.from)
  scope.addInput(name)
  return (facts) => facts[name] ?? null
}

/** `person.age`: null when there is no such person; a list's members are asked one by one, as FEEL does. */
function compilePath(node: SyntaxNode, scope: Scope): Compiled {
  const [target, , name] = children(node) as [SyntaxNode, SyntaxNode, SyntaxNode]
  const from = compileNode(target, scope)
  const member = scope.textOf(name)
  const read = (value: FeelValue): FeelValue => {
    if (value === null || typeof value !== 'object') return null
    if (isList(value)) return value.map(read)
    return Object.hasOwn(value, member) ? (value[member] as FeelValue) : null
  }
  return (facts) => read(from(facts))
}

function compileList(node: SyntaxNode, scope: Scope): Compiled {
  const items = children(node).filter((child) => !'[],'.includes(child.name)).map((child) => compileNode(child, scope))
  return (facts) => items.map((item) => item(facts))
}

function compileIf(node: SyntaxNode, scope: Scope): Compiled {
  const [, condition, , yes, , no] = children(node)
  if (!condition || !yes || !no) throw new FeelError('an if needs then and else', node.from)
  const [holds, then, otherwise] = [condition, yes, no].map((part) => compileNode(part, scope)) as [Compiled, Compiled, Compiled]
  return (facts) => (holds(facts) === true ? then(facts) : otherwise(facts))
}

/** `and`, `or` with three values: what is not a boolean counts as not known, and one decisive side decides. */
function compileJunction(node: SyntaxNode, scope: Scope, decisive: boolean): Compiled {
  const parts = children(node)
  const left = compileNode(parts[0] as SyntaxNode, scope)
  const right = compileNode(parts[2] as SyntaxNode, scope)
  return (facts) => {
    const a = left(facts)
    if (a === decisive) return decisive
    const b = right(facts)
    if (b === decisive) return decisive
    return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null
  }
}

const orders: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0, '<=': (order) => order <= 0, '>': (order) => order > 0, '>=': (order) => order >= 0,
}

function compileComparison(node: SyntaxNode, scope: Scope): Compiled {
  const parts = children(node)
  const left = compileNode(parts[0] as SyntaxNode, scope)
  const operator = parts[1] as SyntaxNode
  if (operator.name === 'in') return compileMembership(left, parts.slice(2), (test) => compileTest(test, scope, compileNode))
  const right = compileNode(parts[2] as SyntaxNode, scope)
  if (operator.name === 'between') {
    const top = compileNode(parts[4] as SyntaxNode, scope)
    return (facts) => {
      const value = left(facts)
      const [low, high] = [feelCompare(value, right(facts)), feelCompare(value, top(facts))]
      return low === null || high === null ? null : low >= 0 && high <= 0
    }
  }
  const sign = scope.textOf(operator)
  if (sign === '=') return (facts) => feelEquals(left(facts), right(facts))
  if (sign === '!=') return (facts) => negate(feelEquals(left(facts), right(facts)))
  const holds = orders[sign]
  if (!holds) throw refuseNode(operator, scope)
  return (facts) => {
    const order = feelCompare(left(facts), right(facts))
    return order === null ? null : holds(order)
  }
}

function negate(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth
}
