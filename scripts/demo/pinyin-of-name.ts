import { pinyin } from 'pinyin-pro'

export type Spelling = { pinyin: string; initials: string }
const kept = new Map<string, Spelling>()

/**
 * How a person's name is spelt for searching: syllables without tones and without spaces, ü as v, surnames in their own reading.
 *
 * Example: 单玉珍 → shanyuzhen, syz; 吕燕 → lvyan, ly.
 */
export function spellPersonName(name: string): Spelling {
  return spell(name, 'head')
}

/** The halves of a person's name, for making many: together they are what the whole name gives. */
export function spellSurname(surname: string): Spelling {
  return surname === '' ? { pinyin: '', initials: '' } : spell(surname, 'head')
}
export function spellGivenName(given: string): Spelling {
  return spell(given, 'off')
}

/** The same for places, institutions and teams, whose first character is no surname. Example: 兴隆镇 → xinglongzhen, xlz. */
export function spellPlaceName(name: string): Spelling {
  return spell(name, 'off')
}

function spell(name: string, surname: 'head' | 'off'): Spelling {
  const key = surname === 'head' ? name : ` ${name}`
  const found = kept.get(key)
  if (found) return found
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname, v: true, nonZh: 'consecutive' })
    .map((one) => one.toLowerCase()).filter((one) => /^[0-9a-z]/.test(one))
  const spelling = { pinyin: syllables.join(''), initials: syllables.map((one) => (/^[0-9]/.test(one) ? one : one.slice(0, 1))).join('') }
  kept.set(key, spelling)
  return spelling
}
