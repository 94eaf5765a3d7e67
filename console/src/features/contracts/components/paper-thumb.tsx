import { useTranslation } from 'react-i18next'

/** The agreement as a small sheet that opens the whole text. */
export function PaperThumb({ title, open }: { title: string; open: () => void }) {
  const { t } = useTranslation('contracts')
  return (
    <button type="button" className="paper-thumb" aria-label={`${title} ${t('agree.text')}`} onClick={open}>
      <svg viewBox="0 0 102 146" aria-hidden="true">
        <text x="51" y="9" textAnchor="middle" fontSize="7.6" fontWeight="600" fill="#16202b">
          {title.slice(0, 12)}
        </text>
        <g fill="#c7d0da">
          {[26, 32, 38, 44, 50].map((y, row) => (
            <rect key={y} x="0" y={y} width={[98, 98, 90, 98, 62][row]} height="2.4" rx="1.2" />
          ))}
          <rect x="0" y="97" width="98" height="2.4" rx="1.2" />
          <rect x="0" y="103" width="70" height="2.4" rx="1.2" />
        </g>
        <path d="M0 60h102v30H0zM0 70h102M0 80h102M36 60v30M70 60v30" fill="none" stroke="#c7d0da" />
        <circle cx="24" cy="126" r="13" fill="none" stroke="#a8071a" strokeWidth="1.4" opacity=".75" />
        <path d="m24 120 1.7 3.7 4 .4-3 2.7.9 3.9-3.6-2-3.6 2 .9-3.9-3-2.7 4-.4z" fill="#a8071a" opacity=".75" />
      </svg>
    </button>
  )
}
