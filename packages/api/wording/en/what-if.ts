/** What would be if the county went by another pack. */
export const whatIf = {
  nav: 'What if',
  title: 'What if the county went by another pack', titleOne: 'Result of a trial',
  sub: 'The county’s real people and agreements in force, counted under another published pack or the county’s own draft',
  standing: 'A trial only: no agreement, no fee and no pack is changed.',
  own: 'Now', other: 'Then', side: { own: 'Now', other: 'Then' },
  begin: {
    title: 'Begin a trial', text: 'In force: {{name}}, version {{version}}', pick: 'Try', option: '{{name}}, version {{version}}, from {{day}}', draft: 'The county’s draft: {{title}}, from {{day}}', draftWrong: 'The county’s draft: {{title}} (has errors, cannot be tried)', act: 'Begin the trial', none: 'There is no other pack to try', noneText: 'Publish another pack or draft a change, then come back.',
    visits: 'Services one full-time person does a year', visitsHint: 'No pack sets a standard workload. With a number, staff is worked out; without one, services are only counted', visitsWrong: 'Enter a whole number from 1 to 100,000, or leave it empty', wrongDraft: 'The draft has errors; mend it before trying it. Choose another pack',
  },
  state: { waiting: 'Waiting', running: 'Running', stopped: 'Stopped', failed: 'Not finished', done: 'Done' },
  run: { progress: '{{done}} of {{total}} townships counted', waiting: 'Begins when the work before it is done', stop: 'Stop', goOn: 'Count again', stopped: 'It was not finished and left no result. Counting again starts from the beginning.' },
  list: { title: 'Trials', pack: 'Then', own: 'Now', by: 'Begun by', state: 'State', none: 'No trial yet', noneText: 'Choose a pack and see what would be.' },
  pack: '{{name}}, version {{version}}', draftOf: 'Draft of {{name}}: {{title}}', ruledOn: 'by the rules of {{day}}', print: 'Print', tag: 'Trial, nothing posted',
  head: {
    more: 'Under <zh>{{name}}</zh> a year of the {{contracts}} agreements priced on both sides costs ¥{{then}}, ¥{{change}} more', less: 'Under <zh>{{name}}</zh> a year of the {{contracts}} agreements priced on both sides costs ¥{{then}}, ¥{{change}} less', same: 'Under <zh>{{name}}</zh> a year of the {{contracts}} agreements priced on both sides still costs ¥{{then}}', left: '; {{left}} that one side cannot price are not compared', none: 'Under <zh>{{name}}</zh> the fees cannot be compared: one side cannot price any of {{left}} agreements', nothing: 'Under <zh>{{name}}</zh> the fees cannot be compared: no agreement is in force', busy: 'Trying <zh>{{name}}</zh>',
    sub: '{{own}} and {{other}}; {{persons}} residents on {{day}}, {{signed}} agreements in force; {{by}}, {{at}}',
  },
  gap: { open: '“{{entry}}” is not written', question: 'Open: {{question}}', not_applicable: '“{{entry}}” does not apply', title: 'Not written in the packs', sub: 'What is not written gets no default and is not compared', none: 'Both packs answer these' },
  money: {
    title: 'Who pays how much', sub: 'A year of {{count}} agreements in force, yuan; only those of which both sides price every package', payer: 'Payer', now: 'Now', then: 'Then', change: 'Change', total: 'Total', none: 'There is no fee that both packs can tell', receivers: 'Who receives how much', receiversSub: 'A year’s contract fee of agreements with a basic package, yuan', receiver: 'Receiver',
    left: 'Packages not compared', leftSub: 'One side cannot price them; agreements that hold one are in neither sum', package: 'Package', contracts: 'Agreements', why: 'Why', absent: '{{side}}: not offered', unpriced: '{{side}}: {{question}}', unknown: '{{side}}: not written', elsewhere: 'An institution’s own, an agreed one or one of an older system',
  },
  residents: { title: 'Who gains, who loses', sub: 'What residents pay themselves a person and year, by agreements priced on both sides', less: 'Pay less', more: 'Pay more', same: 'Same', each: '¥{{from}} each', range: '¥{{from}} to {{to}} each', bar: '{{less}} pay less, {{same}} the same, {{more}} more', total: 'Total', none: 'There is no agreement to compare', kind: 'Change', count: 'Agreements', amount: 'How much' },
  eligibility: { title: 'Who may sign', sub: 'By how long they live here', months: 'Must live here', monthsValue: '{{count}} months', eligible: 'May sign', short: 'Not long enough', untold: 'Newborn, not written', gains: 'May sign only then', loses: 'May sign only now', unsureThen: 'May sign now, cannot be told then (the other pack is silent on newborns)', unsureNow: 'Cannot be told now (the pack in force is silent on newborns), may sign then', changes: 'How who may sign changes', notCompared: 'One side does not say; not compared', row: 'Item' },
  populations: { title: 'Key populations', sub: 'Derived ones by age, others by the tags on record; persons, and signed of them', name: 'Population', any: 'Any key population', notListed: 'Not listed', unrecorded: 'No tags on record', value: '{{persons}} ({{signed}} signed)', },
  caps: { title: 'Doctors and teams over the cap', sub: '{{count}} doctors, by agreements held', cap: 'Cap', capValue: '{{limit}} {{unit}} a {{scope, code}}, {{mode}}', person: 'persons', household: 'households', refuse: 'no signing beyond', warn: 'a warning beyond', doctors: 'Doctors', teams: 'Teams', over: '{{count}} over', uncounted: 'Cannot be told', holders: '{{count}} in all', bin: '{{from}}–{{to}}', chart: 'Doctors by agreements held', line: 'Cap {{side}}: {{limit}}', number: 'Doctors', from: 'Agreements held' },
  workload: { title: 'Services a year', sub: 'Those that norms and packages count, for signed residents', item: 'Service', total: 'Total', staff: 'Full-time staff', staffSub: 'No pack sets a standard workload; by {{count}} a person and year, as entered', noStaff: 'No pack sets a standard workload; staff is not worked out', unrecognised: '{{side}}: the norms also name {{tags}}; nobody has such a tag here, so they are not counted', none: 'No service is counted' },
  coverage: { title: 'Coverage until {{year}}', sub: '{{now}} now, at +1, +2 and +3 points a year', label: 'Coverage, percent', pace: '+{{count}} points', target: 'Target', of: 'Of whom', goal: 'Target', now: 'Now', reached: 'Reached', reachedNow: 'Reached already', reachedAt: '+{{points}}: {{year}}', never: '+{{points}}: not by {{horizon}}', by: '{{goal}} by {{year}}', noTarget: 'Neither side sets a target', uncounted: 'Not counted', goalLine: 'Target {{side}}: {{goal}}' },
  hash: 'Fingerprints: now {{own}}, then {{other}}',
  errors: {
    UNDER_WAY: 'The trial that {{name}} began is not over. Wait for it, or ask for it to be stopped',
    SAME: 'These are the rules in force; there is nothing to compare. Choose another pack, or change something in the draft first',
    NO_DRAFT: 'That draft is no longer open. Reload the page and choose again',
    UNSOUND: 'Something is wrong with the draft. Mend it first, as its page says',
    OTHER_PACK: 'The pack is not what it was when the trial began. Begin anew',
  },
} as const
