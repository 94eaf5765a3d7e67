import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPolicies } from '../packages/policy/index.ts'
import { policiesFolder } from '../server/settings.ts'
import { openBrowser, openDesk, takePicture } from './browser.ts'
import { openRegion, signFirstCard } from './live-region.ts'

/** What a region's document says of signing, as the page must show it; `basis` is what the term's citation opens. */
type Region = { pack: string; years: string[]; units?: string[]; combination: string; fee: RegExp; basis: string; picture?: boolean }
const free = /不收费，居民今天付 0 元/
/** A document that says nothing of the term: the demonstration's decision does. */
const demo = '演示决定〔2026〕1号'
const both = ['个人', '家庭']
const regions: Region[] = [
  // 渝北卫健〔2017〕475号 二(二)：原则上一年，按户或按人；二(一)1：1+1；三(二)：基础包免费
  { pack: '500112-yubei', years: ['1 年'], units: both, combination: '1+1', fee: free, basis: '渝北卫健〔2017〕475号' },
  // 经验材料·大丰 一(二)：基础包居民不付；协议期材料没写
  {
    pack: '320904-dafeng',
    years: ['1 年'],
    combination: '村—镇—区',
    fee: /居民今天付[\s\S]*¥0[\s\S]*总价 ¥60/,
    basis: '大丰区演示决定〔2026〕1号',
    picture: true,
  },
  // 经验材料·杭州 一(二)：一年 120 元，居民 10 %、市 25 %、区 65 %
  {
    pack: '330100-hangzhou',
    years: ['1 年'],
    combination: '1+1',
    fee: /¥12\.00[\s\S]*总价 ¥120[\s\S]*¥30\.00[\s\S]*¥78\.00/,
    basis: demo,
    picture: true,
  },
  // 经验材料·厦门 三：一年 120 元，居民 20、医保 70、公卫 30
  {
    pack: '350200-xiamen',
    years: ['1 年'],
    combination: '1+1',
    fee: /¥20\.00[\s\S]*总价 ¥120[\s\S]*¥70\.00[\s\S]*¥30\.00/,
    basis: demo,
    picture: true,
  },
  // 浙江 三(二)：一年；按个人还是按家庭通知没写，演示决定两样都可以
  { pack: '330000-zhejiang', years: ['1 年'], units: both, combination: '1+1', fee: free, basis: '浙卫发〔2016〕51号' },
  // 湖南 二(三)1：一至三年，个人也可；二(三)3：1+1+1
  {
    pack: '430000-hunan',
    years: ['1 年', '2 年', '3 年'],
    units: both,
    combination: '1+1+1',
    fee: free,
    basis: '湘卫基层发〔2022〕3号',
    picture: true,
  },
  // 广西 二(一)5：一至三年
  { pack: '450000-guangxi', years: ['1 年', '2 年', '3 年'], units: both, combination: '1+1', fee: free, basis: '广西2023年通知' },
  // 成都：三级医联体
  { pack: '510100-chengdu', years: ['1 年'], combination: '1+1+1', fee: free, basis: demo },
  // 上海：1+1+1；斜土、潍坊按全市；斜土按户
  { pack: '310000-shanghai', years: ['1 年'], combination: '1+1+1', fee: free, basis: demo, picture: true },
  { pack: '310104-xietu', years: ['1 年'], units: both, combination: '1+1+1', fee: free, basis: demo },
  { pack: '310115-weifang', years: ['1 年'], combination: '1+1+1', fee: free, basis: demo },
  // 月坛：组合没写
  { pack: '110102-yuetan', years: ['1 年'], combination: '1+1', fee: free, basis: demo },
]

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('a hospital’s pack is not tried alone: it says that it does not sign', async () => {
  await expect(openRegion('310105-huadong')).rejects.toThrow('华东医院（上海市长宁区医联体）的政策包不与居民签约，不能单独试用')
})

/** Packs that came later: that they sign is enough. */
const { packs, folders } = readPolicies(policiesFolder)
const others = [...packs.values()]
  .filter(({ bundle, answers }) => bundle.scope !== 'country' && answers['contract.unit'].status !== 'not_applicable')
  .map(({ region }) => folders.get(region) as string)
  .filter((pack) => !regions.some((one) => one.pack === pack))

test.runIf(others.length > 0).each(others)(
  '%s：签得了一份',
  async (pack) => {
    const product = await openRegion(pack)
    try {
      const at = await openDesk(browser, { origin: product.origin })
      expect((await signFirstCard(at.page)).agreement).toContain('有效期')
      await at.context.close()
    } finally {
      await product.close()
    }
  },
  300_000,
)

test.each(regions)(
  '$pack：按这个地区的规定签一份',
  async ({ pack, years, units = [], combination, fee, basis, picture }) => {
    const product = await openRegion(pack)
    try {
      const at = await openDesk(browser, { origin: product.origin })
      const shown = await signFirstCard(at.page, async () => {
        if (picture && process.env.PICTURES) await takePicture(at.page, join(process.env.PICTURES, `region-${pack}.png`))
      })
      expect(shown.years).toEqual(years)
      expect(shown.units).toEqual(units)
      expect(shown.combination).toBe(`${combination} 就医组合`)
      expect(shown.fee).toMatch(fee)
      expect(shown.basis).toContain(basis)
      expect(shown.agreement).toMatch(/有效期[\s\S]*2026-11-24 至 2027-11-23/)
      expect([at.faults, product.troubles]).toEqual([[], []])
      await at.context.close()
    } finally {
      await product.close()
    }
  },
  300_000,
)
