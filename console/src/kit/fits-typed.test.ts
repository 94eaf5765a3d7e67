import { expect, it } from 'vitest'
import { fitsTyped } from './fits-typed.ts'

const words = ['悦来街道 清南社区', 'qingnanshequ', 'qnsq', 'yuelaijiedaoqingnanshequ', 'yljdqnsq', '500112015003']
it('a choice is meant by a part of its name, and by the beginning of a spelling or code, however typed', () => {
  for (const typed of ['悦来', '清南', '街道清南', 'qingnan', 'Qing Nan', 'qn', 'yuelai', 'ＹＬ', "yue'lai", '500112015', ''])
    expect(fitsTyped(typed, words), typed).toBe(true)
})
it('other words mean another, and letters in the middle of a spelling mean none', () => {
  for (const typed of ['龙溪', 'longxi', 'nan', 'ld', '悦来x', '2015']) expect(fitsTyped(typed, words), typed).toBe(false)
})
