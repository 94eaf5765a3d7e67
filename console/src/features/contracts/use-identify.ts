import { useState } from 'react'
import type { OutputOf } from '#api/endpoint.ts'
import { findByDocumentEndpoint } from '#api/residents.ts'
import { call } from '../../app/call.ts'
import type { IdentityCard } from '../../kit/device-bridge.ts'
import type { TypedDocument } from './components/manual-entry.tsx'

type Found = OutputOf<typeof findByDocumentEndpoint>
/** A document that was looked up, kept in memory only. */
export type FoundDocument = TypedDocument & {
  name: string
  address: string
  masked: string
  bornOn: string | null
  sex: number | null
  isFromCard: boolean
  outside: Found['outside']
  elsewhere: Found['elsewhere']
  isKnownHere: boolean
}

/**
 * From a card or a typed document to a resident: known here, known in another county, or new. Whole numbers stay in memory and go nowhere
 * but to the look-up.
 */
export function useIdentify(known: (residentId: string) => void) {
  const [found, setFound] = useState<FoundDocument | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  async function identify(document: TypedDocument, card?: IdentityCard): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      const {
        document: read,
        here,
        outside,
        elsewhere,
      } = await call(findByDocumentEndpoint, { documentKind: document.kind, number: document.number })
      setFound({
        ...document,
        name: card?.name ?? '',
        address: card?.address ?? '',
        masked: read.masked,
        bornOn: read.bornOn,
        sex: read.sex,
        isFromCard: card !== undefined,
        outside,
        elsewhere,
        isKnownHere: here !== null,
      })
      if (here) known(here.residentId)
    } catch (error) {
      setFound(null)
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return {
    found,
    problem,
    busy,
    identify,
    identifyCard: (card: IdentityCard) => identify({ kind: 'identity_card', number: card.number }, card),
    forget: () => {
      setFound(null)
      setProblem(null)
    },
  }
}
