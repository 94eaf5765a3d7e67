/** Packages that institutions compose. */
export const servicePackages = {
  nav: 'Packages',
  title: { list: 'Packages', one: 'Package', compose: 'Compose a package', edit: 'Change a draft' },
  list: {
    sub: 'Composed by institutions of local items, within the price range of a tier; offered at signing once another person has published them', compose: 'Compose one', name: 'Name', text: 'Name or institution', tier: 'Tier', institution: 'Institution', state: 'State', resident: 'Resident pays a year', saving: 'Saves', edited: 'Last changed', version: 'Version {{number}}',
    none: 'No packages of institutions yet', noneText: 'Choose some local items and make a package of your own.', noneHere: 'No such package', noneHereText: 'Try another condition.', noPrice: 'Items or prices changed: cannot be priced',
  },
  state: { draft: 'Draft', published: 'Published', withdrawn: 'Withdrawn' },
  closed: 'Packages cannot be composed here yet', closedText: 'Policy sets no items, tiers or pricing: {{question}} Please ask the health authority.',
  form: {
    name: 'Name', nameHint: 'A name that residents understand, in Chinese', englishName: 'English name', tier: 'Tier', tierRange: 'Resident pays {{range}} yuan a year', variant: 'Variant', noVariant: 'None', items: 'Items', search: 'Find items', searchHint: 'Name or category', found: 'Items of the catalogue', noneFound: 'No such item in the catalogue', add: 'Add {{name}}', unit: '{{yuan}} yuan each · {{level}}',
    chosen: 'Items of this package', nothing: 'No items yet: add some from the left.', item: 'Item', times: 'Times a year', timesOf: 'Times a year of {{name}}', unitPrice: 'Unit price', amount: 'Amount', remove: 'Remove', removeOf: 'Remove {{name}}', undo: 'Undo the last step', discount: 'Discount (yuan)', notYuan: 'A number with at most two decimals',
    price: 'Price', counting: 'Working it out…', range: '{{tier}}: the resident pays {{range}} yuan a year', inside: 'Within the range', save: 'Keep as a draft', saved: 'Draft kept', nameMissing: 'Write a name of at least two characters', englishMissing: 'Write an English name of at least two letters', tierMissing: 'Choose a tier', stillWrong: 'It cannot be priced yet: mend what is said above', next: 'Follows version {{number}}',
  },
  one: {
    made: 'Composed', published: 'Published', withdrawn: 'Withdrawn', by: '{{name}}, {{at}}', versions: 'Versions', thisVersion: 'this one', price: 'How the price comes about', edit: 'Change the draft', discard: 'Discard the draft', publish: 'Publish', withdraw: 'Withdraw', follow: 'Next version', mustBeAnother: 'Publishing is for somebody who wrote nothing of this version.', against: 'It cannot be published yet',
    publishTitle: 'Publish “{{name}}”?', publishText: 'From then on the teams of the institution offer it at signing, and residents see it on their phones. It cannot be changed any more; a change is the next version.', publishReplaces: 'The version published before is withdrawn at the same time; what was signed stays.', discardTitle: 'Discard this draft?', discardText: 'It was never published and cannot be found again.', withdrawTitle: 'Withdraw “{{name}}”?', withdrawText: 'It is no longer offered at signing; what was signed stays.', reason: 'Reason', reasonHint: 'For example: prices changed, a new version follows', reasonMissing: 'Write the reason, at least two characters',
    replacedBy: 'withdrawn when the next version was published',
  },
  errors: {
    STATE: 'This cannot be done with the package as it stands. Please refresh the page',
    SAME_PERSON: 'Who wrote something of this version cannot publish it. Please let another person publish it',
    VARIANT_UNKNOWN: 'This tier has no such variant. Please choose another, or none',
    NAME_TAKEN: 'The institution has a package named “{{name}}” already. Please choose another name',
    IS_DRAFT: 'A draft is simply changed; it needs no next version',
    FOLLOWED: 'There is a draft of the next version already. Please change that one',
    CHANGED_MEANWHILE: 'Somebody changed it just now. The page is up to date again; please look before going on',
  },
}
