/** Who should be signed and is not: why, how far, who refused. */
export const unsigned = {
  nav: 'Not yet signed',
  navRefusals: 'Refusals',
  title: { list: 'Not yet signed', refusals: 'Refusals' },
  key: 'All key populations',
  reason: {
    deceased: 'Died', lost: 'Missing', moved: 'Moved away', long_away: 'Away for long', refused: 'Refused', in_prison: 'In prison', listed_twice: 'Listed twice', psychiatric_hospital: 'In psychiatric hospital', military_service: 'Military service', foreign_national: 'Foreign national',
    married_away: 'Married away', unreachable: 'Cannot be reached', name_differs: 'Name and ID differ', away_for_now: 'Away for now', record_elsewhere: 'Record elsewhere', signed_elsewhere: 'Signed elsewhere', no_insurance_card: 'No insurance card', abroad: 'Abroad', other: 'Other', unfilled: 'Not filled in',
  },
  refuser: { self: 'the person', spouse: 'husband or wife', parent: 'a parent', child: 'a child', other: 'other family' },
  view: { label: 'What to look at', list: 'List', month: 'This month' },
  head: { some: '{{count}} people of key populations are not signed', none: 'All key populations are signed', missing: '{{count}} without a reason', fresh: 'Signed as of {{at}}' },
  goal: { title: 'Missing to the goal', sub: 'Choose a row to see only them', population: 'Population', done: 'Signed / people', unsigned: 'Not signed', short: 'Missing', reached: 'Reached', noGoal: 'No goal', label: '{{name}}: {{signed}} signed of {{residents}}' },
  places: { title: 'Where', sub: 'Choose a row to see only here', place: 'Village', unsigned: 'Not signed', blank: 'No reason', township: 'Township', none: 'Nobody is left to sign' },
  standing: { title: 'Reasons now', first: 'The {{count}} most frequent', none: 'No reason given yet', noneText: 'Choose somebody in the list and press one key.' },
  list: {
    title: 'People not signed', population: 'Population', village: 'Village', reason: 'Reason', name: 'Resident', populations: 'Populations', place: 'Village', team: 'Team', said: 'Why not signed', by: '{{by}}, {{day}}', none: 'Nobody is left to sign', noneText: 'All key populations here are signed.', history: 'History',
    left: { deceased: 'Recorded as died', moved: 'Recorded as moved' }, refusedBy: 'Refused by {{who}} on {{day}}',
  },
  keys: { title: 'One key gives the reason', none: 'Choose somebody in the list first', who: 'For {{name}}', readOnly: 'You may read the list. Teams and institutions give the reasons.', move: 'previous, next' },
  say: { noted: '{{name}}: {{reason}}', back: 'Reason of {{name}} taken back' },
  refusal: { title: '{{name}} refused', by: 'Who refused', on: 'On which day', note: 'Note', save: 'Record the refusal', later: 'They may sign at any time later.' },
  leave: { deceased: '{{name}} died', moved: '{{name}} moved away', on: 'Day', reason: 'How it became known', text: 'Goes into the resident’s record; the person no longer counts as owed. To correct it, open the record.', save: 'Put into the record', saved: 'Put into the record' },
  history: { title: 'Why {{name}} is not signed', none: 'Nothing was said yet', noted: 'Given by {{by}}', changed: 'Changed by {{by}}', taken_back: 'Taken back by {{by}}', signed: 'Ended by signing' },
  refusals: {
    answer: '{{count}} people refused', more: 'More than {{count}} people refused', none: 'Nobody refused', noneText: 'Press 5 in “Not yet signed” and it stands here.', sub: 'A refusal is not the end: they may sign at any time.', name: 'Resident', refused: 'Who and when', note: 'Note', again: 'Asking again', tooSoon: 'Not before {{day}}', key: 'Key population, may be asked', ready: 'May be asked', sign: 'Sign', back: 'Take back', record: 'Record who refused', find: 'Name, pinyin, telephone or last four of the ID', noOne: 'Nobody found', pick: 'Choose', toList: 'See not yet signed',
  },
  ask: { tooSoon: 'Refused on {{day}} ({{who}}). No key population: please do not ask again before {{again}}; who wants to may sign.', key: 'Refused on {{day}} ({{who}}). A key population may be asked again; who wants to may sign.', again: 'Refused on {{day}} ({{who}}), over 30 days ago: may be asked again.' },
  month: {
    choose: 'Month', title: 'Why not signed, {{month}}', sub: 'Given in the month and standing at its end', none: 'No reason was given this month', noneText: 'Choose another month, or give reasons in the list.', trend: 'Given in six months', trendLabel: '{{month}}: {{persons}} people', byTeam: 'By team', township: 'Township', team: 'Team', persons: 'All', noTeam: 'No team', gone: 'Left in the month (by their record)', deceased: 'Died', moved: 'Moved away', bar: '{{reason}}: {{persons}} people, {{share}}',
  },
  errors: {
    IS_SIGNED: 'This resident is signed and needs no reason. Please reload the list', NOT_LIVING: 'This resident moved away or died and needs no reason. Please reload the list', CHANGED_MEANWHILE: 'Somebody just gave a reason for this resident. Please reload, then give yours',
    WHO_REFUSED: 'Please say who refused and on which day', ONLY_REFUSAL: 'Only a refusal says who refused', LATER_THAN_TODAY: 'The day lies after today, please check',
  },
} as const
