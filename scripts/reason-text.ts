import { policy } from '#api/wording/zh/policy.ts'
import type { Reason } from '#kernel/decision.ts'

/** Refusals of regulation are worded where the screens have them. */
const ofPolicy = Object.fromEntries(Object.entries(policy.errors).map(([what, text]) => [`POLICY.${what}`, text.replace(/\{\{(\w+)(?:, \w+)?\}\}/g, '{$1}')]))

const texts: Record<string, string> = {
  ...ofPolicy,
  'IDENTITY.LENGTH': '应为 18 位（旧号 15 位），这里是 {length} 位',
  'IDENTITY.CHARACTER': '前 17 位应是数字，最后一位是数字或 X',
  'IDENTITY.DIVISION': '没有以 {division} 开头的证件',
  'IDENTITY.BIRTH_DATE': '出生日期 {bornOn} 不存在',
  'IDENTITY.BORN_LATER': '出生日期 {bornOn} 在 {on} 之后',
  'IDENTITY.CHECK_DIGIT': '校验位不对，请核对是否录错',
  'IDENTITY.SHAPE': '不是这种证件的号码样式',
  'IDENTITY.OTHER_DOCUMENT': '这是另一种证件的号码',
  'CREDIT_CODE.LENGTH': '应为 18 位，这里是 {length} 位',
  'CREDIT_CODE.CHARACTER': '不会出现字符 {character}',
  'CREDIT_CODE.REGION': '第 3–8 位应是区划代码，这里是 {region}',
  'CREDIT_CODE.ORGANISATION_CHECK': '主体标识码（第 9–17 位）的校验位不对',
  'CREDIT_CODE.CHECK': '校验位不对',
}

/** A reason in Chinese for the command line. `nameOf` turns codes into the packs' words. */
export function reasonText(reason: Reason, nameOf: (code: string) => string = (code) => code): string {
  const text = texts[reason.code] ?? reason.code
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(reason.params?.[name] ?? '').split(',').map(nameOf).join('、'))
}
