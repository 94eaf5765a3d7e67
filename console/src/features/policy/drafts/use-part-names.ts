import { useTranslation } from 'react-i18next'
import type { LeafForm } from '#api/policy-drafts.ts'

export type About = { key: string; type: string; unit: string; zh: string; en: string; codes: Record<string, string[]> }

/** How the parts of an entry's value and their choices are called. The whole value is the part without a name. */
export function usePartNames({ key, type }: About) {
  const { t } = useTranslation('policy-drafts')
  const word = (code: string) => t(`policy:words.${code}`, { defaultValue: code })
  const meaning = (name: string, code: string) => t(`meaning.${name || key.replace('.', '_')}.${code}`, { defaultValue: word(code) })
  return {
    word,
    partName: (name: string) => t([`field.${type}_${name}`, `field.${name}`], { defaultValue: word(name) }),
    /** The choices of a part that has stated ones. */
    choicesOf: (name: string, form: LeafForm): { value: string; label: string }[] | null => {
      if (form.kind === 'truth')
        return [
          { value: 'true', label: t('form.yes') },
          { value: 'false', label: t('form.no') },
        ]
      if (form.kind === 'weekday') return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: t(`meaning.weekdays.${day}`) }))
      return form.kind === 'choice' ? form.of.map((value) => ({ value, label: meaning(name, value) })) : null
    },
  }
}

/** Where something is wrong, in words: `0.force` is the force of the first row. */
export function usePlaces(about: About) {
  const { t } = useTranslation('policy-drafts')
  const { partName } = usePartNames(about)
  return (field: string) =>
    field
      .split('.')
      .map((step) => (/^\d+$/.test(step) ? t('form.place', { number: Number(step) + 1 }) : step === '' ? '' : partName(step)))
      .filter(Boolean)
      .join(' · ')
}
