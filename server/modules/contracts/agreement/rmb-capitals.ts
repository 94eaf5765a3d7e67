import type { Fen } from '#kernel/money.ts'

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const places = ['', '拾', '佰', '仟'] as const
const groups = ['', '万', '亿', '万亿'] as const

/**
 * An amount in the capitals that cannot be altered on paper: 5000 fen is 伍拾元整, 10050 壹佰元零伍角, 100005 壹仟元零伍分, 0 零元整.
 * A nought between digits is said once, at the end of a group not at all. @source 正确填写票据和结算凭证的基本规定 (中国人民银行)
 */
export function rmbCapitals(amount: Fen): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new Error(`no amount to write in capitals: ${amount}`)
  const [yuan, jiao, fen] = [Math.floor(amount / 100), Math.floor(amount / 10) % 10, amount % 10]
  const whole = yuan === 0 ? '' : `${wholeYuan(yuan)}元`
  if (jiao === 0 && fen === 0) return `${whole || '零元'}整`
  const gap = whole !== '' && (jiao === 0 || yuan % 10 === 0) ? '零' : ''
  return `${whole}${gap}${jiao === 0 ? '' : `${digits[jiao]}角`}${fen === 0 ? '整' : `${digits[fen]}分`}`
}

function wholeYuan(yuan: number): string {
  let text = ''
  let isGapDue = false
  for (let group = groups.length - 1; group >= 0; group--) {
    const value = Math.floor(yuan / 10 ** (group * 4)) % 10_000
    if (value === 0) {
      isGapDue ||= text !== ''
      continue
    }
    if (text !== '' && (isGapDue || value < 1000)) text += '零'
    text += fourDigits(value) + groups[group]
    isGapDue = false
  }
  return text
}

function fourDigits(value: number): string {
  let text = ''
  let isGapDue = false
  for (let place = places.length - 1; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) isGapDue ||= text !== ''
    else {
      text += `${isGapDue ? '零' : ''}${digits[digit]}${places[place]}`
      isGapDue = false
    }
  }
  return text
}
