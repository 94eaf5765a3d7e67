/** What a second-generation identity card tells. Dates are days; `photo` is a data URL when the reader gives one. */
export type IdentityCard = {
  name: string
  sex: 'male' | 'female'
  nation: string
  bornOn: string
  address: string
  number: string
  photo: string | null
}
export type BridgeState = 'notInstalled' | 'notConnected' | 'ready' | 'reading' | 'failed'

/** The door to devices at the desk: today the card reader. Whatever its state, a manual way stays. */
export type DeviceBridge = {
  readonly isSimulated: boolean
  state(): BridgeState
  subscribe(listener: () => void): () => void
  readIdentityCard(): Promise<IdentityCard>
  close(): void
}

type Message = { id: number; ok: boolean; result?: unknown; reader?: 'ready' | 'absent'; error?: string }
const readingSeconds = 15

/** State and listeners, the same in the real and the simulated bridge. */
function observed(first: BridgeState) {
  let state = first
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set: (next: BridgeState) => {
      state = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/**
 * Talks to the service on this computer: `ws://127.0.0.1:port`, one JSON object a message.
 * We send `{ id, method: 'status' | 'readIdentityCard' }`; it answers `{ id, ok, result | error, reader }`, and may send `{ reader }`
 * by itself.
 */
export function connectBridge(port: number, open: (url: string) => WebSocket = (url) => new WebSocket(url)): DeviceBridge {
  const seen = observed('notConnected')
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let next = 0
  const socket = open(`ws://127.0.0.1:${port}`)
  let wasOpen = false
  const ask = <T>(method: string) =>
    new Promise<T>((resolve, reject) => {
      const id = ++next
      waiting.set(id, { resolve: resolve as never, reject })
      socket.send(JSON.stringify({ id, method }))
      setTimeout(() => {
        if (waiting.delete(id)) reject(new Error('timeout'))
      }, readingSeconds * 1000)
    })
  socket.addEventListener('open', () => {
    wasOpen = true
    ask('status').catch(() => seen.set('notConnected'))
  })
  socket.addEventListener('close', () => {
    seen.set(wasOpen ? 'notConnected' : 'notInstalled')
    for (const { reject } of waiting.values()) reject(new Error('closed'))
    waiting.clear()
  })
  socket.addEventListener('message', (event) => {
    const message = parseMessage(String(event.data))
    if (!message) return
    if (message.reader && seen.get() !== 'reading') seen.set(message.reader === 'ready' ? 'ready' : 'notConnected')
    const asked = waiting.get(message.id)
    if (!asked) return
    waiting.delete(message.id)
    if (message.ok) asked.resolve(message.result as never)
    else asked.reject(new Error(message.error ?? 'failed'))
  })
  return {
    isSimulated: false,
    state: seen.get,
    subscribe: seen.subscribe,
    close: () => socket.close(),
    readIdentityCard: async () => {
      seen.set('reading')
      try {
        const card = checkCard(await ask<IdentityCard>('readIdentityCard'))
        seen.set('ready')
        return card
      } catch (error) {
        seen.set(socket.readyState === 1 ? 'failed' : 'notConnected')
        throw error
      }
    },
  }
}

/** A reader for demonstrations: gives the cards in turn after `delayMs`. */
export function simulateBridge(cards: readonly IdentityCard[], delayMs = 400): DeviceBridge {
  const seen = observed('ready')
  let turn = 0
  return {
    isSimulated: true,
    state: seen.get,
    subscribe: seen.subscribe,
    close: () => {},
    readIdentityCard: async () => {
      const card = cards[turn % cards.length]
      if (!card) {
        seen.set('failed')
        throw new Error('no card')
      }
      seen.set('reading')
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      turn += 1
      seen.set('ready')
      return card
    },
  }
}

function parseMessage(text: string): Message | null {
  try {
    const message = JSON.parse(text) as Message
    return typeof message === 'object' && message !== null ? message : null
  } catch {
    return null
  }
}

/** A service of another maker may answer anything; only a whole card goes on. */
function checkCard(card: IdentityCard): IdentityCard {
  const isWhole = [card?.name, card?.number, card?.bornOn].every((part) => typeof part === 'string' && part !== '')
  if (!isWhole) throw new Error('incomplete card')
  return { ...card, number: card.number.toUpperCase(), photo: card.photo ?? null }
}
