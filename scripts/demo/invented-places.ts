import type { NamedCount, Place } from './region-tree.ts'

/** Two townships that nobody has, in a county of any code: names and numbers are made up, and nobody there has signed. The named people work and live in them. */
export const inventedPlaces = (county: string): Place[] => [
  { place: 7, code: `${county}007`, name: '临江街道', tile: [1, 1], signed: 0, villages: '001滨江社区 002柳荫社区 003文昌社区 004南桥社区 005学府社区 006金桂社区 007荷塘社区 008东门社区' },
  { place: 13, code: `${county}113`, name: '青山镇', tile: [2, 1], signed: 0, villages: '001青山社区 201石桥村 202大田村 203白云村 204双井村 205竹园村 206龙潭村 207梅岭村 208清溪村' },
]

export const inventedCounts: readonly NamedCount[] = [{ name: '临江街道', kind: 'urban', persons: 4_260 }, { name: '青山镇', kind: 'rural', persons: 5_180 }]
