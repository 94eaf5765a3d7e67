/** The address of an agreement's PDF. */
export const paperOf = (contractId: string): string => `/api/contracts/${contractId}/agreement`
