import { BadgeCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../kit/button.tsx'
import { type Signature, SignaturePad } from '../../../kit/signature-pad.tsx'

/** The doctor signs by the account they are signed in with, or by hand. */
export function DoctorSignature({ name, onSigned }: { name: string; onSigned: (signature: Signature | null) => void }) {
  const { t } = useTranslation('contracts')
  const [isWriting, setWriting] = useState(false)
  const turn = () => {
    onSigned(null)
    setWriting(!isWriting)
  }
  return (
    <div className="doctor-signature">
      {isWriting ? (
        <SignaturePad who={name} label={t('agree.doctor')} onChange={onSigned} mayType={false} />
      ) : (
        <p className="s">
          <BadgeCheck size={16} strokeWidth={1.8} aria-hidden="true" /> {t('agree.doctor')}　{t('agree.doctorText', { name })}
        </p>
      )}
      <Button kind="quiet" small onClick={turn}>
        {isWriting ? t('agree.doctorAccount') : t('agree.doctorWrite')}
      </Button>
    </div>
  )
}
