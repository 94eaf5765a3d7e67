import i18n from 'i18next'
import { useTranslation } from 'react-i18next'

/** The short name of a key population in the reader's language; one that nobody named stands by its code. */
export function usePopulationName(): (code: string) => string {
  const { t } = useTranslation('residents')
  return (code) => (i18n.exists(`residents:population.${code}`) ? t(`population.${code}`) : code)
}

/** Populations offered as filters, in the order people ask for them. */
export const filterPopulations = [
  'elderly',
  'hypertension',
  'diabetes',
  'child_0_6',
  'pregnant_postpartum',
  'disabled',
  'registered_poor_household',
  'minimum_living_allowance',
  'extremely_poor_supported',
  'special_family_planning_family',
  'severe_mental_disorder',
  'tuberculosis',
  'major_illness',
] as const
