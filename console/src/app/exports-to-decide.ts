import { exportRequestsEndpoint } from '#api/exports.ts'
import { useMay } from './session.ts'
import { useRead } from './use-endpoint.ts'

/** How many exports of others wait for this person's consent; 0 for who gives none. */
export function useExportsToDecide(): number {
  const may = useMay()
  const read = useRead(exportRequestsEndpoint, {}, { everyMs: 60_000, enabled: may('export.approve') })
  return (read.data?.items ?? []).filter(({ isMine }) => !isMine).length
}
