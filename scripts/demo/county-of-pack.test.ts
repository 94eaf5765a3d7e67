import { expect, it } from 'vitest'
import { readPolicies } from '#policy/index.ts'
import { countyOfPack } from './county-of-pack.ts'
import { demoCounty } from './demo-county.ts'

const at = (region: string, name: string, scope: 'province' | 'city' | 'county' | 'institution') => {
  const { code, name: own, fullName, parent } = countyOfPack({ region, name, bundle: { scope } })
  return [code, own, fullName, parent?.code, parent?.level]
}

it('a province and its capital are tried in counties of their own, right below each', () => {
  expect(at('330000', '浙江省', 'province')).toEqual([339_099, '演示区', '浙江省演示区', '330000', 'province'])
  expect(at('330100', '杭州市', 'city')).toEqual([330_199, '演示区', '杭州市演示区', '330100', 'city'])
})

it('a county is tried as itself, an institution in the county of its code', () => {
  expect(at('320904', '盐城市大丰区', 'county')).toEqual([320_904, '盐城市大丰区', '盐城市大丰区', undefined, undefined])
  expect(at('110102', '月坛中心', 'institution')).toEqual([110_102, '月坛中心所在区', '月坛中心所在区', undefined, undefined])
  expect(countyOfPack({ region: '500112', name: '重庆市渝北区', bundle: { scope: 'county' } })).toBe(demoCounty)
})

it('no two packs share a county, and none plays in a region that has a pack unless it is its own', () => {
  const { packs } = readPolicies('policies')
  const played = [...packs.values()].map((pack) => [pack.region, String(countyOfPack(pack).code)] as const)
  expect(new Set(played.map(([, code]) => code)).size).toBe(packs.size)
  expect(played.filter(([region, code]) => code !== region && packs.has(code))).toEqual([])
})
