import { useEffect, useRef, useState } from 'react'

export type Channel = 'desk' | 'home_visit' | 'event'
export type Relation = 'parent' | 'spouse' | 'child' | 'guardian' | 'other'
/** What was chosen so far for one resident. Names, numbers and signatures are not kept in the browser's store. */
export type SigningDraft = {
  residentId: string
  startedAt: number
  channel: Channel
  packageIds?: string[]
  /** Why a package is taken that nobody proposed, by package. */
  packageReasons?: Record<string, string>
  /** Items agreed on beside the packages, and what is let off their price. */
  agreed?: { items: { item: string; times: number }[]; discountFen: number } | null
  years?: number
  unit?: 'person' | 'household'
  teamId?: string | undefined
  doctorStaffId?: string | undefined
  hospitals: Record<string, string>
  consents: Record<string, boolean>
  representative?: { name: string; relation: Relation } | undefined
}
const place = 'jiayi.signing'

function readDraft(): SigningDraft | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(place) ?? 'null') as SigningDraft | null
    return draft && typeof draft.residentId === 'string' && typeof draft.consents === 'object' ? draft : null
  } catch {
    return null
  }
}

export function keepDraft(draft: SigningDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(place, JSON.stringify({ ...draft, representative: undefined }))
    else sessionStorage.removeItem(place)
  } catch {
    /* a locked-down browser keeps nothing; signing still works */
  }
}

/** The draft of this tab: survives a reload, is gone when signed or put away. `savedAt` is when it was last kept. */
export function useSigningDraft(residentId: string | undefined, usual: Channel = 'desk') {
  const [kept] = useState(readDraft)
  const [channel, setChannel] = useState<Channel>(kept?.channel ?? usual)
  const [draft, setDraft] = useState<SigningDraft | null>(() => {
    if (residentId && kept?.residentId !== residentId) return freshDraft(residentId, usual)
    return kept
  })
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const wasKept = useRef(kept !== null && draft === kept)
  useEffect(() => {
    keepDraft(draft)
    setSavedAt(draft ? Date.now() : null)
  }, [draft])
  return {
    draft,
    channel,
    savedAt,
    wasKept: wasKept.current,
    begin: (id: string) => {
      wasKept.current = false
      setDraft(freshDraft(id, channel))
    },
    change: (part: Partial<SigningDraft>) => setDraft((now) => now && { ...now, ...part }),
    choose: (next: Channel) => {
      setChannel(next)
      setDraft((now) => now && { ...now, channel: next })
    },
    clear: () => {
      wasKept.current = false
      setDraft(null)
    },
  }
}

const freshDraft = (residentId: string, channel: Channel): SigningDraft => ({
  residentId,
  startedAt: Date.now(),
  channel,
  hospitals: {},
  consents: {},
})
