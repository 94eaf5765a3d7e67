import type { Wording } from '../wording.ts'
import type { reEvaluations as zh } from '../zh/re-evaluations.ts'

/** Contracts in force held against a policy pack once more. */
export const reEvaluations: Wording<typeof zh> = {
  nav: 'Re-evaluation',
  title: 'Re-evaluation of contracts', titleOne: 'Result of a re-evaluation',
  sub: 'Holds every contract in force against a published policy pack and tells what differs',
  standing: 'What was signed stays as it is. A re-evaluation only tells what differs; it changes no contract and no fee. To change one, the resident and the team sign anew.',
  own: 'This is the part of your institution.',
  begin: {
    version: '{{name}}, version {{version}}', title: 'Begin a re-evaluation', pack: 'Policy pack', option: '{{name}}, version {{version}}, from {{day}}', optionNow: '{{name}}, version {{version}}, from {{day}} (in use)', basis: 'By the rules of which day', ownDay: 'The day each contract was signed', ownDayText: 'Finds what became different where a rule was dated back.', oneDay: 'One and the same day', oneDayText: 'What would differ if the contracts in force were signed by the rules of that day.', day: 'Which day', dayMissing: 'Choose a day', act: 'Begin',
  },
  state: { waiting: 'Waiting', running: 'Running', stopped: 'Stopped', failed: 'Not finished', done: 'Done' },
  basis: { ownDay: 'by the rules of the day each contract was signed', oneDay: 'by the rules of {{day}}' },
  run: {
    progress: '{{done}} of {{total}} judged', left: 'about {{time}} left', seconds: '{{count}} s', minutes: '{{count}} min', soon: 'a few seconds', stop: 'Stop', stopping: 'Stopping', goOn: 'Go on', stopped: 'Stopped at {{done}} of {{total}}; the result is of these. Going on begins there and repeats nothing.', waiting: 'Begins when the work before it is done', triedAgain: 'It was not finished just now and is tried again by itself', partly: 'Still running, figures will change',
  },
  list: { title: 'Re-evaluations so far', pack: 'Policy pack', basis: 'By the rules of', state: 'State', agrees: 'Agree', differs: 'Differ', notJudged: 'Not judged', by: 'Begun by', open: 'See result', none: 'None yet', noneText: 'When a pack has changed, above all from a day in the past, begin a re-evaluation.', noneOwn: 'When the health commission has made one, its result stands here.' },
  result: {
    head: { differs: '{{count}} contracts differ from the rules', differsSome: '{{count}} contracts differ from the rules, {{notJudged}} cannot be judged', none: 'No contract differs from the rules', agreesSome: '{{agrees}} contracts agree with the rules, {{notJudged}} cannot be judged', unjudged: 'None of {{notJudged}} contracts can be judged', nothing: 'No contract to check', running: 'Re-evaluating', partly: 'Only a part was checked' }, of: '{{pack}}, version {{version}} · {{basis}} · {{count}} in force on {{day}} · {{by}}, {{at}}', hash: 'Fingerprint of the pack {{hash}}',
    verdicts: 'Result', agrees: 'Agree', differs: 'Differ', notJudged: 'Not judged', share: '{{share}}', notJudgedText: 'The pack is silent or sets no price: nothing against them',
    findings: 'What differs', findingsSub: 'A contract may differ in several things', notJudgedFindings: 'Why not judged', kind: 'What', contracts: 'Contracts', bar: '{{name}}: {{count}}', noFindings: 'None', see: 'See contracts',
    money: 'Fees of a year', moneySub: 'The fees of {{count}} contracts can be held against the pack', payer: 'Who pays', signed: 'As signed (yuan)', byPack: 'By the pack (yuan)', difference: 'Difference (yuan)', total: 'Total', noMoney: 'No fee can be compared', free: 'These contracts are free, by the pack as well', same: 'Everybody pays the same',
    institutions: 'Institutions', institution: 'Institution',
  },
  contracts: {
    title: 'Contracts that differ or could not be judged', sub: 'Those of which the same was found stand together', finding: 'What', institution: 'Institution', name: 'Resident', term: 'Term', packages: 'Packages', found: 'Found', team: 'Team', fee: 'Resident pays', number: 'Number', none: 'No such contract', noneText: 'Try another condition.', basis: 'Basis: {{basis}}',
  },
  notice: { title: 'Found in a re-evaluation: {{count}}', of: '{{pack}}, version {{version}} · {{basis}} · re-evaluated {{at}}', back: 'Back to the result' },
  kind: {
    TERM: 'Term', UNIT: 'Unit', PROVIDER: 'Provider', PACKAGE_GONE: 'Package not on offer', PACKAGE_NOT_FOR: 'Package not for this population', NO_BASIC: 'No basic package', FEE_TOTAL: 'Fee of a year', FEE_RESIDENT: 'Resident’s part', FEE_PAYER: 'Part of another payer', HOSPITALS_FEW: 'Too few hospitals', HOSPITALS_MANY: 'Too many hospitals', HOSPITAL: 'Hospital not admitted', TIER: 'No such tier of hospitals', CONSENT: 'A required consent is missing',
    GAP: 'The pack does not say', OWN_PACKAGE: 'Package of an institution or agreed on', OLD_PACKAGE: 'Package of an older system', LATER_PACKAGE: 'Package added later', NOT_KEPT: 'From an older system, not whole',
  },
  finding: {
    TERM: 'Signed for {{years}} years; on offer: {{offered}}', UNIT: 'Not signed by “{{unit, code}}” here', PROVIDER: 'This kind of institution or form may not contract', PACKAGE_GONE: '“{{package}}” is not on offer', PACKAGE_NOT_FOR: '“{{package}}” is not for the populations of the resident at signing', NO_BASIC: 'No basic package',
    FEE_TOTAL: 'Fee signed {{signed}} yuan, by the pack {{pack}}', FEE_RESIDENT: 'Resident pays {{signed}} yuan, by the pack {{pack}}', FEE_PAYER: '{{payer, code}} pays {{signed}} yuan, by the pack {{pack}}',
    HOSPITALS_FEW: '“{{tier}}” needs at least {{least}}', HOSPITALS_MANY: '“{{tier}}” allows at most {{most}}', HOSPITAL: 'The hospital does not fit “{{tier}}”', TIER: 'The combination has no such tier', CONSENT: 'A required consent is not on record',
    GAP: 'The pack does not say “{{parameter, entry}}”', OWN_PACKAGE: '“{{package}}” is the institution’s or agreed on; its price is not the pack’s', OLD_PACKAGE: '“{{package}}” is a name of an older system', LATER_PACKAGE: '“{{package}}” was added later, by the rules of that day', NOT_KEPT: 'Taken over from an older system without payers, hospitals and consents',
  },
}
