import { useTranslation } from 'react-i18next'

const signs = { upcoming: '○', active: '✓', expiring: '▲', expired: '●', ended: '●' } as const

/** How a contract stands: sign, colour and word. */
export function StandingTag({ standing }: { standing: keyof typeof signs }) {
  const { t } = useTranslation('phone-signing')
  return (
    <span className={`tag ${standing === 'active' || standing === 'upcoming' ? 'care' : ''}`}>
      <span aria-hidden="true">{signs[standing]}</span>
      {t(`contract.standing.${standing}`)}
    </span>
  )
}
