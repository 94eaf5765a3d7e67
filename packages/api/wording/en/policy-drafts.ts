import type { policyDrafts as zh } from '../zh/policy-drafts.ts'
import type { Wording } from '../wording.ts'

/** Drafting, checking and publishing a county's policy */
export const policyDrafts: Wording<typeof zh> = {
  nav: 'Policy drafts',
  title: { list: 'Policy drafts', one: 'Policy draft' },
  kind: { change: 'Change of the own pack', adopt: 'Another pack' },
  state: { draft: 'Being written', submitted: 'To be checked', published: 'Published', refused: 'Refused', withdrawn: 'Withdrawn' },
  list: {
    answer: 'This county goes by the pack of <zh>{{name}}</zh>', answerNone: 'This county <em>goes by no pack yet</em>', sub: 'One writes, another checks and publishes; what was signed stays',
    start: 'Draft a change', adopt: 'Go by another pack', open: 'A draft is not finished', openText: '“{{title}}”, {{state}}', goOn: 'Go on', proposals: 'Drafts', proposalsSub: 'Newest first', name: 'Title', author: 'Written by', effective: 'In effect', decided: 'Decided', state: 'State', noDrafts: 'No drafts yet', noDraftsText: 'When a document rules something new, draft the change.',
    versions: 'Versions of the county’s pack', versionsSub: 'Never changed once published; a change is the next version', number: 'Version {{number}}', origin: { release: 'With the product', county: 'By the county' }, back: 'Draft from it', file: 'Download', people: 'by {{author}}, checked by {{approver}}', noVersions: 'The county has no pack of its own yet; a draft begins from the one it goes by.', adoptions: 'Packs the county has gone by', since: 'since {{from}}', read: 'Read the pack in force',
  },
  start: { title: 'Draft a change', titleBack: 'Draft from version {{number}}', name: 'Title', nameHint: 'For example: term by document 12 of 2027', missing: 'Write a title of at least two letters', backText: 'The draft begins as version {{number}}; whatever differs from the version in force is a change. Published, it becomes a new version.', ok: 'Begin' },
  adopt: { title: 'Go by another pack', text: 'From that day on agreements are signed by the new pack; what was signed stays. Somebody else must check it.', pack: 'Pack', from: 'From', name: 'Title', missing: 'Choose a pack', day: 'Write a day, for example 2027-01-01', ok: 'Propose' },
  one: {
    answer: '<zh>{{title}}</zh>: {{count}} changes', answerWrong: '<zh>{{title}}</zh>: {{count}} changes, <em>{{wrong}} wrong</em>', answerNone: '<zh>{{title}}</zh>: nothing changed yet', answerAdopt: '<zh>{{title}}</zh>: the pack of <zh>{{name}}</zh> from {{from}}',
    by: 'by {{name}}', base: 'from version {{version}}', baseOther: 'from the pack in use', effective: 'in effect {{from}}', rename: 'Rename', back: 'All drafts', find: 'Find an entry', findHint: 'Name or key', entries: 'Entries', onlyChanged: 'Changed only', changed: 'Changed', wrong: '{{count}} wrong', none: 'No such entry',
    changes: 'Changes', changesSub: 'Against the base', noChanges: 'Equal to the base. Choose an entry on the left to change it.', before: 'Before', after: 'After', added: 'Added', removed: 'Removed', nothing: 'none', ended: 'Ends; no rule from then on', document: 'Document {{number}}', problems: 'What is wrong', problemsSub: 'To be mended before submitting', at: 'Value from {{from}}', line: 'line {{line}}',
    touched: 'A value begins on {{since}}, before today: <b>{{count}}</b> agreements signed since then are in force. Their terms stay; to judge each, use re-evaluation.', moved: 'Version {{version}} was published since this was begun. Move the changes onto it, then submit; where both changed something, the draft’s stands.', moveOn: 'Move onto it',
    submit: 'Submit', takeBack: 'Take back', withdraw: 'Withdraw', refuse: 'Refuse', publish: 'Publish', mustBeAnother: 'Waiting for somebody else; who wrote in it may not publish it.', readOnly: 'To be read only.', decided: '{{name}} {{at}}: {{note}}', published: 'Published as version {{version}}',
    publishTitle: 'Publish this draft?', publishText: 'It rules from {{from}} on and never changes; a change is another version.', publishAdopt: 'The county goes by this pack from {{from}} on.', refuseTitle: 'Refuse this draft?', withdrawTitle: 'Withdraw this draft?', note: 'Note', noteHint: 'For example: checked against clause 3 of the original', noteMissing: 'Write a note of at least two letters', submitted: 'Submitted; somebody else has to check it', done: 'Saved',
    notice: 'Notice it rests on', noticeNone: 'None', noticeHint: 'From the register of local documents', register: 'Register one', noFile: 'registered without its file',
  },
  entry: {
    unit: 'Unit {{unit}}', usedBy: 'used by {{module}}', taken: 'taken from {{code}}', noValues: 'No values yet', from: 'From', value: 'Value', valueHint: 'YAML; numbers and days without quotes', source: 'Source', sourceBlank: 'Choose document and clause', certainty: 'How sure', note: 'Note', save: 'Save this value', add: 'Add a value', edit: 'Edit', remove: 'Remove', end: 'No rule from that day on', restore: 'As the base', ask: 'Make it a question', deny: 'Does not exist here', question: 'What to ask', why: 'Why not', okAsk: 'Make it a question', okDeny: 'Not applicable',
    preview: 'It reads', counting: 'Reading…', elsewhere: '{{count}} things are wrong elsewhere; it reads once they are mended', dayMissing: 'Write a day, for example 2027-01-01', sourceMissing: 'Choose a source', textMissing: 'Write the value', isRemoved: 'The value from {{from}} is removed', isChanged: 'Changed', choose: 'Choose an entry on the left', status: { value: 'answered', unknown: 'open', not_applicable: 'not applicable' },
  },
  document: { title: 'Documents and clauses', text: 'A value names the clause it rests on.', open: 'Add a document or clause', pick: 'Document', fresh: 'A new document', code: 'Short name', codeHint: 'Small letters, digits, hyphens, for example yb-2027-12', name: 'Title', number: 'Number', issuer: 'Issuer', issued: 'Issued on', clause: 'Clause’s short name', clauseHint: 'For example 3-2', clauseText: 'Clause', clauseTextHint: 'For example III (2)', missing: 'Fill in everything', ok: 'Add' },
  certainty: { stated: 'stated', inferred: 'inferred', ambiguous: 'ambiguous', demo: 'demonstration' },
}
