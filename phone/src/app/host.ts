/** What the app asks of whatever shows it: a browser, WeChat, or 浙里办. Nothing of a host's is fetched; what it brings along is used, what it lacks is left out. */
export type HostBridge = {
  kind: 'browser' | 'wechat' | 'zheliban'
  /** Whether a file can be kept from here. */
  maySave: boolean
  /** Lets nobody pass the page on: it shows who is signed with whom. */
  shareOff: () => void
  close: () => void
  /** What a scanned code says, or null when it was left; absent where the host cannot. */
  scan?: () => Promise<string | null>
  call: (phone: string) => string
  map: (place: string) => string
  /** Keeps the host from enlarging text on top of the reader's own choice. */
  holdFontScale: () => void
}

type Wechat = { invoke: (method: string, options: object, done?: (answer: object) => void) => void; call: (method: string) => void }
type Zheliban = { close?: () => unknown; scan?: (options: object) => Promise<{ result?: string; text?: string }> }
/** What of the window a host is known by. */
export type World = {
  navigator: { userAgent: string }
  WeixinJSBridge?: Wechat
  ZWJSBridge?: Zheliban
  addEventListener: (event: string, hear: () => void) => void
  close: () => void
}

const nothing = () => {}
const shares = ['menuItem:share:appMessage', 'menuItem:share:timeline', 'menuItem:share:qq', 'menuItem:share:QZone', 'menuItem:copyUrl']
const common = {
  call: (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`,
  map: (place: string) => `geo:0,0?q=${encodeURIComponent(place)}`,
}

/** Which host it is, and how it does what is asked. */
export function hostOf(world: World): HostBridge {
  const { userAgent } = world.navigator
  if (/MicroMessenger/i.test(userAgent)) return wechatIn(world)
  if (/dtdreamweb|zwfw|ZLB/i.test(userAgent) || world.ZWJSBridge) return zhelibanIn(world)
  return { ...common, kind: 'browser', maySave: true, shareOff: nothing, close: () => world.close(), holdFontScale: nothing }
}

function wechatIn(world: World): HostBridge {
  // The bridge may come after the page.
  const withBridge = (work: (bridge: Wechat) => void) => {
    if (world.WeixinJSBridge) work(world.WeixinJSBridge)
    else world.addEventListener('WeixinJSBridgeReady', () => world.WeixinJSBridge && work(world.WeixinJSBridge))
  }
  return {
    ...common,
    kind: 'wechat',
    maySave: false,
    // The menu itself stays: it leads to the browser, where a file can be kept.
    shareOff: () => withBridge((bridge) => bridge.invoke('hideMenuItems', { menuList: shares })),
    close: () => withBridge((bridge) => bridge.call('closeWindow')),
    holdFontScale: () => withBridge((bridge) => bridge.invoke('setFontSizeCallback', { fontSize: 0 })),
  }
}

function zhelibanIn(world: World): HostBridge {
  const bridge = world.ZWJSBridge
  const scan = bridge?.scan && {
    scan: () =>
      bridge.scan!({ type: 'qrCode' }).then(
        ({ result, text }) => result ?? text ?? null,
        () => null,
      ),
  }
  return {
    ...common,
    kind: 'zheliban',
    maySave: false,
    shareOff: nothing,
    close: () => void (bridge?.close ?? world.close)(),
    holdFontScale: nothing,
    ...scan,
  }
}

export const host = hostOf(globalThis as unknown as World)
