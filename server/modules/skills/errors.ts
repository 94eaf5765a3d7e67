import { reasonsOf } from '#kernel/decision.ts'

const say = reasonsOf('SKILLS')

/** Everything this module says no with; the texts are in packages/api/wording. */
export const reason = {
  state: (state: string) => say('STATE', { state }),
  samePerson: () => say('SAME_PERSON'),
  noResults: () => say('NO_RESULTS'),
  dayPassed: (day: string) => say('DAY_PASSED', { day }),
  overBefore: (lastDay: string) => say('OVER_BEFORE', { lastDay }),
  daysReversed: () => say('DAYS_REVERSED'),
  laterThanToday: () => say('LATER_THAN_TODAY'),
  staffUnknown: (count: number) => say('STAFF_UNKNOWN', { count }),
  notDoctor: (names: string) => say('NOT_DOCTOR', { names }),
  awardState: () => say('AWARD_STATE'),
  trainingState: () => say('TRAINING_STATE'),
  nameTaken: (name: string) => say('NAME_TAKEN', { name }),
  courseOff: (name: string) => say('COURSE_OFF', { name }),
  trainingWhere: () => say('TRAINING_WHERE'),
  techniqueOff: (name: string) => say('TECHNIQUE_OFF', { name }),
  notForKind: (name: string) => say('NOT_FOR_KIND', { name }),
  nobodyTrained: (name: string, course: string) => say('NOBODY_TRAINED', { name, course }),
  offeredAlready: () => say('OFFERED_ALREADY'),
  notOffered: () => say('NOT_OFFERED'),
}
