import { zh } from '#api/wording/index.ts'
import type { ListSheet } from './domain/sheet.ts'
import type { Fault } from './kind.ts'

const kernel: Readonly<Record<string, Readonly<Record<string, string>>>> = zh.kit.errors
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = { RESIDENTS: zh.residents.errors, ORGANISATIONS: zh.organisations.errors, CONTRACTS: zh.contracts.errors, COMMUNITIES: zh.communities.errors, POLICY: zh.policy.errors, IMPORTS: zh.imports.errors }

/** A reason in Chinese, as the error file has it. */
export function reasonText({ code, params = {} }: Pick<Fault, 'code' | 'params'>): string {
  const [area = '', what = ''] = code.split('.')
  const text = (own[area] ?? kernel[area])?.[what] ?? code
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** All of a row's faults in one cell. Example: 证件号码：证件号的校验位不对，请核对是否录错；村（社区）：必填，请填写. */
export const faultsText = ({ columns }: ListSheet, faults: readonly Fault[]): string => faults.map((fault) => `${columns.find(({ key }) => key === fault.column)?.title ?? fault.column}：${reasonText(fault)}`).join('；')
