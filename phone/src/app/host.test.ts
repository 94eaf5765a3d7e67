import { expect, it, vi } from 'vitest'
import { hostOf, type World } from './host.ts'

const aWorld = (userAgent: string, more: Partial<World> = {}) => {
  const heard: Record<string, () => void> = {}
  const addEventListener = (event: string, hear: () => void) => {
    heard[event] = hear
  }
  const world: World = { navigator: { userAgent }, addEventListener, close: vi.fn(), ...more }
  return { world, heard }
}

it('a browser keeps files and closes its window; nothing else is asked of it', () => {
  const { world } = aWorld('Mozilla/5.0 (iPhone) Safari/604.1')
  const host = hostOf(world)
  expect([host.kind, host.maySave, host.scan, host.call('023-6782 1234'), host.map('悦来街道 1 号')]).toEqual([
    'browser',
    true,
    undefined,
    'tel:02367821234',
    `geo:0,0?q=${encodeURIComponent('悦来街道 1 号')}`,
  ])
  host.shareOff()
  host.holdFontScale()
  host.close()
  expect(world.close).toHaveBeenCalledOnce()
})

it('WeChat keeps no file; its bridge is used when it comes, also late, and its absence harms nothing', () => {
  const { world, heard } = aWorld('Mozilla/5.0 MicroMessenger/8.0.50')
  const host = hostOf(world)
  expect([host.kind, host.maySave, host.scan]).toEqual(['wechat', false, undefined])
  host.shareOff()
  const bridge = { call: vi.fn(), invoke: vi.fn() }
  world.WeixinJSBridge = bridge
  heard.WeixinJSBridgeReady?.()
  host.close()
  host.holdFontScale()
  expect(bridge.call.mock.calls).toEqual([['closeWindow']])
  expect(bridge.invoke.mock.calls).toEqual([
    ['hideMenuItems', { menuList: expect.arrayContaining(['menuItem:share:timeline']) }],
    ['setFontSizeCallback', { fontSize: 0 }],
  ])
  expect(world.close).not.toHaveBeenCalled()
})

it('浙里办 scans where its bridge can; one that was left gives nothing; without a bridge the window is closed', async () => {
  const scan = vi.fn().mockResolvedValueOnce({ result: 'ABCD2345' }).mockRejectedValueOnce(new Error('left'))
  const close = vi.fn()
  const host = hostOf(aWorld('Mozilla/5.0 dtdreamweb', { ZWJSBridge: { scan, close } }).world)
  expect([host.kind, host.maySave, await host.scan?.(), await host.scan?.()]).toEqual(['zheliban', false, 'ABCD2345', null])
  host.close()
  expect(close).toHaveBeenCalledOnce()
  const { world } = aWorld('Mozilla/5.0 dtdreamweb')
  const bare = hostOf(world)
  bare.close()
  expect([bare.kind, bare.scan]).toEqual(['zheliban', undefined])
  expect(world.close).toHaveBeenCalledOnce()
})
