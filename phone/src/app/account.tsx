import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#api/endpoint.ts'
import { changeOwnSettingsEndpoint, type OwnPerson, ownAccountEndpoint } from '#api/resident-accounts.ts'
import { forgetAnswers } from './answers.ts'
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
  /** Right after signing in: what was just chosen on the sign-in page holds, and a new account takes over how this phone looks; else the account's own settings are shown. */
  signedIn: (isNew: boolean) => Promise<void>
  forget: () => void
  /** Changes how the pages look, at once; kept in the account when there is one. Rejects with the reason and the old look when it could not be kept. */
  changeLook: (patch: Partial<Look>) => Promise<void>
}

const SessionContext = createContext<Session | null>(null)
const outEvent = 'jiayi-signed-out'
/** Asked while the words are still on their way; whoever reads the account first takes it. */
let early: Promise<Account> | null = ask(ownAccountEndpoint, {})
early.catch(() => {}) // told to whoever takes it
const readAccount = (): Promise<Account> => {
  const first = early
  early = null
  return first ?? ask(ownAccountEndpoint, {})
}
/** The server no longer knows us: the sign-in page is shown. */
export const signedOut = (): void => void dispatchEvent(new Event(outEvent))

export function AccountProvider({ children }: { children: ReactNode }) {
  const [known, setKnown] = useState<Known>({ state: 'waiting' })
  const [look, setLook] = useState(rememberedLook)
  const keeping = useRef<Promise<unknown>>(Promise.resolve())
  const isChosenHere = useRef(false)
  const changes = useRef(0)
  const show = async (next: Look) => {
    setLook(next)
    await applyLook(next)
  }
  const reload = async () => {
    try {
      const before = changes.current
      const account = await readAccount()
      const { isElderMode, textSize, language } = account
      // What was chosen while this was on its way is newer.
      if (before === changes.current) await show({ isElderMode, textSize, language })
      setKnown({ state: 'in', account })
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem('Defect')
      const isOut = problem.kind === 'Unauthenticated'
      // What is known already stays in sight on a bad line.
      setKnown((last) => (isOut ? { state: 'out' } : last.state === 'in' ? last : { state: 'failed', problem }))
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
      if (isChosenHere.current || (isNew && !isPlain(look))) await keep(look).catch(() => {})
      isChosenHere.current = false
      await reload()
    },
    forget: () => {
      for (const name of ['login', 'bind', 'sign', 'family', 'end', 'after', 'chat', 'chat-draft', 'chat-outbox', 'doctors'])
        writeStored('sessionStorage', name, null)
      writeStored('localStorage', 'acting', null)
      forgetAnswers()
      setKnown({ state: 'out' })
    },
    changeLook: async (patch) => {
      const next = { ...look, ...patch }
      changes.current++
      await show(next)
      if (known.state !== 'in') {
        isChosenHere.current = true
        return
      }
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
    const out = () => {
      forgetAnswers()
      setKnown({ state: 'out' })
    }
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

/** Reads the account anew when a page opens: on another phone somebody may have been bound, or have ended it. */
export function useFreshAccount(): Account {
  const { reload } = useSession()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time the page opens
  useEffect(() => void reload(), [])
  return useAccount()
}

/** For whom things are done now: the one chosen last, else oneself, else the first; nobody when nobody is bound. */
export function useActing(): OwnPerson | undefined {
  const { people } = useAccount()
  const { residentId } = readStored('localStorage', 'acting', { residentId: '' })
  return people.find((one) => one.residentId === residentId) ?? people.find((one) => one.relation === 'self') ?? people[0]
}
export const actFor = (residentId: string): void => writeStored('localStorage', 'acting', { residentId })
