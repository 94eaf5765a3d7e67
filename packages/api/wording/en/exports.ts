import type { Wording } from '../wording.ts'
import type { exports as zh } from '../zh/exports.ts'

export const exports: Wording<typeof zh> = {
  title: 'Export requests',
  yes: 'Yes', no: 'No', is: ': ', and: '; ', all: 'All', noTeam: 'No team',
  list: { members: 'Members of a community', residents: 'Residents', contracts: 'Contracts', renewals: 'Renewals', unserved: 'Signed but unserved', unsigned: 'Should be signed and are not', reevaluated: 'Result of a re-evaluation', answer_times: 'Answer times', agreements: 'Agreements in one PDF' },
  column: {
    name: 'Name', sex: 'Sex', age: 'Age', document: 'Document number', phone: 'Telephone', address: 'Address', township: 'Township', village: 'Village or community', team: 'Team', populations: 'Key populations', isSigned: 'Signed', number: 'Agreement number', standing: 'State', signedOn: 'Signed on',
    from: 'From', lastDay: 'Last day', institution: 'Institution', doctor: 'Family doctor', packages: 'Packages', feeYuan: 'Resident pays (yuan)', channel: 'Signed at', daysLeft: 'Days left', daysIn: 'Days since signed', servedTimes: 'Services done', lastServedOn: 'Last service', behind: 'What is behind', outcome: 'Last call', contactedOn: 'Called on', note: 'Note', why: 'Why not signed', refusedBy: 'Who refused',
    department: 'Department', memberState: 'Signed', verdict: 'Result', findings: 'What differs', consentedOn: 'Consented on', joinedOn: 'Joined on', leftOn: 'Left on', refusedOn: 'Refused on', notedOn: 'Noted on', notedBy: 'Noted by', medianMinutes: 'Median answer (min)', answered: 'Answered in 30 days', waiting: 'Waiting', oldestMinutes: 'Longest wait (min)',
  },
  filter: {
    population: 'Key population', signed: 'Signed', township: 'Township', village: 'Village or community', townshipCode: 'Township', villageCode: 'Village or community', team: 'Team', teamId: 'Team', ageFrom: 'Age from', ageUntil: 'Age to', standing: 'State', toRenewWithin: 'Ends within days', channel: 'Signed at', signedSince: 'Signed since', number: 'Agreement number',
    kind: 'Services', doctorStaffId: 'Family doctor', communityId: 'Community', state: 'Signed', signingDayId: 'Signing day', due: 'Ends', notContacted: 'Not called yet', reason: 'Why not signed', contractIds: 'Agreements', reEvaluationId: 'Re-evaluation', finding: 'What', institutionId: 'Institution',
  },
  head: { chosen: 'Filter', by: 'Exported by', at: 'Time', place: 'County', number: 'Export number', whole: 'With whole names and numbers. Purpose' },
  masked: 'Names, document numbers, telephones and addresses are partly hidden',
  ask: {
    open: 'Export', title: 'Export: {{list}}', chosen: 'With the filter as it is', none: 'No filter: everything', rows: '{{count}} rows', counting: 'Counting', columns: 'Columns', everything: 'All', format: 'Format', formatOf: { xlsx: 'Excel (.xlsx)', csv: 'CSV' }, masking: 'Names and numbers', mask: 'Partly hidden', whole: 'Whole', wholeNote: 'Needs a purpose, kept in the log',
    reason: 'Purpose', reasonHint: 'For whom and what', send: 'Export', sendForConsent: 'Ask for consent', needsConsent: 'More than {{limit}} rows within a day: somebody else who may approve must agree before the file is made.', made: 'Being made; you will be told here when it is ready', awaiting: 'Sent for consent; you will be told', ready: '“{{name}}” is ready', failed: 'The export was not made: {{why}}', get: 'Download', center: 'Jobs', noColumn: 'Choose at least one column',
    marked: 'Every page carries your name and the time. Kept for 24 hours.', nothing: 'Nothing fits this filter; change it and export again',
  },
  requests: {
    head: { some: '{{count}} exports wait for you', none: 'No export waits for consent' }, sub: 'Exports above a limit: somebody else agrees or refuses', what: 'List', who: 'Who and when', rows: 'Rows', how: 'Contents', reason: 'Purpose', act: 'Decide', whole: 'Whole numbers', masked: 'Partly hidden', grant: 'Agree', refuse: 'Refuse', refuseTitle: 'Refuse the export: {{list}}', why: 'Why', whyHint: 'Told to who asked', granted: 'Agreed; the file is being made', refused: 'Refused', own: 'Your own; somebody else decides',
    none: 'No export waits for consent', noneText: 'Whole numbers and large lists need somebody else’s consent. Who wants what, and why, stands here before the file is made.', all: 'Everything',
  },
  errors: {
    FILTER: 'The filter is not right ({{fields}}); reload the page and try again', COLUMNS: 'Choose at least one column; if that does not help, reload the page', FORMAT: 'This list cannot be had in this format; choose another', NOTHING: 'Nothing fits, so no file was made. Change the filter', REASON_NEEDED: 'Whole numbers need a purpose', MAY_NOT_WHOLE: 'Your post may not export whole numbers. Take them partly hidden, or ask your institution’s manager',
    MAY_NOT_READ: 'Your post does not see this list and cannot export it', RIGHTS_ENDED: 'The post that asked was withdrawn or lacks the permission; the file was not handed out', ABOVE_LIMIT: 'More rows than the limit; no file was made. Narrow the filter, or ask again for somebody’s consent', NOT_GRANTED: 'Nobody has agreed yet; no file was made', REFUSED: 'Refused', AWAITS: 'Waits for consent', GONE: 'The file is older than 24 hours and was deleted. Export again',
    DECIDED_ALREADY: 'Somebody has decided already, or who asked took it back. Reload', NOT_ONESELF: 'Nobody decides about an own export; somebody else must',
  },
}
