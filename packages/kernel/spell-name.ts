import { pinyin } from 'pinyin-pro'

/** How a name is spelt for searching. */
export type Spelling = { pinyin: string; initials: string }

/**
 * How a person's name is spelt for searching: syllables without tones and spaces, ü as v, the surname in its own reading; what is not
 * Chinese keeps its letters and digits. A name without any of these spells as nothing.
 *
 * Example: 单玉珍 → shanyuzhen, syz; 吕燕 → lvyan, ly; DAVID MILLER → davidmiller, dm.
 */
export function spellPersonName(name: string): Spelling {
  return spell(name, 'head')
}

/** The same for places, institutions and teams, whose first character is no surname. Example: 兴隆镇 → xinglongzhen, xlz. */
export function spellPlaceName(name: string): Spelling {
  return spell(name, 'off')
}

function spell(name: string, surname: 'head' | 'off'): Spelling {
  const syllables = pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', surname, v: true, nonZh: 'consecutive' })
    .flatMap((one) => one.toLowerCase().split(/[^0-9a-z]+/)).filter((one) => one !== '')
  return { pinyin: syllables.join(''), initials: syllables.map((one) => (/^[0-9]/.test(one) ? one : one.slice(0, 1))).join('') }
}
