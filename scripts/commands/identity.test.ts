import { afterEach, describe, expect, it, vi } from 'vitest'
import { hearCommand } from '../testing/hear-command.ts'
import { command } from './identity.ts'

const identity = (line: string) => hearCommand(command, line)

afterEach(() => vi.unstubAllEnvs())

describe('identity check', () => {
  it('holds a number good, mends a small x, and tells birth, age and sex', async () => {
    const { code, says } = await identity('check 11010519491231002x --on 2026-11-24')
    expect(code).toBe(0)
    expect(says).toContain('成立  11010519491231002X（由 11010519491231002x 改正）')
    expect(says).toContain('出生 1949-12-31，到 2026-11-24 满 76 周岁，女')
  })

  it('tells programs the same, with the number masked beside it', async () => {
    const { code, says } = await identity('check 11010519491231002X --on 2026-11-24 --json')
    expect({ code, answer: JSON.parse(says) }).toMatchObject({ code: 0, answer: { valid: true, number: '11010519491231002X', bornOn: '1949-12-31', age: 76, on: '2026-11-24' } })
    expect(JSON.parse(says).masked).not.toContain('19491231')
  })

  it.each([
    ['110105194912310021', '校验位不对'],
    ['11010519490231002X', '出生日期 1949-02-31 不存在'],
    ['1101051949123100', '应为 18 位（旧号 15 位），这里是 16 位'],
    ['000000194912310020', '没有以 000000 开头的证件'],
    ['1101051949123O002X', '前 17 位应是数字'],
  ])('refuses %s: %s', async (number, reason) => {
    const { code, says } = await identity(`check ${number} --on 2026-11-24`)
    expect(code).toBe(1)
    expect(says).toContain(reason)
  })

  it('refuses who is born after the day asked about', async () => {
    expect(await identity('check 11010519491231002X --on 1949-12-30')).toMatchObject({ code: 1, says: expect.stringContaining('在 1949-12-30 之后') })
  })

  it('takes today from the clock the whole product goes by', async () => {
    vi.stubEnv('JIAYI_NOW', '1949-12-30T12:00:00+08:00')
    expect((await identity('check 11010519491231002X')).code).toBe(1)
    vi.stubEnv('JIAYI_NOW', '1949-12-31T12:00:00+08:00')
    expect((await identity('check 11010519491231002X')).says).toContain('到 1949-12-31 满 0 周岁')
  })

  it('tells programs why not', async () => {
    const { code, says } = await identity('check 110105194912310021 --on 2026-11-24 --json')
    expect({ code, answer: JSON.parse(says) }).toMatchObject({ code: 1, answer: { valid: false, reasons: [{ code: 'IDENTITY.CHECK_DIGIT', text: '校验位不对，请核对是否录错' }] } })
  })

  it('checks a unified social credit code', async () => {
    expect(await identity('check 91350100M000100Y43 --kind credit_code')).toMatchObject({ code: 0, says: '成立  91350100M000100Y43' })
    expect(await identity('check 91350100M000100Y44 --kind credit_code')).toMatchObject({ code: 1, says: expect.stringContaining('校验位不对') })
  })

  it.each(['', 'check', 'look 11010519491231002X', 'check 11010519491231002X --on 2026-02-30', 'check 11010519491231002X --kind driving_licence'])('"%s" is a mistake', async (line) => {
    const { code, complains } = await identity(line)
    expect(code).toBe(1)
    expect(complains).toContain('--help')
  })
})
