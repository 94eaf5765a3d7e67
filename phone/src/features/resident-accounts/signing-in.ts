import { useDraft } from '../../app/stored.ts'
import type { Sent } from './sent.ts'

type SigningIn = { phone: string; code: string; sent: (Sent & { phone: string; ticket: string }) | null }
const empty: SigningIn = { phone: '', code: '', sent: null }

/** What is being filled in to sign in, over its two pages. */
export const useSignIn = () => useDraft('login', empty)
