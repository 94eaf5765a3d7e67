import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

type Found = { id: string; impact: string | null; help: string; nodes: { target: unknown[]; html: string; failureSummary?: string }[] }
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
let source: Promise<string> | undefined

/** Every accessibility violation on the page as it stands: rule, where, what to do. Empty is the goal. */
export async function findAxeViolations(page: Page): Promise<string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(await source)
  const found = await page.evaluate(async (only) => {
    const axe = (window as unknown as { axe: { run: (where: Document, options: unknown) => Promise<{ violations: Found[] }> } }).axe
    return (await axe.run(document, { runOnly: { type: 'tag', values: only }, resultTypes: ['violations'] })).violations
  }, rules)
  return found.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} at ${node.target.join(' ')}: ${violation.help} — ${node.html.slice(0, 160)}`),
  )
}

/** Refuses a page that somebody could not use. @throws Error with every violation */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const violations = await findAxeViolations(page)
  if (violations.length > 0)
    throw new Error(`${violations.length} accessibility violations on ${new URL(page.url()).pathname}\n${violations.join('\n')}`)
}
