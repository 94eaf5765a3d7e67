import { parser } from 'lezer-feel'
import { type Compiled, children, scopeOf, type SyntaxNode } from './compiled.ts'
import { compileNode } from './compile-node.ts'
import { type Facts, FeelError, type FeelValue } from './feel-value.ts'

/** The three answers of a rule: a value, or the names of what must be asked first. */
export type Answer = { known: true; value: FeelValue } | { known: false; missing: string[] }

/** A compiled expression: its text, the facts it reads, and its evaluation. */
export type Expression = { text: string; inputs: readonly string[]; evaluate(facts: Facts): Answer }

/**
 * Compiles an expression once, at load. Evaluating looks for missing facts first, even those a shortcut would skip:
 * the answer then names them, so a form can ask for them; it never guesses.
 *
 * Example: `age >= 65 and "hypertension" in tags` reads age and tags; without tags the answer is { known: false, missing: ['tags'] }.
 *
 * @throws FeelError with the place, when the text is not FEEL or leaves the subset
 */
export function compileExpression(text: string): Expression {
  const inputs = new Set<string>()
  const compiled: Compiled = compileNode(parse(text, 'Expression'), scopeOf(text, inputs, false))
  const names = [...inputs]
  return {
    text,
    inputs: names,
    evaluate(facts) {
      const missing = names.filter((name) => !Object.hasOwn(facts, name) || facts[name] === undefined)
      return missing.length > 0 ? { known: false, missing } : { known: true, value: compiled(facts) }
    },
  }
}

/** The names an expression reads, in the order they appear. */
export function inputsOf(text: string): readonly string[] {
  return compileExpression(text).inputs
}

/** Parses and refuses anything the grammar itself had to mend. Gives the expression's node, or for a cell the top. */
export function parse(text: string, top: 'Expression' | 'UnaryTests'): SyntaxNode {
  if (text.trim() === '') throw new FeelError('an empty expression', 0)
  const tree = parser.configure({ top }).parse(text)
  const cursor = tree.cursor()
  do {
    if (cursor.type.isError) throw new FeelError(`not FEEL at "${text.slice(cursor.from, cursor.from + 12)}"`, cursor.from)
  } while (cursor.next())
  // Cells begin with `not (` or `-` as siblings of the tests, so their reader wants the parent.
  return top === 'UnaryTests' ? tree.topNode : (children(tree.topNode)[0] as SyntaxNode)
}
