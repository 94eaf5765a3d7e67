import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { proposeSigningEndpoint, type SigningProposal } from '#api/contracts.ts'
import { agreedWays } from '#api/household-contracts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { reasonText } from '../../../app/problem.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { SelectField, TextField, TickBox } from '../../../kit/field.tsx'
import { shortYuanText } from '../../../kit/figures.ts'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { Tag } from '../../../kit/status-tag.tsx'

export type MemberChoice = {
  isIn: boolean
  packageIds?: string[]
  packageReasons: Record<string, string>
  agreed: (typeof agreedWays)[number] | ''
}
export type Family = {
  residentId: string
  name: string
  sex: number
  age: number
  relation: string | null
  isHead: boolean
  isSigned: boolean
}
type Props = {
  member: Family
  choice: MemberChoice
  suggested: SigningProposal['household'][number]['suggested']
  with_: { teamId?: string | undefined; doctorStaffId?: string | undefined; years?: number | undefined }
  change: (part: Partial<MemberChoice>) => void
  read: (proposal: SigningProposal) => void
}

/** One member of a household that signs: whether, which packages, how they agreed; what stands against it is said in full. */
export function HouseholdMemberCard({ member, choice, suggested, with_, change, read }: Props) {
  const { t } = useTranslation(['contracts', 'residents'])
  const asked = {
    residentId: member.residentId,
    unit: 'household' as const,
    ...(choice.packageIds ? { packageIds: choice.packageIds } : {}),
    ...(with_.teamId ? { teamId: with_.teamId } : {}),
    ...(with_.doctorStaffId ? { doctorStaffId: with_.doctorStaffId } : {}),
    ...(with_.years ? { years: with_.years } : {}),
  }
  const reading = useRead(proposeSigningEndpoint, asked, { keep: true, staleMs: 0 })
  const proposal = reading.isPlaceholderData ? undefined : reading.data
  useEffect(() => {
    if (proposal) read(proposal)
  }, [proposal, read])
  const shown = reading.data
  const isRefused = (shown?.reasons.length ?? 0) > 0
  const chosen = shown?.packages.filter((one) => one.isChosen).map(({ id }) => id) ?? []
  const isMinor = shown?.resident.needsRepresentative ?? false
  return (
    <li className={choice.isIn && !isRefused ? 'household-card on' : 'household-card'}>
      <TickBox
        checked={choice.isIn && !isRefused}
        disabled={isRefused || member.isHead}
        onChange={(event) => change({ isIn: event.target.checked })}
      >
        <b lang="zh-CN">{member.name}</b> {t(`contracts:sex.${member.sex}`)} {t('contracts:age', { age: member.age })}{' '}
        <Tag>{member.isHead ? t('residents:person.head') : t(`residents:relation.${member.relation}`, { defaultValue: '—' })}</Tag>{' '}
        {shown?.resident.populations.map((one) => (
          <Tag key={one.tag}>{nameOf(one)}</Tag>
        ))}
      </TickBox>
      {suggested && !isRefused ? (
        <p className="household-suggested s">
          <Tag>{t('contracts:household.suggested')}</Tag>{' '}
          {t('contracts:household.suggestedWhy', {
            patient: suggested.patient,
            illnesses: suggested.illnesses.map(nameOf).join(t('contracts:household.and')),
          })}
          {choice.isIn ? null : (
            <Button small onClick={() => change({ isIn: true })}>
              {t('contracts:household.include', { name: member.name })}
            </Button>
          )}
        </p>
      ) : null}
      {!shown ? (
        <LinesSkeleton lines={2} />
      ) : isRefused ? (
        <ul className="household-why s">
          {shown.reasons.map((reason) => (
            <li key={reason.code}>{reasonText(reason)}</li>
          ))}
        </ul>
      ) : choice.isIn ? (
        <div className="household-choice">
          <div>
            {shown.packages
              .filter((one) => one.kind === 'basic' || one.fit !== 'refused')
              .map((one) => (
                <TickBox
                  key={one.id}
                  checked={one.isChosen}
                  disabled={one.kind === 'basic' || one.question !== null}
                  onChange={(event) =>
                    change({ packageIds: event.target.checked ? [...chosen, one.id] : chosen.filter((other) => other !== one.id) })
                  }
                >
                  <span lang="zh-CN">{nameOf(one)}</span>{' '}
                  <span className="mute">{t('contracts:packages.pays', { yuan: shortYuanText(one.residentFen) })}</span>{' '}
                  {one.kind === 'paid' && one.isProposed ? <Tag>{t('contracts:packages.suggested')}</Tag> : null}
                </TickBox>
              ))}
            {shown.packages
              .filter((one) => one.isChosen && one.fit === 'ask')
              .map((one) => (
                <TextField
                  key={one.id}
                  label={t('contracts:packages.why', { name: nameOf(one) })}
                  maxLength={200}
                  value={choice.packageReasons[one.id] ?? ''}
                  onChange={(event) => change({ packageReasons: { ...choice.packageReasons, [one.id]: event.target.value } })}
                />
              ))}
          </div>
          {member.isHead ? (
            <p className="mute s">{t('contracts:household.headSigns')}</p>
          ) : (
            <SelectField
              label={t('contracts:household.agreed')}
              blank={t('contracts:household.choose')}
              value={choice.agreed}
              options={agreedWays
                .filter((way) => (way === 'guardian') === isMinor)
                .map((value) => ({ value, label: t(`contracts:household.agreedWays.${value}`) }))}
              onChange={(event) => change({ agreed: event.target.value as MemberChoice['agreed'] })}
            />
          )}
        </div>
      ) : null}
    </li>
  )
}
