import { useTranslation } from 'react-i18next'
import { ChoiceCards } from '../../../kit/choice-cards.tsx'
import { type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { Notice } from '../../../kit/notice.tsx'
import type { SigningDraft } from '../signing-draft.ts'

type Typed = SigningDraft['typed']
const reasons = ['hand', 'letters', 'eyes', 'other'] as const

/** A typed name instead of a signature, and why. */
export function TypedName({ typed, faults, change }: { typed: Typed; faults: Fault[]; change: (patch: Partial<Typed>) => void }) {
  const { t } = useTranslation('phone-signing')
  return (
    <>
      <Notice>
        <p>{t('signature.typedText')}</p>
      </Notice>
      <TextField
        id="typedName"
        label={t('signature.typedName')}
        fault={faultOf(faults, 'typedName')}
        autoComplete="off"
        maxLength={40}
        value={typed.name}
        onType={(name) => change({ name })}
      />
      <ChoiceCards
        id="typedReason"
        label={t('signature.reason')}
        isLabelShown
        value={typed.reason}
        fault={faultOf(faults, 'typedReason')}
        options={reasons.map((value) => ({ value, label: t(`signature.reasons.${value}`) }))}
        onChange={(reason) => change({ reason })}
      />
      {typed.reason === 'other' ? (
        <TextField
          id="typedOther"
          label={t('signature.reasonOther')}
          fault={faultOf(faults, 'typedOther')}
          maxLength={100}
          value={typed.other}
          onType={(other) => change({ other })}
        />
      ) : null}
    </>
  )
}
