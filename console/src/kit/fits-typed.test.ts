import { expect, it } from 'vitest'
import { fitsTyped } from './fits-typed.ts'

const words = ['悦来街道 悦来村', 'yuelaicun', 'ylc']
it('a choice is meant by a part of its name, its pinyin or its initials, however typed', () => {
  for (const typed of ['悦来', '来村', 'yuelai', 'Yue Lai', 'ylc', 'ＹＬ', '街道悦来', "yue'lai", ''])
    expect(fitsTyped(typed, words), typed).toBe(true)
})
it('other words mean another', () => {
  for (const typed of ['龙溪', 'longxi', 'yx', '悦来x']) expect(fitsTyped(typed, words), typed).toBe(false)
})
