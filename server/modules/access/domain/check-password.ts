import type { Reason } from '#kernel/decision.ts'

export const leastPasswordLength = 10
/** The password of every account of the demonstration. No other account may have it. */
export const demoPassword = 'Jiayi-2026-demo'
const common = /^(.)\1*$|^(0?1234567890?|9876543210)$|^(password|passw0rd|admin|qwerty(uiop)?|woaini|iloveyou|abc123|a123456)[0-9!@#.]*$/i

/** Why a new password will not do: too short or long, like the account's name, one everybody tries first. None when it will. */
export function checkNewPassword(account: string, password: string): Reason[] {
  const plain = password.toLowerCase()
  const reasons: Reason[] = []
  if ([...password].length < leastPasswordLength) reasons.push({ code: 'ACCESS.PASSWORD_SHORT', params: { least: leastPasswordLength } })
  if (plain.includes(account)) reasons.push({ code: 'ACCESS.PASSWORD_LIKE_ACCOUNT' })
  if (common.test(plain) || password === demoPassword) reasons.push({ code: 'ACCESS.PASSWORD_COMMON' })
  return reasons
}
