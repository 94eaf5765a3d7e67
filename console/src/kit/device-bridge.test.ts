import { expect, test } from 'vitest'
import { connectBridge, simulateBridge } from './device-bridge.ts'

const card = {
  name: '罗玉珍',
  sex: 'female' as const,
  nation: '汉',
  bornOn: '1957-01-01',
  address: '双龙湖街道',
  number: '50011219570101442x',
  photo: null,
}

/** A service on this computer, played by hand. */
function aService() {
  const target = new EventTarget()
  const sent: { id: number; method: string }[] = []
  const socket = Object.assign(target, {
    readyState: 1,
    send: (text: string) => sent.push(JSON.parse(text)),
    close: () => {},
  }) as unknown as WebSocket
  const bridge = connectBridge(17350, () => socket)
  return {
    bridge,
    sent,
    opens: () => target.dispatchEvent(new Event('open')),
    closes: () => {
      Object.assign(target, { readyState: 3 })
      target.dispatchEvent(new Event('close'))
    },
    says: (message: unknown) =>
      target.dispatchEvent(new MessageEvent('message', { data: typeof message === 'string' ? message : JSON.stringify(message) })),
  }
}

test('a port that nobody listens on means the service is not installed', () => {
  const service = aService()
  service.closes()
  expect(service.bridge.state()).toBe('notInstalled')
})

test('the reader may be absent, come, and go', () => {
  const service = aService()
  service.opens()
  service.says({ id: 1, ok: true, reader: 'absent' })
  expect(service.bridge.state()).toBe('notConnected')
  service.says({ reader: 'ready' })
  expect(service.bridge.state()).toBe('ready')
  service.closes()
  expect(service.bridge.state()).toBe('notConnected')
})

test('a card is read whole, its last letter as a capital', async () => {
  const service = aService()
  service.opens()
  const reading = service.bridge.readIdentityCard()
  expect(service.bridge.state()).toBe('reading')
  service.says({ id: 2, ok: true, result: card })
  expect(await reading).toMatchObject({ name: '罗玉珍', number: '50011219570101442X' })
  expect(service.bridge.state()).toBe('ready')
})

test('a failed read and half a card say so, and leave the reader usable', async () => {
  const service = aService()
  service.opens()
  const first = service.bridge.readIdentityCard()
  service.says({ id: 2, ok: false, error: 'no card' })
  await expect(first).rejects.toThrow('no card')
  expect(service.bridge.state()).toBe('failed')
  const second = service.bridge.readIdentityCard()
  service.says({ id: 3, ok: true, result: { name: '罗玉珍' } })
  await expect(second).rejects.toThrow('incomplete')
})

test('what is not our language is ignored', () => {
  const service = aService()
  service.opens()
  service.says('not json')
  service.says('null')
  expect(service.bridge.state()).toBe('notConnected')
})

test('the simulator gives its cards in turn', async () => {
  const bridge = simulateBridge([card, { ...card, name: '汤富' }], 0)
  expect([(await bridge.readIdentityCard()).name, (await bridge.readIdentityCard()).name, (await bridge.readIdentityCard()).name]).toEqual([
    '罗玉珍',
    '汤富',
    '罗玉珍',
  ])
})
