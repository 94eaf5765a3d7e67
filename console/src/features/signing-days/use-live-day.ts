import { useState } from 'react'
import { getSigningDayEndpoint } from '#api/signing-days.ts'
import { useRead } from '../../app/use-endpoint.ts'

const [liveMs, calmMs] = [3_000, 30_000]

/** One signing day, read every three seconds while it is open. */
export function useLiveDay(signingDayId: string) {
  const [isLive, setLive] = useState(true)
  const read = useRead(getSigningDayEndpoint, { signingDayId }, { everyMs: isLive ? liveMs : calmMs, keep: true, staleMs: 0 })
  const isOpen = read.data?.state === 'open'
  if (read.data && isOpen !== isLive) setLive(isOpen)
  return read
}
