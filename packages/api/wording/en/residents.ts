import type { residents as zh } from '../zh/residents.ts'
import type { Wording } from '../wording.ts'

export const residents: Wording<typeof zh> = {
  nav: 'Residents',
  title: { list: 'Residents', person: 'Resident', new: 'Register a resident' },
  documentKind: {
    identity_card: 'Identity card', household_register: 'Household register', passport: 'Passport', officer_card: 'Officer card', hk_macao_pass: 'Hong Kong or Macao pass', taiwan_pass: 'Taiwan pass',
    hk_macao_taiwan_residence: 'Hong Kong, Macao, Taiwan residence permit', foreign_permanent_residence: 'Foreign permanent residence card', birth_certificate: 'Birth certificate', none: 'No document (newborn)',
  },
  sex: { '0': 'unknown', '1': 'male', '2': 'female', '9': 'not stated' },
  age: '{{age}} y',
  status: { living: 'lives here', moved: 'moved away', deceased: 'deceased', merged: 'merged' },
  residence: { registered: 'registered here', migrant: 'registered elsewhere' },
  population: { major_illness: 'Major illness', hypertension: 'Hypertension', diabetes: 'Diabetes', tuberculosis: 'Tuberculosis', severe_mental_disorder: 'Severe mental disorder', registered_poor_household: 'Registered poor', special_family_planning_family: 'Family-planning special', extremely_poor_supported: 'Extremely poor', minimum_living_allowance: 'Living allowance', elderly: 'Elderly', pregnant_postpartum: 'Pregnant, postpartum', child_0_6: 'Child', disabled: 'Disabled' },
  origin: { derived: 'from age', diagnosed: 'diagnosed', certified: 'certified' },
  relation: { '02': 'head', '10': 'spouse', '11': 'husband', '12': 'wife', '20': 'son', '21': 'only son', '30': 'daughter', '31': 'only daughter', '40': 'grandchild', '50': 'parent', '51': 'father', '52': 'mother', '60': 'grandparent', '70': 'sibling', '97': 'other relative', '99': 'not related' },
  list: {
    find: 'Find',
    sub: 'who is to be signed first; press a row to open', text: 'Name, pinyin, initials, last digits of the document, telephone', name: 'Resident', about: 'Sex, age', populations: 'Populations', village: 'Village', team: 'Team', signed: 'Contract',
    isSigned: 'signed', notSigned: 'not signed', all: 'All', key: 'Any key population', filterPopulation: 'Population', filterSigned: 'Contract', filterVillage: 'Village', register: 'Register', found: 'Found', more: 'There are more; type a little more',
    none: 'Nobody matches', noneText: 'Change the filters, or register somebody.', elderlyUnsigned: 'Elderly, not signed', keyUnsigned: 'Key, not signed', views: 'Views',
    ageFrom: 'Age from', ageUntil: 'Age to', teamNone: 'No team',
  },
  person: {
    facts: 'Facts', document: 'Document', phone: 'Telephone', address: 'Address', lives: 'Lives here', since: 'since {{day}}', usual: 'usual resident', notUsual: 'not here long enough to be a usual resident', usualNoRule: 'no rule here says who is a usual resident', nation: 'Nation code', team: 'Team', institution: 'Institution',
    household: 'Household', head: 'head', noHousehold: 'No household known', tags: 'Key populations', noTags: 'In no key population', endedTags: 'Ended', addTag: 'Add', endTag: 'End', tagSince: 'since {{day}}', tagUntil: 'until {{day}}', reachHousehold: 'whole family first',
    sign: 'Sign', newborn: 'Register a newborn', edit: 'Edit', depart: 'Moved or deceased', contracts: 'Contracts', noContracts: 'No contract yet', timeline: 'Timeline', open: 'Open', until: 'until {{day}}', signedBy: '{{doctor}}, {{team}}',
    timelineNone: 'Nothing yet', event: { sign: 'Signed', renew: 'Renewed', seal: 'Agreement sealed', end: 'Ended', 'undo-end': 'Ending taken back' },
  },
  tagForm: { title: 'Add a key population', ageRight: 'The age is right; add', population: 'Population', from: 'Since', document: 'Evidence', number: 'Number', by: 'Issued by', save: 'Add', saved: 'Added', endTitle: 'End “{{name}}”', endOn: 'Until', reason: 'Reason', end: 'End', ended: 'Ended' },
  editForm: { title: 'Where they live and how to reach them', village: 'Village', residence: 'Registered', since: 'Lives here since', phone: 'Telephone', phoneHint: 'leave empty to keep it', address: 'Address', addressHint: 'leave empty to keep it', save: 'Save', saved: 'Saved' },
  departForm: { title: 'Moved or deceased', status: 'What happened', on: 'Day', reason: 'Note', save: 'Record', saved: 'Recorded', text: 'A contract in force is ended first. Afterwards the person no longer counts as living here.' },
  new: {
    sub: 'look the document up first', kind: 'Document', number: 'Number', find: 'Look up', name: 'Name', sex: 'Sex', bornOn: 'Born on', village: 'Village', residence: 'Registered', since: 'Lives here since', phone: 'Telephone', address: 'Address',
    save: 'Register', saved: 'Registered', here: 'This person is registered already', openHere: 'Open', elsewhere: 'Registered in {{county}}, {{signed}}', signedAt: 'signed with {{institution}}', notSignedThere: 'not signed', fresh: 'Not registered anywhere; go on', alike: 'It is another person; register',
    newborn: 'With the guardian: a newborn without a document may be registered before the first birthday, and joins the household of the guardian.',
    step1: 'Document', step2: 'Details',
  },
  errors: {
    REGISTERED_OUTSIDE: 'This person is registered in this county already, with people of another institution. Look the document up and do as it says there', OTHER_SEX: 'The sex does not agree with {{population}}; check the population or the sex on record', UNUSUAL_AGE: '{{age}} years old on that day, outside the ages usual for {{population}} ({{from}} to {{until}}). Check it; if it is right, choose to add it all the same',
    NAME: 'The name has characters that cannot be used; write it as on the document', BIRTHDAY_DIFFERS: 'The birthday differs from the document; check it', SEX_DIFFERS: 'The sex differs from the document; check it', BIRTHDAY_MISSING: 'This document does not say the birthday; fill it in', SEX_MISSING: 'This document does not say the sex; choose it',
    BORN_LATER: 'The birthday is after today; check it', LIVES_HERE_BEFORE_BIRTH: 'Lives here since before birth; check it', LIVES_HERE_LATER: 'Lives here since a day after today; check it', DOCUMENT_MISSING: 'From the first birthday a document is needed; choose one and fill in its number', GUARDIAN_MISSING: 'A newborn without a document needs a guardian',
    PHONE: 'Not a telephone number: a mobile has 11 digits, a landline its area code', REGISTERED_HERE: 'This person is registered already; open the record', REGISTERED_ELSEWHERE: 'This person is registered in {{county}}; they must be moved out there first', REGISTERED_MEANWHILE: 'Somebody registered this person a moment ago; look the document up again and open the record',
    SAME_PERSON: '{{count}} with this name, birthday and sex are registered. Check first; if it is another person, choose to go on', VILLAGE: 'The village is not in this county or not within your scope; choose again', CHANGED_MEANWHILE: 'Somebody changed this record a moment ago; reload and change it again', NOT_LIVING: 'This person moved away, died or was merged; this cannot be changed',
    HAS_CONTRACT: 'A contract is in force or signed ahead; end each first', LATER_THAN_TODAY: 'The day is after today; check it', NO_SUCH_POPULATION: 'The local policy has no such population', DERIVED_POPULATION: 'This population follows from age and cannot be added or ended by hand', TAGGED_ALREADY: 'A tag of this population is in force; end it first',
    NOTHING_TO_REVEAL: 'The record has none', REVEAL_FIRST: 'Give a reason first; after a minute give it again', LOOKUPS_TODAY: 'Your {{most}} look-ups of today are used up; go on tomorrow or ask the administrator',
  },
}
