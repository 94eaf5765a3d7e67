import { type Language, speak } from './i18n.ts'
import { readStored, writeStored } from './stored.ts'

/** How the holder wants to read. */
export type Look = { isElderMode: boolean; textSize: 16 | 20 | 24 | 30; language: Language }

const plain: Look = { isElderMode: false, textSize: 16, language: 'zh' }
/** What this phone showed last, so that the sign-in page looks as its holder wants it. */
export const rememberedLook = (): Look => readStored('localStorage', 'look', plain)
export const isPlain = (look: Look): boolean => JSON.stringify({ ...plain, ...look }) === JSON.stringify(plain)

/** Shows the pages as wanted, at once, and remembers it on this phone. In the elder view the text has 20 pixels at least. */
export async function applyLook({ isElderMode, textSize, language }: Look): Promise<void> {
  const root = document.documentElement
  root.classList.toggle('elder', isElderMode)
  root.style.fontSize = `${isElderMode ? Math.max(20, textSize) : textSize}px`
  writeStored('localStorage', 'look', { isElderMode, textSize, language })
  await speak(language)
}
