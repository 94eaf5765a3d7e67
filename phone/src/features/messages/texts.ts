import i18n from 'i18next'
import type { Notice, Office } from '#api/messages.ts'
import { addDays, dayOfInstant } from '#kernel/local-date.ts'
import { dayText } from '../../app/i18n.ts'

const t = (key: string, params: Record<string, string | number> = {}): string => i18n.t(key, params)

/** A notice in the reader's words: what it is called and what it says. One that this version does not know says so. */
export function noticeText({ code, params }: Pick<Notice, 'code' | 'params'>): { title: string; text: string } {
  const known = i18n.exists(`messages:notice.${code}.title`) ? code : 'other'
  const words: Record<string, string | number> = { ...params }
  for (const day of ['from', 'lastDay', 'endedOn', 'until', 'on']) if (words[day]) words[day] = dayText(String(words[day]))
  if (params.reason) words.reason = t(`messages:endReason.${params.reason}`)
  if (params.relation) words.helper = t(`messages:helper.${params.relation}`)
  return { title: t(`messages:notice.${known}.title`, words), text: t(`messages:notice.${known}.text`, words) }
}

/** When something was, as one would say it: 今天 10:32, 昨天 10:32, 2026年11月20日. */
export function whenText(at: string, now = Date.now()): string {
  const [day, today] = [dayOfInstant(at), dayOfInstant(now)]
  const clock = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)
  if (day === today) return `${t('phone-messages:today')} ${clock}`
  return day === addDays(today, -1) ? `${t('phone-messages:yesterday')} ${clock}` : `${dayText(day)} ${clock}`
}

/** How long, in one unit that says enough. */
export function waitText(minutes: number): string {
  if (minutes < 90) return t('phone-messages:minute', { count: Math.max(1, minutes) })
  const hours = Math.round(minutes / 60)
  return hours < 48 ? t('phone-messages:hour', { count: hours }) : t('phone-messages:day', { count: Math.round(hours / 24) })
}

/** When a team answers: 周一至周五 08:00—17:30 答复. */
export function officeText({ days, from, until }: Office): string {
  const sorted = [...days].sort((a, b) => a - b)
  const named = (day: number) => t(`phone-messages:dayOf.${day}`)
  const [first = 1] = sorted
  const last = sorted.at(-1) ?? first
  const isRun = sorted.length > 2 && last - first === sorted.length - 1
  const said =
    sorted.length === 7
      ? t('phone-messages:everyDay')
      : isRun
        ? t('phone-messages:through', { first: named(first), last: named(last) })
        : sorted.map(named).join(i18n.language === 'zh' ? '、' : ', ')
  return t('phone-messages:office', { days: said, from, until })
}
