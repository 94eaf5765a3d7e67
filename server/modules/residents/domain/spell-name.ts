import { pinyin } from 'pinyin-pro'

/**
 * How a name is typed by sound: all its syllables and their first letters, in small letters; a surname is read as surnames are. Letters stay as
 * they are.
 *
 * Example: 单玉珍 → shanyuzhen, syz.
 */
export function spellName(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true }).map((part) => part.toLowerCase().replace(/[^a-z]/g, '')).filter((part) => part !== '')
  return { pinyin: syllables.join(''), initials: syllables.map((part) => part[0]).join('') }
}
