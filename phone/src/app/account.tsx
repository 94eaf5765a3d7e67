import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#api/endpoint.ts'
import { changeOwnSettingsEndpoint, type OwnPerson, ownAccountEndpoint } from '#api/resident-accounts.ts'
import { ask } from './ask.ts'
import { applyLook, isPlain, type Look, rememberedLook } from './look.ts'
import { Problem } from './problem.ts'
import { readStored, writeStored } from './stored.ts'

type Account = OutputOf<typeof ownAccountEndpoint>
type Known = { state: 'waiting' } | { state: 'out' } | { state: 'in'; account: Account } | { state: 'failed'; problem: Problem }
type Session = {
  known: Known
  look: Look
  /** Reads the account anew, after it changed. */
  reload: () => Promise<void>
  /** Right after signing in: a new account takes over how this phone looks, a known one shows its own settings. */
  signedIn: (isNew: boolean) => Promise<void>
  forget: () => void
  /** Changes how the pages look, at once; kept in the account when there is one. Rejects with the reason and the old look when it could not be kept. */
  changeLook: (patch: Partial<Look>) => Promise<void>
}

const SessionContext = createContext<Session | null>(null)
const outEvent = 'jiayi-signed-out'
/** The server no longer knows us: the sign-in page is shown. */
export const signedOut = (): void => void dispatchEvent(new Event(outEvent))

export function AccountProvider({ children }: { children: ReactNode }) {
  const [known, setKnown] = useState<Known>({ state: 'waiting' })
  const [look, setLook] = useState(rememberedLook)
  const keeping = useRef<Promise<unknown>>(Promise.resolve())
  const show = async (next: Look) => {
    setLook(next)
    await applyLook(next)
  }
  const reload = async () => {
    try {
      const account = await ask(ownAccountEndpoint, {})
      const { isElderMode, textSize, language } = account
      await show({ isElderMode, textSize, language })
      setKnown({ state: 'in', account })
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem('Defect')
      setKnown(problem.kind === 'Unauthenticated' ? { state: 'out' } : { state: 'failed', problem })
    }
  }
  const keep = (next: Look) => {
    keeping.current = keeping.current.catch(() => {}).then(() => ask(changeOwnSettingsEndpoint, next))
    return keeping.current
  }
  const session: Session = {
    known,
    look,
    reload,
    signedIn: async (isNew) => {
      if (isNew && !isPlain(look)) await keep(look).catch(() => {})
      await reload()
    },
    forget: () => {
      for (const name of ['login', 'bind', 'after']) writeStored('sessionStorage', name, null)
      writeStored('localStorage', 'acting', null)
      setKnown({ state: 'out' })
    },
    changeLook: async (patch) => {
      const next = { ...look, ...patch }
      await show(next)
      if (known.state !== 'in') return
      try {
        await keep(next)
      } catch (error) {
        await show(look)
        throw error
      }
    },
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once when the app opens
  useEffect(() => {
    void reload()
    const out = () => setKnown({ state: 'out' })
    addEventListener(outEvent, out)
    return () => removeEventListener(outEvent, out)
  }, [])
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is asked outside the app')
  return session
}

/** The account signed in; only pages behind the sign-in may ask. */
export function useAccount(): Account {
  const { known } = useSession()
  if (known.state !== 'in') throw new Error('useAccount is asked by a page before the sign-in')
  return known.account
}

/** For whom things are done now: the one chosen last, else oneself, else the first; nobody when nobody is bound. */
export function useActing(): OwnPerson | undefined {
  const { people } = useAccount()
  const { residentId } = readStored('localStorage', 'acting', { residentId: '' })
  return people.find((one) => one.residentId === residentId) ?? people.find((one) => one.relation === 'self') ?? people[0]
}
export const actFor = (residentId: string): void => writeStored('localStorage', 'acting', { residentId })
