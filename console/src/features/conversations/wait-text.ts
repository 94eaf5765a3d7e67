import type { TFunction } from 'i18next'

/** How long, in one unit that says enough: minutes up to an hour and a half, hours up to two days, then days. */
export function waitText(t: TFunction<'conversations'>, minutes: number): string {
  if (minutes < 1) return t('conversations:justNow')
  if (minutes < 90) return t('conversations:minute', { count: Math.round(minutes) })
  const hours = minutes / 60
  return hours < 48 ? t('conversations:hour', { count: Math.round(hours) }) : t('conversations:day', { count: Math.round(hours / 24) })
}
