import { describe, expect, it } from 'vitest'
import { networkOf } from '#platform/http/network-of.ts'
import { accountName } from './account-name.ts'
import { checkNewPassword, demoPassword } from './check-password.ts'
import { codeAt, demoSecret, enrolmentAddress, secretOf, stepOfCode } from './one-time-code.ts'

describe('a one-time code', () => {
  // RFC 6238 appendix B: the secret "12345678901234567890", SHA-1; six of its eight digits.
  const secret = secretOf(Buffer.from('12345678901234567890'))
  it.each([[59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037']])('at second %i is %s', (second, code) => {
    expect(codeAt(secret, second * 1000)).toBe(code)
    expect(stepOfCode(secret, code, second * 1000)).toBe(Math.floor(second / 30))
  })
  it('holds for the half minute before and after its own, as its own step', () => {
    const [step, now] = [100, 100 * 30_000]
    const code = codeAt(secret, now)
    expect([-31_000, -30_000, -1, 29_999, 59_999, 60_000].map((ms) => stepOfCode(secret, code, now + ms))).toEqual([undefined, step, step, step, step, undefined])
  })
  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', ' 28708', '-28708'])('“%s” is none', (code) => {
    expect(stepOfCode(secret, code, 59_000)).toBeUndefined()
  })
  it('begins with an address an authenticator reads', () => {
    expect(enrolmentAddress(secret, 'chenjing')).toBe('otpauth://totp/Jiayi:chenjing?issuer=Jiayi&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30')
  })
  it('of a demonstration account is the same everywhere, and of no two accounts', () => {
    expect(demoSecret('chenjing')).toBe(demoSecret('chenjing'))
    expect(new Set(['chenjing', 'admin', 'wumin'].map(demoSecret)).size).toBe(3)
    expect(demoSecret('chenjing')).toHaveLength(32)
  })
})

describe('a new password', () => {
  const check = (password: string) => checkNewPassword('chenjing', password).map(({ code }) => code)
  it.each<[string, string[]]>([
    ['a fresh one', []], ['十个汉字也可以算长的', []], ['九个汉字就算是短了', ['ACCESS.PASSWORD_SHORT']], ['123456789', ['ACCESS.PASSWORD_SHORT', 'ACCESS.PASSWORD_COMMON']], ['1234567890', ['ACCESS.PASSWORD_COMMON']],
    ['aaaaaaaaaaaa', ['ACCESS.PASSWORD_COMMON']], ['Password2026!', ['ACCESS.PASSWORD_COMMON']], ['ChenJing2026', ['ACCESS.PASSWORD_LIKE_ACCOUNT']], ['chenjing', ['ACCESS.PASSWORD_SHORT', 'ACCESS.PASSWORD_LIKE_ACCOUNT']],
    [demoPassword, ['ACCESS.PASSWORD_COMMON']], ['', ['ACCESS.PASSWORD_SHORT']],
  ])('“%s”: %j', (password, expected) => {
    expect(check(password)).toEqual(expected)
  })
})

describe('whose guess it is', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'], ['::ffff:10.0.0.1', '10.0.0.1'], ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'], ['2001:db8:0:1::9', '2001:db8:0:1::/64'], ['2001:0DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
  it('a name is one name however it is typed', () => {
    expect([' ChenJing ', 'ｃｈｅｎｊｉｎｇ', 'chenjing'].map(accountName)).toEqual(['chenjing', 'chenjing', 'chenjing'])
  })
})
