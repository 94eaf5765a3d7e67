import { expect, test } from 'vitest'
import { isTypedText, keyName } from './hotkeys.ts'

const press = (key: string, held: Partial<KeyboardEvent> = {}) => keyName({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })
const inside = (...selectors: string[]) =>
  ({ closest: (asked: string) => (selectors.some((one) => asked.includes(one)) ? {} : null) }) as unknown as EventTarget

test('keys are named as people write them', () => {
  expect([
    press('F2'),
    press('k', { ctrlKey: true }),
    press('K', { metaKey: true }),
    press('Escape'),
    press('?'),
    press('Enter', { ctrlKey: true }),
  ]).toEqual(['f2', 'ctrl+k', 'ctrl+k', 'esc', '?', 'ctrl+enter'])
})

test('a letter typed into a field is text; F2 and Ctrl+Enter there are keys', () => {
  expect(isTypedText('j', inside('textarea'))).toBe(true)
  expect(isTypedText('f2', inside('textarea'))).toBe(false)
  expect(isTypedText('ctrl+enter', inside('textarea'))).toBe(false)
})

test('Enter on a button presses that button', () => {
  expect(isTypedText('enter', inside('button'))).toBe(true)
  expect(isTypedText('j', inside('button'))).toBe(false)
})
