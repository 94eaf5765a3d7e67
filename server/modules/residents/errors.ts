import { reasonsOf } from '#kernel/decision.ts'

const say = reasonsOf('RESIDENTS')

/** Everything this module says no with; the texts are in packages/api/wording. */
export const reason = {
  name: () => say('NAME'),
  birthdayDiffers: () => say('BIRTHDAY_DIFFERS'),
  sexDiffers: () => say('SEX_DIFFERS'),
  birthdayMissing: () => say('BIRTHDAY_MISSING'),
  sexMissing: () => say('SEX_MISSING'),
  bornLater: () => say('BORN_LATER'),
  livesHereBeforeBirth: () => say('LIVES_HERE_BEFORE_BIRTH'),
  livesHereLater: () => say('LIVES_HERE_LATER'),
  documentMissing: () => say('DOCUMENT_MISSING'),
  guardianMissing: () => say('GUARDIAN_MISSING'),
  phone: () => say('PHONE'),
  registeredHere: (residentId: string) => say('REGISTERED_HERE', { residentId }),
  registeredOutside: () => say('REGISTERED_OUTSIDE'),
  registeredElsewhere: (county: string) => say('REGISTERED_ELSEWHERE', { county }),
  samePerson: (count: number) => say('SAME_PERSON', { count }),
  village: () => say('VILLAGE'),
  changedMeanwhile: () => say('CHANGED_MEANWHILE'),
  notLiving: () => say('NOT_LIVING'),
  hasContract: () => say('HAS_CONTRACT'),
  laterThanToday: () => say('LATER_THAN_TODAY'),
  noSuchPopulation: () => say('NO_SUCH_POPULATION'),
  otherSex: (population: string) => say('OTHER_SEX', { population }),
  unusualAge: (params: { population: string; age: number; from: string; until: string }) => say('UNUSUAL_AGE', params),
  derivedPopulation: () => say('DERIVED_POPULATION'),
  taggedAlready: () => say('TAGGED_ALREADY'),
  nothingToReveal: () => say('NOTHING_TO_REVEAL'),
  revealFirst: () => say('REVEAL_FIRST'),
  lookupsToday: (most: number) => say('LOOKUPS_TODAY', { most }),
}
