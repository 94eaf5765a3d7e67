import { useTranslation } from 'react-i18next'
import type { Gap, TrialSide } from '#api/what-if.ts'
import { nameOf } from '../../app/i18n.ts'

/** What a trial's packs, gaps and codes are called. */
export function useTrialWords() {
  const { t } = useTranslation(['what-if', 'policy'])
  const sideName = ({
    packName: name,
    version,
    draftTitle: title,
  }: {
    packName: string
    version: number | null
    draftTitle?: string | null
  }) => (version === null ? t('what-if:draftOf', { name, title }) : t('what-if:pack', { name, version }))
  const entry = (key: string): string => t(`policy:entries.${key}` as never, { defaultValue: key })
  return {
    sideName,
    side: (side: TrialSide) => t(`what-if:side.${side}`),
    word: (code: string) => t(`policy:words.${code}`, { defaultValue: code }),
    named: nameOf,
    entry,
    /** “签约上限”没有写 */
    gap: ({ parameter, kind }: Gap) =>
      t(kind === 'not_applicable' ? 'what-if:gap.not_applicable' : 'what-if:gap.open', { entry: entry(parameter) }),
  }
}
