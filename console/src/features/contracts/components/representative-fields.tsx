import { useTranslation } from 'react-i18next'
import { representativeRelations } from '#api/contracts.ts'
import { SelectField, TextField, TickBox } from '../../../kit/field.tsx'
import type { Relation, SigningDraft } from '../signing-draft.ts'

type Props = {
  isNeeded: boolean
  draft: Pick<SigningDraft, 'representative'>
  change: (part: Pick<SigningDraft, 'representative'>) => void
}

/** Who signs for the resident: always for a minor, else when somebody cannot sign. */
export function RepresentativeFields({ isNeeded, draft, change }: Props) {
  const { t } = useTranslation('contracts')
  const stands = draft.representative ?? (isNeeded ? { name: '', relation: 'parent' as const } : null)
  return (
    <div className="representative">
      {isNeeded ? (
        <p className="s">{t('agree.representativeMinor')}</p>
      ) : (
        <TickBox
          checked={stands !== null}
          onChange={(event) => change({ representative: event.target.checked ? { name: '', relation: 'spouse' } : undefined })}
        >
          {t('agree.representativeOther')}
        </TickBox>
      )}
      {stands ? (
        <div>
          <TextField
            label={t('agree.representative')}
            value={stands.name}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => change({ representative: { ...stands, name: event.target.value } })}
          />
          <SelectField
            label={t('agree.representativeRelation')}
            value={stands.relation}
            options={representativeRelations.map((value) => ({ value, label: t(`relation.${value}`) }))}
            onChange={(event) => change({ representative: { ...stands, relation: event.target.value as Relation } })}
          />
        </div>
      ) : null}
    </div>
  )
}
