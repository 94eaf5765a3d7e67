const centre = /(街道|镇)?社区卫生服务中心$/

/** The Chinese name of a region or an institution as it fits beside a dot: 厦门市 is 厦门, 盐城市大丰区 is 大丰, of a centre its district stays. */
export function shortRegion(name: string): string {
  const bare = name.replace(/（.*）$/, '').replace(centre, '')
  const within = bare.replace(/^[^市]+市(?=.)/, '')
  return within.replace(/(?<=^.{2,})[市区]$/, '')
}
