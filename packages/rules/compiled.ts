import type { parser } from 'lezer-feel'
import { FeelError, type Facts, type FeelValue } from './feel-value.ts'

/** A node of lezer-feel's tree. */
export type SyntaxNode = ReturnType<typeof parser.parse>['topNode']
/** A compiled piece of an expression. */
export type Compiled = (facts: Facts) => FeelValue
/** Compiles a piece; handed down so that the files of the subset need not import each other in a ring. */
export type Compile = (node: SyntaxNode, scope: Scope) => Compiled

/** What compiling one text shares: the text, the names it reads, and whether `?` (the tested input) means something here. */
export type Scope = {
  textOf(node: SyntaxNode): string
  addInput(name: string): void
  question(): Compiled
  hasQuestion(): boolean
}

/** The fact under which a cell's tested input travels. */
export const tested = '?'

/** The scope of one text. In a cell `?` may stand for the tested input; elsewhere it is refused. */
export function scopeOf(text: string, inputs: Set<string>, isCell: boolean): Scope {
  let asked = false
  return {
    textOf: (node) => text.slice(node.from, node.to),
    addInput: (name) => { inputs.add(name) },
    question: () => {
      if (!isCell) throw new FeelError('? has no meaning outside a table cell', 0)
      asked = true
      return (facts) => facts[tested] ?? null
    },
    hasQuestion: () => asked,
  }
}

/** A node's children, without comments. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) if (!child.name.endsWith('Comment')) found.push(child)
  return found
}

/** The refusal of a node outside the subset, naming it as FEEL does. */
export function refuseNode(node: SyntaxNode, scope: Scope): FeelError {
  return new FeelError(`outside the subset: ${node.name} "${scope.textOf(node)}"`, node.from)
}
