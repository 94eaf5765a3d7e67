import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SigningProposal } from '#api/contracts.ts'
import { listed, nameOf } from '../../../app/i18n.ts'
import { Button } from '../../../kit/button.tsx'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { Facts, TextField, TickBox } from '../../../kit/field.tsx'
import { MoneyFen } from '../../../kit/money.tsx'
import { type Signature, SignaturePad } from '../../../kit/signature-pad.tsx'
import { StepColumn } from '../../../kit/step-column.tsx'
import type { SigningDraft } from '../signing-draft.ts'
import { DoctorSignature } from './doctor-signature.tsx'
import { PaperThumb } from './paper-thumb.tsx'
import { RepresentativeFields } from './representative-fields.tsx'

type Props = {
  proposal: SigningProposal | undefined
  draft: SigningDraft | null
  change: (part: Partial<SigningDraft>) => void
  signed: Signature | null
  onSigned: (signature: Signature | null) => void
  onDoctorSigned: (signature: Signature | null) => void
  typedReason: string
  onTypedReason: (reason: string) => void
  readText: () => void
}

/** Third step: the agreement in short, the notices one by one, and the signatures. */
export function AgreementColumn(props: Props) {
  const { t } = useTranslation('contracts')
  const { proposal, draft, change } = props
  if (!proposal || !draft || proposal.reasons.length > 0)
    return (
      <StepColumn number={3} state="later" title={t('agree.title')}>
        <p className="mute s sign-later">{t('agree.later')}</p>
      </StepColumn>
    )
  const team = proposal.teams.find((one) => one.teamId === proposal.teamId)
  const doctor = team?.doctors.find((one) => one.staffId === proposal.doctorStaffId)?.name ?? ''
  return (
    <StepColumn
      number={3}
      state="now"
      title={t('agree.title')}
      end={proposal.agreement.isDemo ? <span className="mute xs">{t('agree.demo')}</span> : null}
    >
      <div className="sign-paper">
        <PaperThumb title={proposal.agreement.title} open={props.readText} />
        <div>
          <Facts
            rows={[
              { label: t('agree.partyA'), value: <span lang="zh-CN">{t('agree.teamOf', { team: team?.name, doctor })}</span> },
              { label: t('agree.partyB'), value: <span lang="zh-CN">{proposal.resident.name}</span> },
              {
                label: t('agree.packages'),
                value: listed(proposal.packages.filter((one) => one.isChosen).map(nameOf)),
              },
              { label: t('agree.term'), value: t('agree.termText', { years: proposal.term.chosen, lastDay: proposal.term.lastDay }) },
              {
                label: t('agree.pays'),
                value: (
                  <b>
                    <MoneyFen fen={proposal.fee.residentFen} />
                  </b>
                ),
              },
            ]}
          />
          <Button small icon={<Eye size={15} strokeWidth={1.6} aria-hidden="true" />} keys="F8" onClick={props.readText}>
            {t('agree.text')}
          </Button>
        </div>
      </div>
      <h3>
        {t('agree.consents')} <span>{t('agree.consentsSub')}</span>
        <PolicySource because={proposal.consentsBecause} what={t('agree.consents')} />
      </h3>
      <div className="sign-consents">
        {proposal.consents.map((consent) => (
          <TickBox
            key={consent.id}
            checked={draft.consents[consent.id] ?? false}
            note={<span lang="zh-CN">{consent.note ?? (consent.isRequired ? t('agree.required') : '')}</span>}
            onChange={(event) => change({ consents: { ...draft.consents, [consent.id]: event.target.checked } })}
          >
            <span lang="zh-CN">{consent.text}</span>
          </TickBox>
        ))}
      </div>
      <h3>
        {t('agree.signature')} <span>{t('agree.signatureSub')}</span>
      </h3>
      <RepresentativeFields isNeeded={proposal.resident.needsRepresentative} draft={draft} change={change} />
      <SignaturePad
        key={proposal.resident.id}
        who={proposal.resident.name}
        label={
          draft.representative?.name
            ? t('agree.representativeSign', { name: draft.representative.name })
            : t('agree.resident', { name: proposal.resident.name })
        }
        onChange={props.onSigned}
      />
      {props.signed?.kind === 'typed' ? (
        <TextField
          label={t('agree.typedReason')}
          hint={t('agree.typedHint')}
          maxLength={100}
          value={props.typedReason}
          onChange={(event) => props.onTypedReason(event.target.value)}
        />
      ) : null}
      <DoctorSignature name={doctor} onSigned={props.onDoctorSigned} />
    </StepColumn>
  )
}
