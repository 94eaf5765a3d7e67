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
  /** Relation to the head of the household, GB/T 4761—2008. */
  relation: {
    '01': 'self', '02': 'head',
    '10': 'spouse', '11': 'husband', '12': 'wife',
    '20': 'son', '21': 'only son', '22': 'eldest son', '23': 'second son', '24': 'third son', '25': 'fourth son', '26': 'fifth son', '27': 'adopted son or stepson', '28': 'son-in-law', '29': 'other son',
    '30': 'daughter', '31': 'only daughter', '32': 'eldest daughter', '33': 'second daughter', '34': 'third daughter', '35': 'fourth daughter', '36': 'fifth daughter', '37': 'adopted daughter or stepdaughter', '38': 'daughter-in-law', '39': 'other daughter',
    '40': 'grandchild', '41': 'son’s son', '42': 'son’s daughter', '43': 'daughter’s son', '44': 'daughter’s daughter', '45': 'wife of a grandson', '46': 'husband of a granddaughter', '47': 'great-grandson', '48': 'great-granddaughter', '49': 'other grandchild',
    '50': 'parent', '51': 'father', '52': 'mother', '53': 'husband’s father', '54': 'husband’s mother', '55': 'wife’s father', '56': 'wife’s mother', '57': 'stepfather or adoptive father', '58': 'stepmother or adoptive mother', '59': 'other parent',
    '60': 'grandparent', '61': 'father’s father', '62': 'father’s mother', '63': 'mother’s father', '64': 'mother’s mother', '65': 'grandparent of the spouse', '66': 'great-grandfather', '67': 'great-grandmother', '68': 'great-grandparent of the spouse', '69': 'other grandparent',
    '70': 'sibling', '71': 'elder brother', '72': 'elder brother’s wife', '73': 'younger brother', '74': 'younger brother’s wife', '75': 'elder sister', '76': 'elder sister’s husband', '77': 'younger sister', '78': 'younger sister’s husband', '79': 'other sibling',
    '80': 'other', '81': 'father’s elder brother', '82': 'wife of father’s elder brother', '83': 'father’s younger brother', '84': 'wife of father’s younger brother', '85': 'mother’s brother', '86': 'wife of mother’s brother', '87': 'husband of mother’s sister', '88': 'mother’s sister', '89': 'husband of father’s sister',
    '90': 'father’s sister', '91': 'cousin of the father’s line', '92': 'other cousin', '93': 'brother’s son', '94': 'brother’s daughter', '95': 'sister’s son', '96': 'sister’s daughter', '97': 'other relative', '98': 'domestic help', '99': 'not related',
  },
  /** GB/T 3304—1991; 97 and 98 are the field's own. */
  nation: {
    '01': 'Han', '02': 'Mongol', '03': 'Hui', '04': 'Zang (Tibetan)', '05': 'Uygur', '06': 'Miao', '07': 'Yi', '08': 'Zhuang', '09': 'Buyei',
    '10': 'Chosen (Korean)', '11': 'Man (Manchu)', '12': 'Dong', '13': 'Yao', '14': 'Bai', '15': 'Tujia', '16': 'Hani', '17': 'Kazak', '18': 'Dai', '19': 'Li',
    '20': 'Lisu', '21': 'Va', '22': 'She', '23': 'Gaoshan', '24': 'Lahu', '25': 'Sui', '26': 'Dongxiang', '27': 'Naxi', '28': 'Jingpo', '29': 'Kirgiz',
    '30': 'Tu', '31': 'Daur', '32': 'Mulao', '33': 'Qiang', '34': 'Blang', '35': 'Salar', '36': 'Maonan', '37': 'Gelao', '38': 'Xibe', '39': 'Achang',
    '40': 'Pumi', '41': 'Tajik', '42': 'Nu', '43': 'Uzbek', '44': 'Russ', '45': 'Ewenki', '46': 'Deang', '47': 'Bonan', '48': 'Yugur', '49': 'Gin',
    '50': 'Tatar', '51': 'Derung', '52': 'Oroqen', '53': 'Hezhen', '54': 'Monba', '55': 'Lhoba', '56': 'Jino',
    '97': 'other', '98': 'Chinese citizen of foreign descent',
  },
  list: {
    find: 'Find',
    sub: 'press a row to open', text: 'Name from its beginning, whole pinyin, initials, last digits of the document, telephone', name: 'Resident', about: 'Sex, age', populations: 'Populations', village: 'Village', team: 'Team', signed: 'Contract',
    isSigned: 'signed', notSigned: 'not signed', all: 'All', key: 'Any key population', filterPopulation: 'Population', filterSigned: 'Contract', filterVillage: 'Village', register: 'Register', found: 'Found', more: 'The first 20; there are more, type a little more',
    none: 'Nobody matches', noneText: 'Change the filters, or register somebody.', elderlyUnsigned: 'Elderly, not signed', keyUnsigned: 'Key, not signed', views: 'Views',
    ageFrom: 'Age from', ageUntil: 'Age to', teamNone: 'No team',
  },
  person: {
    facts: 'Facts', document: 'Document', phone: 'Telephone', address: 'Address', lives: 'Lives here', since: 'since {{day}}', usual: 'usual resident', notUsual: 'not here long enough to be a usual resident', usualNoRule: 'no rule here says who is a usual resident', nation: 'Nation', team: 'Team', institution: 'Institution',
    household: 'Household', head: 'head', toHead: 'To the head', noHousehold: 'No household known', tags: 'Key populations', noTags: 'In no key population', endedTags: 'Ended', addTag: 'Add', endTag: 'End', tagSince: 'since {{day}}', tagUntil: 'until {{day}}', reachHousehold: 'whole family first',
    sign: 'Sign', newborn: 'Register a newborn', edit: 'Edit', depart: 'Moved or deceased', contracts: 'Contracts', noContracts: 'No contract yet', timeline: 'Timeline', open: 'Open', until: 'until {{day}}', signedBy: '{{doctor}}, {{team}}',
    timelineNone: 'Nothing yet', event: { sign: 'Signed', renew: 'Renewed', seal: 'Agreement sealed', end: 'Ended', 'undo-end': 'Ending taken back' },
  },
  tagForm: { title: 'Add a key population', ageRight: 'The age is right; add', population: 'Population', from: 'Since', document: 'Evidence', number: 'Number', by: 'Issued by', save: 'Add', saved: 'Added', endTitle: 'End “{{name}}”', endOn: 'Until', reason: 'Reason', end: 'End', ended: 'Ended' },
  editForm: { title: 'Where they live and how to reach them', village: 'Village', residence: 'Registered', since: 'Lives here since', phone: 'Telephone', phoneHint: 'leave empty to keep it', address: 'Address', addressHint: 'leave empty to keep it', save: 'Save', saved: 'Saved' },
  deskCode: {
    show: 'Show desk code', title: 'Desk code for the phone of {{name}}', text: 'Let the person scan it, or enter these 8 characters under “Desk code” at /m. Check who stands before you first.', qr: 'QR code of the desk code', left: 'Good once, for {{left}}', over: 'Ten minutes are over. Show a new one.', again: 'New code', done: 'Done',
  },
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
