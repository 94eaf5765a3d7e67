import type { Wording } from '../wording.ts'
import type { targets as zh } from '../zh/targets.ts'

export const targets: Wording<typeof zh> = {
  nav: 'Targets',
  title: { page: 'Targets by township' },
  year: '{{year}}',
  answer: {
    progress: '{{count}} townships are to sign {{quota}} people; {{signed}} have signed, {{rate}}%',
    live: '{{count}} townships are to sign {{quota}} people; {{live}} are connected and stand at {{rate}}%',
    plain: '{{count}} townships are to sign {{quota}} people',
    ahead: '{{name}} to sign {{quota}}; not begun, {{signed}} signed as of today', aheadPlain: '{{name}} to sign {{quota}} people; the year has not begun', townships: '{{count}} townships',
    own: '{{name}} is to sign {{quota}} people; {{signed}} have signed, {{rate}}%',
  },
  state: { draft: 'Draft', submitted: 'Awaiting review', issued: 'Issued', superseded: 'Superseded' },
  fresh: { saved: 'Draft saved', cover: 'Signed as of {{at}}', past: 'Past years are not measured against today' },
  choose: 'Year and version',
  planName: '{{year}} · {{state}} · {{at}}',
  act: { export: 'Export table', draft: 'New draft', submit: 'Submit for review', issue: 'Review and issue', return: 'Return for changes', withdraw: 'Withdraw', undo: 'Undo' },
  draft: { title: 'New draft of a year', year: 'Year', text: 'Where a document prints the table of that year, its rows are computed again; else the pack’s rates are applied to the newest usual populations.', make: 'Make the draft', made: 'Draft for {{year}} made', bad: 'Enter a year between 2000 and 2100' },
  grid: {
    caption: 'Targets by township', number: '#', name: 'Township', persons: 'Residents', rate: '× rate', product: '= product', quota: 'Target', override: 'Override', signed: 'Signed', signedNow: 'Signed today', change: 'vs {{year}}', added: 'new', done: 'Done (line = 100%)', status: 'Status',
    urban: 'Urban {{rate}}%', rural: 'Rural {{rate}}%', mixed: { urban: 'Urban', rural: 'Rural' }, cell: '{{name}} · {{column}}', notLive: 'no data', dash: '—',
    doneLabel: '{{name}} done {{rate}}%', openTeams: 'Teams of {{name}}',
  },
  fx: {
    half_up: 'round half up ({{persons}} × {{rate}}%) = round ({{product}}) = {{quota}}', down: 'round down ({{persons}} × {{rate}}%) = {{product}} → {{quota}}', up: 'round up ({{persons}} × {{rate}}%) = {{product}} → {{quota}}', noRule: '{{persons}} × {{rate}}% = {{product}}, kept as {{quota}} when drafted; no rule of rounding for this year any more',
    half: 'exactly .5: rounded up', overridden: 'computed {{computed}}, overridden to {{override}}: {{reason}}', printed: 'differs from the printed {{printed}}', none: 'Choose a cell to see how it came about',
  },
  totals: {
    title: 'Totals, two ways', persons: 'Residents', urban: 'Urban target', rural: 'Rural target', total: 'Whole target', how: 'How', rows: 'A  Sum of rounded rows', onTotal: 'B  Rate on the total', printed: 'As printed', difference: 'A − printed', differenceOnTotal: 'A − B',
    howRows: 'Each row rounded, {{count}} rows added; this line is issued', howOnTotal: '{{urbanPersons}} × {{urbanRate}}% = {{urbanProduct}}; {{ruralPersons}} × {{ruralRate}}% = {{ruralProduct}}', howPrinted: 'As the document has it', same: 'same', off: 'off {{sign}}{{count}}',
    howDifference: '{{count}} differ, by the order of rounding, the printed table or changes; shown as they are, not blocking', howSame: 'All agree', overridden: 'with {{count}} overrides',
  },
  paste: {
    title: 'Paste from Excel', text: 'Choose a cell and paste a block. Rows go by township names where there are any, else down from the cell. Columns are known by their headings (an exported table can be pasted back whole); without headings, residents and override stand right of the name.', report: 'The last paste', wrong: 'Cells in red were not changed; what stood there still stands', clear: 'Dismiss', forget: 'Give up these {{count}}',
    doubtful: 'A large change, please confirm', confirm: 'The figures are right, put in {{count}}', waiting: '{{count}} overrides wait for a reason',
    impossible: { override: 'target {{quota}} is above the population {{persons}}; left out', persons: 'population {{persons}} is below the target set, {{quota}}; left out, change the target first' }, overrideReason: 'Reason for pasted overrides', columns: { persons: 'Residents', override: 'Override' },
  },
  adjust: {
    title: 'Override {{name}}', quota: 'Computed', value: 'Override', reason: 'Reason (required, published with the plan)', clear: 'Remove override', drop: 'Leave as it was', put: 'Put into draft', notIn: 'not in the draft', in: 'in the draft',
    county: 'Whole county', rate: 'Rate here', done: 'Done here', below: 'below the rule’s {{rate}}%', belowLabel: 'Against the rule', notBelow: 'not below the rule', above: 'above the population', abovePersons: 'Only {{persons}} people live there', reasonMissing: 'Give a reason of at least 2 characters', numberWrong: 'Enter a whole number of people',
  },
  steps: { title: 'Before issuing', titleDone: 'How it was issued', sub: 'two people', draft: 'Drafted', check: 'Checked', review: 'Reviewed', issue: 'Issued to {{count}} townships', differences: '{{count}} differences listed', same: 'Totals agree', another: 'by another person' },
  say: { submitted: 'Submitted; another colleague has to review it', issued: 'Issued', returned: 'Back to draft', undone: 'Undone' },
  sure: { issueTitle: 'Issue the targets of {{year}}', issueText: 'After issuing nothing can be changed; the plan issued before for the same year is superseded.', issue: 'Issue', returnTitle: 'Return to draft', withdrawTitle: 'Withdraw', reason: 'Reason' },
  held: { title: '{{count}} not in the draft yet', text: 'At the right there are figures that have not gone in: pasted ones to confirm or to give a reason for, or an override not put in. Put them in or give them up, then submit.', back: 'Back to them' },
  review: {
    title: 'To review', against: 'In small figures the change against {{year}}', noBefore: 'No plan was issued for {{year}}; nothing to compare with', overridden: '{{count}} overrides', noneOverridden: 'No overrides', rate: '{{is}}% (rule {{rule}}%)',
    changed: '{{count}} changed against last year, the greatest first', noneChanged: 'All targets as last year', more: '{{count}} more in the table', added: 'Not in last year’s plan: {{names}}',
  },
  none: { title: 'No plan yet', text: 'Make a draft from the policy pack, check it, submit it; another colleague issues it.', own: 'No targets have been issued to your township yet' },
  mustBeAnother: 'You submitted this plan; another colleague has to issue it',
  errors: {
    CHANGED_MEANWHILE: 'Somebody changed this plan just now. Reload before changing it; what you have not saved is still on this page',
    TOWNSHIP_UNKNOWN: 'Townships of the printed table are not among the regions: {{names}}. Check the names of the regions first',
    NO_POPULATION: 'These townships have no usual population: {{names}}. Enter it first; it cannot be taken as 0',
    NO_KIND: 'These townships are marked neither urban nor rural: {{names}}. Mark them among the regions first',
    NO_TOWNSHIPS: 'This county has no townships to divide the target among. Set up the regions first',
    NOT_IN_PLAN: 'Township {{code}} is not in this plan. Reload before changing it',
    REASON_MISSING: 'The override of {{name}} has no reason; give at least 2 characters',
    QUOTA_ABOVE_PERSONS: 'The target of {{name}}, {{quota}}, is more people than live there ({{persons}}). Lower it, or check the population first',
    TWICE: 'Township {{code}} stands twice in what was sent; keep one row',
    STATE: 'The plan is no longer in a state that allows this; reload to see it',
    SAME_PERSON: 'Who submitted a plan cannot issue it; another colleague has to',
    ISSUED_MEANWHILE: 'Another plan of the same year has just been issued. Reload and check',
  },
}
