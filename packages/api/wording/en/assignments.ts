/** Who is whose: residents to teams, villages and panels from hand to hand on a day. */
export const assignments = {
  nav: 'Assignment',
  title: { assign: 'Assignment and hand-over' },
  kind: { residents: 'Residents to a team', village: 'Village to another team', doctor: 'Doctor hands over' },
  about: { residents: 'Assigns people without a contract to a team, today; who is signed goes with the contract.', village: 'On the day the village and its people without a contract pass to another team; with a doctor chosen the contracts pass too.', doctor: 'On the day all contracts of one doctor pass to another, of the same team or another team of the institution. Text and term stay as they are.' },
  head: { sub: 'See how many people it moves, then choose the day; it is done at 00:15 of that day' },
  form: {
    title: 'Plan', kind: 'What', village: 'Village', grid: 'Grid', gridAll: 'Whole village', from: 'Team now', fromAny: 'All teams and none', to: 'To team', fromDoctor: 'Which doctor', toDoctor: 'To whom', noContracts: 'Contracts stay', withContracts: 'Contracts to', on: 'From which day', reason: 'Reason', reasonHint: 'Goes into the log', choose: 'Please choose',
    villageOf: '{{name}} ({{unsigned}} not signed, {{withoutTeam}} without team)', teamOf: '{{name}} ({{contracts}} contracts)', now: 'Do it now', plan: 'Plan for this day', done: 'Done: {{residents}} people, {{contracts}} contracts', planned: 'Planned for {{day}}; may be taken back before', personOf: '{{name}} ({{contracts}})',
  },
  preview: { title: 'What it does', sub: 'As things stand today', fill: 'Choose on the left; here you see how many people move and whether there is room.', residents: 'People without a contract change team', contracts: 'Contracts change doctor', panels: 'Places', who: 'Teams and doctors', before: 'Now', after: 'After', cap: 'Cap', label: '{{name}} after: {{after}}, cap {{cap}}', noCap: 'No cap', obstacles: 'Cannot be done yet', fine: 'May be done', scope: { team: 'Team', doctor: 'Doctor' } },
  list: {
    title: 'Hand-overs', what: 'What', fromTo: 'From and to', on: 'Takes effect', state: 'State', by: 'Planned by', result: 'Result', undo: 'Take back', retry: 'Try today', undone: 'Taken back', retried: 'Done', none: 'Nothing was planned yet', noneText: 'Choose above and press “Plan for this day”.', moved: '{{residents}} people, {{contracts}} contracts', arrow: '{{from}} → {{to}}', anyone: 'People without a team', grid: 'grid {{code}}',
  },
  state: { planned: 'Waiting for the day', blocked: 'Held up', done: 'Done', undone: 'Taken back' },
  errors: {
    INCOMPLETE: 'Something is not chosen yet, please complete', SAME_TEAM: 'Both sides are one team, please choose another', SAME_DOCTOR: 'Both sides are one doctor, please choose another', TEAM_CLOSED: '“{{team}}” is closed, please choose another', VILLAGE_NOT_THEIRS: 'This village is not of “{{team}}”, please choose again', VILLAGE_UNKNOWN: 'The village is not in this county, please choose again',
    NOT_THEIR_DOCTOR: 'The doctor is no family doctor of “{{team}}”, please choose again', OTHER_INSTITUTION: 'The teams are of different institutions, so contracts cannot pass along. Hand over those without a contract; signed residents transfer themselves', NOTHING_TO_MOVE: 'There is nobody and no contract to hand over, please check', NO_ROOM: 'No room with {{name}}: {{after}} after it, the cap is {{cap}}. Choose somebody else or make room first', DAY_PAST: 'The day is past, please choose today or later', DAY_FAR: 'The day is too far, please choose within a year', SETTLED: 'This hand-over is done or taken back, please reload', PLANNED_ALREADY: 'The same hand-over is planned already; please take that back first', ROOM_TAKEN: 'Somebody just took the last places, please look again',
  },
} as const
