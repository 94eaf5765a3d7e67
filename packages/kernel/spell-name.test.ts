import { expect, it } from 'vitest'
import { spellPersonName, spellPlaceName } from './spell-name.ts'

it.each([
  ['单玉珍', 'shanyuzhen', 'syz'], ['仇英', 'qiuying', 'qy'], ['曾国藩', 'zengguofan', 'zgf'], ['吕燕', 'lvyan', 'ly'], ['欧阳青山', 'ouyangqingshan', 'oyqs'],
  ['DAVID MILLER', 'davidmiller', 'dm'], ['阿依古丽·买买提', 'ayigulimaimaiti', 'ayglmmt'], ['···', '', ''],
])('%s is spelt %s, %s', (name, pinyin, initials) => {
  expect(spellPersonName(name)).toEqual({ pinyin, initials })
})
it('a place has no surname: 重庆 is not zhongqing', () => {
  expect(spellPlaceName('重庆')).toEqual({ pinyin: 'chongqing', initials: 'cq' })
  expect(spellPlaceName('兴隆镇')).toEqual({ pinyin: 'xinglongzhen', initials: 'xlz' })
})
