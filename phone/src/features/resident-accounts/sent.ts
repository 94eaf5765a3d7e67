import type { Sending } from '#api/resident-accounts.ts'

/** A code on its way, with when it left by this phone's clock, so that the countdown goes on after a reload. */
export type Sent = Pick<Sending, 'resendSeconds' | 'demoCode'> & { sentMs: number }
export const sentNow = ({ resendSeconds, demoCode }: Sending): Sent => ({ resendSeconds, demoCode, sentMs: Date.now() })
