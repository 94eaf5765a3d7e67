import { Check, CircleDashed, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { listed } from '../../../app/i18n.ts'
import { Button } from '../../../kit/button.tsx'
import { KeyHints } from '../../../kit/key-hints.tsx'
import type { Missing } from '../missing-for-signing.ts'

type Props = { missing: readonly Missing[]; refusedBy: readonly string[]; busy: boolean; leave: () => void; submit: () => void }

/** The foot of the page: what is still missing, the keys, and the button. */
export function ActBar({ missing, refusedBy, busy, leave, submit }: Props) {
  const { t } = useTranslation('contracts')
  const isReady = missing.length === 0
  return (
    <div className="act">
      <span className={`sign-ready ${isReady ? 'good' : ''}`} role="status">
        {isReady ? (
          <Check size={16} strokeWidth={2.2} aria-hidden="true" />
        ) : (
          <CircleDashed size={16} strokeWidth={1.8} aria-hidden="true" />
        )}
        {isReady
          ? t('act.ready')
          : refusedBy.length > 0
            ? t('act.cannot', { why: listed(refusedBy) })
            : t('act.todo', { what: listed(missing.map((what) => t(`act.${what}`))) })}
      </span>
      <KeyHints
        hints={[
          { keys: ['F2'], does: t('act.keys.read') },
          { keys: ['F8'], does: t('act.keys.text') },
          { keys: ['Esc'], does: t('act.keys.leave') },
        ]}
      />
      <span className="push" />
      <Button onClick={leave}>{t('act.leave')}</Button>
      <Button
        kind="primary"
        keys="Ctrl ↵"
        busy={busy}
        disabled={!isReady}
        icon={<Printer size={16} strokeWidth={1.6} aria-hidden="true" />}
        onClick={submit}
      >
        {busy ? t('act.saving') : t('act.submit')}
      </Button>
    </div>
  )
}
