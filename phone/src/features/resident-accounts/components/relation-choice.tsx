import { useTranslation } from 'react-i18next'
import type { OwnPerson } from '#api/resident-accounts.ts'
import { ChoiceCards } from '../../../kit/choice-cards.tsx'

type Relation = OwnPerson['relation']
type Props = { relations: readonly Relation[]; value: Relation | null; fault: string | undefined; onChange: (relation: Relation) => void }

/** Who somebody is to the holder of the phone. */
export function RelationChoice({ relations, ...rest }: Props) {
  const { t } = useTranslation('phone')
  return (
    <ChoiceCards
      {...rest}
      id="relation"
      label={t('bind.relation')}
      options={relations.map((relation) => ({ value: relation, label: t(`relation.${relation}`), text: t(`relationText.${relation}`) }))}
    />
  )
}
