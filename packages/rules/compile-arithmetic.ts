import { type Compile, type Compiled, children, refuseNode, type Scope, type SyntaxNode } from './compiled.ts'
import { FeelError, type FeelValue } from './feel-value.ts'

const operators: Record<string, (left: number, right: number) => number> = {
  '+': (left, right) => left + right, '-': (left, right) => left - right, '*': (left, right) => left * right,
}

/** A number as written. Decimals may be compared (a glucose of 7.0) but never reckoned with. */
export function compileNumber(node: SyntaxNode, scope: Scope): Compiled {
  const value = Number(scope.textOf(node))
  if (!Number.isFinite(value)) throw refuseNode(node, scope)
  return () => value
}

/** `+`, `-`, `*` on whole numbers and a leading minus. Money is never computed here, so no fraction is needed. */
export function compileArithmetic(node: SyntaxNode, scope: Scope, compile: Compile): Compiled {
  const parts = children(node)
  for (const part of parts) {
    if (part.name === 'NumericLiteral' && scope.textOf(part).includes('.')) throw new FeelError('only whole numbers are reckoned with', part.from)
  }
  if (parts.length === 2) {
    const operand = compile(parts[1] as SyntaxNode, scope)
    return (facts) => calculate((_, right) => -right, 0, operand(facts))
  }
  const reckon = operators[scope.textOf(parts[1] as SyntaxNode)]
  if (!reckon) throw refuseNode(parts[1] as SyntaxNode, scope)
  const left = compile(parts[0] as SyntaxNode, scope)
  const right = compile(parts[2] as SyntaxNode, scope)
  return (facts) => calculate(reckon, left(facts), right(facts))
}

/** Null for anything that is not a whole number, or leaves the range where whole numbers are exact. */
function calculate(reckon: (left: number, right: number) => number, left: FeelValue, right: FeelValue): FeelValue {
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) return null
  const result = reckon(left as number, right as number)
  return Number.isSafeInteger(result) ? result + 0 : null
}
