import { type Compile, type Compiled, children, type Scope, type SyntaxNode } from './compiled.ts'
import { FeelError, feelEquals, isList } from './feel-value.ts'

const functions: Record<string, (parameters: Compiled[]) => Compiled> = {
  not: ([negated]) => (facts) => {
    const value = (negated as Compiled)(facts)
    return typeof value === 'boolean' ? !value : null
  },
  'list contains': ([list, wanted]) => (facts) => {
    const [members, member] = [(list as Compiled)(facts), (wanted as Compiled)(facts)]
    return isList(members) ? members.some((one) => feelEquals(one, member) === true) : null
  },
}
const arity: Record<string, number> = { not: 1, 'list contains': 2 }

/** `not(…)` and `list contains(list, member)`; no other function is in the subset. */
export function compileInvocation(node: SyntaxNode, scope: Scope, compile: Compile): Compiled {
  const [called, , given] = children(node) as [SyntaxNode, SyntaxNode, SyntaxNode]
  const name = scope.textOf(called).replace(/\s+/g, ' ')
  const make = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!make || called.name !== 'VariableName') throw new FeelError(`no such function in the subset: ${name}`, node.from)
  const parameters = given.name === 'PositionalParameters' ? children(given).filter((child) => child.name !== ',') : []
  if (parameters.length !== arity[name]) throw new FeelError(`${name} takes ${arity[name]} parameters, not ${parameters.length}`, node.from)
  return make(parameters.map((parameter) => compile(parameter, scope)))
}
