import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { readSearch } from './read-search.ts'

const kinds = (text: string) => readSearch(text, localDate('2026-11-24')).map(({ by }) => by)

it.each<[string, string[]]>([
  ['罗玉', ['name']], ['阿卜杜·热', ['name']], ['lyz', ['initials', 'pinyin']], ['Luo Yu', ['initials', 'pinyin']], ['4428', ['documentTail4', 'phoneTail4']], ['442x', ['documentTail4']],
  ['014428', ['documentTail6']], ['138 1234 0417', ['phone']], ['11010519491231002x', ['document']], ['110105194912310021', []], ['１３８１２３４０４１７', ['phone']],
  ['%', []], ["' OR 1=1", []], ['罗yz', []], ['12345', []], ['   ', []],
])('“%s” is looked up by %j', (text, by) => expect(kinds(text)).toEqual(by))

it('a range holds every text that begins so and no other', () => {
  const [probe] = readSearch('罗', localDate('2026-11-24'))
  if (probe?.by !== 'name') throw new Error('a name')
  const within = (name: string) => name >= probe.from && name < probe.until
  expect(['罗', '罗玉珍', '罗\u{2070E}'].map(within)).toEqual([true, true, true])
  expect(['罘玉', '罚'].map(within)).toEqual([false, false])
})
