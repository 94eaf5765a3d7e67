import { expect, test } from 'vitest'
import { shortRegion } from './short-region.ts'

test('a region by the name that tells it from the others', () => {
  const names = [
    '厦门市',
    '盐城市大丰区',
    '重庆市渝北区',
    '北京市月坛社区卫生服务中心',
    '上海市浦东新区潍坊社区卫生服务中心',
    '上海市徐汇区斜土街道社区卫生服务中心',
    '华东医院（上海市长宁区医联体）',
  ]
  expect(names.map(shortRegion)).toEqual(['厦门', '大丰', '渝北', '月坛', '浦东新区潍坊', '徐汇区斜土', '华东医院'])
})
