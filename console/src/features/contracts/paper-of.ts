/** The address of an agreement's PDF, or of a supplement's by its version. */
export const paperOf = (contractId: string, version = 1): string =>
  `/api/contracts/${contractId}/agreement${version === 1 ? '' : `?version=${version}`}`
