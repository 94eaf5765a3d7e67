import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SigningProposal } from '#api/contracts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'

type Population = SigningProposal['resident']['populations'][number]

/** The populations on record with how each is known; they are changed in the resident's own record, with evidence. */
export function PopulationList({ populations, age }: { populations: readonly Population[]; age: number }) {
  const { t } = useTranslation('contracts')
  if (populations.length === 0) return <p className="mute s">{t('packages.none')}</p>
  return (
    <ul className="pick">
      {populations.map((one) => (
        <li key={one.tag}>
          <Check className="pick-check" size={16} strokeWidth={2.2} aria-hidden="true" />
          <b>{nameOf(one)}</b>
          <span className="pick-detail">
            {[
              ...(one.origin === 'derived' ? [t('age', { age })] : []),
              t(`packages.origin.${one.origin}`),
              t('packages.since', { day: one.since.slice(0, 7) }),
            ].join(' · ')}
          </span>
          <span className="pick-end">
            <PolicySource because={one.because} what={nameOf(one)} />
          </span>
        </li>
      ))}
    </ul>
  )
}
