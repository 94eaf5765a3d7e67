import { useTranslation } from 'react-i18next'
import { PickField } from '../../../kit/pick-field.tsx'
import { type About, usePartNames } from './use-part-names.ts'

type Props = { about: About; name: string; label: string; value: string; without?: readonly string[]; choose: (code: string) => void }

/** One of the codes that regulation has words for: those that packs use here stand first. */
export function CodePick({ about, name, label, value, without = [], choose }: Props) {
  const { t, i18n } = useTranslation('policy-drafts')
  const { word } = usePartNames(about)
  const used = about.codes[name] ?? []
  const words = i18n.getResource(i18n.language, 'policy', 'words') as Record<string, string> | undefined
  const others = [...new Set([...(value ? [value] : []), ...Object.keys(words ?? {})])].filter((code) => !used.includes(code))
  const optionsOf = (codes: readonly string[], group: string) =>
    codes.filter((code) => !without.includes(code)).map((code) => ({ value: code, label: word(code), group, words: [code] }))
  return (
    <PickField
      label={label}
      blank={t('form.choose')}
      value={value}
      options={[...optionsOf(used, t('form.used')), ...optionsOf(others, t('form.all'))]}
      choose={choose}
    />
  )
}
