import { documentKinds, type DocumentKind, parseIdentityDocument } from '#kernel/identity-document.ts'
import { parseCreditCode } from '#kernel/credit-code.ts'
import { ageOn, dayOfInstant, isLocalDate } from '#kernel/local-date.ts'
import { maskIdentityNumber } from '#kernel/mask.ts'
import { clockOffsetOf } from '../../server/settings.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'
import { reasonText } from '../reason-text.ts'

const holders: Record<string, string> = {
  citizen: '居民身份证', hong_kong: '港澳台居民居住证（香港）', macao: '港澳台居民居住证（澳门）', taiwan: '港澳台居民居住证（台湾）', foreign_permanent_resident: '外国人永久居留身份证',
}

export const command: Command = {
  summary: '查证件号码、统一社会信用代码',
  help: `用法：identity check <号码> [--kind 证件种类] [--on 日期] [--json]
  核对号码：长度、字符、地区、出生日期、校验位；小写 x 与 15 位旧号会改正。退出码 0 号码成立，1 不成立。
  --kind  ${Object.keys(documentKinds).join('、')}、credit_code；不写时按 18 位号码判断
  --on    哪一天核对（没有人出生在这天之后），不写为今天（JIAYI_NOW 可改）
  例：identity check 11010519491231002x`,
  run: (args) => answering(() => {
    const { values, positionals: [verb, number] } = readArguments(args, { kind: { type: 'string' }, on: { type: 'string' } })
    if (verb !== 'check' || number === undefined) throw new BadUsage('要写：identity check <号码>')
    const on = (values.on as string | undefined) ?? dayOfInstant(Date.now() + clockOffsetOf(process.env))
    if (!isLocalDate(on)) throw new BadUsage(`不是日期：${on}`)
    return values.kind === 'credit_code' ? checkCreditCode(number, values.json as boolean) : checkDocument(number, values.kind as string | undefined, on, values.json as boolean)
  }),
}

function checkDocument(number: string, kind: string | undefined, on: Parameters<typeof parseIdentityDocument>[2], json: boolean): number {
  if (kind !== undefined && !Object.hasOwn(documentKinds, kind)) throw new BadUsage(`没有这种证件：${kind}`)
  const kinds = kind === undefined ? (['identity_card', 'hk_macao_taiwan_residence', 'foreign_permanent_residence'] as const) : [kind as DocumentKind]
  const read = kinds.map((each) => parseIdentityDocument(each, number, on))
  const valid = read.find((one) => one.allowed)
  if (valid?.allowed) {
    const { value } = valid
    const age = value.bornOn && ageOn(value.bornOn, on)
    if (json) printJson({ valid: true, ...value, age, on, masked: maskIdentityNumber(value.number) })
    else {
      console.log(`成立  ${value.number}${value.number === number ? '' : `（由 ${number} 改正）`}  ${value.holder ? holders[value.holder] : kind}`)
      if (value.bornOn) console.log(`出生 ${value.bornOn}，到 ${on} 满 ${age} 周岁，${value.sex === '1' ? '男' : '女'}`)
    }
    return 0
  }
  const reasons = read[0]?.allowed === false ? read[0].reasons : []
  if (json) printJson({ valid: false, number, reasons: reasons.map((reason) => ({ ...reason, text: reasonText(reason) })), on })
  else for (const reason of reasons) console.log(`不成立  ${reasonText(reason)}`)
  return 1
}

function checkCreditCode(code: string, json: boolean): number {
  const read = parseCreditCode(code)
  if (json) printJson(read.allowed ? { valid: true, code: read.value } : { valid: false, code, reasons: read.reasons.map((reason) => ({ ...reason, text: reasonText(reason) })) })
  else console.log(read.allowed ? `成立  ${read.value}` : `不成立  ${read.reasons.map((reason) => reasonText(reason)).join('；')}`)
  return read.allowed ? 0 : 1
}
