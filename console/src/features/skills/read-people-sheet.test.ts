import { describe, expect, test } from 'vitest'
import { readPeopleSheet, readResult, readStars } from './read-people-sheet.ts'

test.each([
  ['5', 5],
  [' ４ ', 4],
  ['五星', 5],
  ['三星级', 3],
  ['2 星', 2],
  ['★★★☆☆', 3],
  ['5.0', 5],
  ['6', null],
  ['0', null],
  ['4.5', null],
  ['★★★★★★', null],
  ['合格', null],
  ['', null],
])('stars of %s', (cell, stars) => expect(readStars(cell)).toBe(stars))

test.each([
  ['合格', 'passed'],
  [' 优 秀', 'passed'],
  ['不合格', 'failed'],
  ['参加', 'attended'],
  ['缺席', null],
  ['', null],
])('how training ended: %s', (cell, result) => expect(readResult(cell)).toBe(result))

describe('a pasted list', () => {
  const stars = { heading: /星/, read: readStars }
  test('goes by its headings, in whatever order', () => {
    expect(readPeopleSheet('序号\t星级\t单位\t姓名\r\n1\t五星\t悦来中心\t陈 静\r\n\r\n2\t\t\t黎建国', stars)).toEqual([
      { name: '陈静', institution: '悦来中心', value: 5, said: '五星' },
      { name: '黎建国', institution: '', value: null, said: '' },
    ])
  })
  test('without headings: the name first, the value last, the institution between', () => {
    expect(readPeopleSheet('陈静\t悦来中心\t4\n黎建国\t5\n何江平\t兴隆镇卫生院', stars)).toEqual([
      { name: '陈静', institution: '悦来中心', value: 4, said: '4' },
      { name: '黎建国', institution: '', value: 5, said: '5' },
      { name: '何江平', institution: '兴隆镇卫生院', value: null, said: '' },
    ])
  })
  test('keeps what it cannot read, so that somebody is told', () => {
    expect(readPeopleSheet('陈静\t悦来中心\t优秀\n黎建国', stars)).toEqual([
      { name: '陈静', institution: '悦来中心', value: null, said: '优秀' },
      { name: '黎建国', institution: '', value: null, said: '' },
    ])
    expect(readPeopleSheet('', stars)).toEqual([])
  })
})
