import type { Page } from 'playwright-core'

export type Effort = { clicks: number; keys: number }

/** Begins to count what a person does on this page: presses of the pointer and of keys. Keys an input method uses up do not count. */
export async function countEffort(page: Page): Promise<() => Promise<Effort>> {
  const begin = () => {
    const counter = { clicks: 0, keys: 0 }
    Object.assign(window, { effort: counter })
    addEventListener('pointerdown', () => (counter.clicks += 1), true)
    addEventListener(
      'keydown',
      (event) => {
        const isModifier = ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)
        if (!event.isComposing && event.keyCode !== 229 && !isModifier && !event.repeat) counter.keys += 1
      },
      true,
    )
  }
  await page.evaluate(begin)
  return () => page.evaluate(() => ({ ...(window as unknown as { effort: Effort }).effort }))
}
