/** Signing days: many people signed in one place on one day. */
export const signingDays = {
  nav: 'Days',
  title: { list: 'Signing days', day: 'Signing day', plan: 'Plan a signing day', screen: 'Signing day on the big screen', public: 'Family doctor signing day' },
  state: { planned: 'planned', open: 'open', closed: 'closed', cancelled: 'called off' },
  list: {
    head: 'Signing days', sub: 'Sign many people in one village on one day: set the day, sign at several desks at once, watch the count', caption: 'Signing days', plan: 'Plan one', when: 'When', coming: 'To come', over: 'Over', name: 'Name', heldOn: 'Day', place: 'Place', villages: 'Villages', progress: 'Signed / goal', state: 'State',
    none: 'No signing day is planned', noneText: 'Plan one: the day, the place, which villages, how many desks.', noneOver: 'None was held yet', noneOverText: 'Signing days that are closed stand here.', today: 'today',
  },
  form: {
    name: 'Name', nameHint: 'For example: Yuelai village, November', place: 'Place', placeHint: 'For example: Yuelai village hall, ground floor', heldOn: 'Day', startsAt: 'From', endsAt: 'Until', villages: 'For which villages', villagesHint: 'Who is not signed yet in these villages becomes a list', otherVillages: 'Other villages', teams: 'Teams taking part', expected: 'People expected', desks: 'Desks', save: 'Save', plan: 'Plan it', planned: 'The signing day is planned', saved: 'Saved',
    missing: { name: 'Give it a name', place: 'Say where', heldOn: 'Choose the day', villages: 'Choose at least one village', teams: 'Choose at least one team', expected: 'Say how many you expect', desks: 'Give a number of desks from 1 to {{most}}' },
  },
  day: {
    when: '{{day}} {{from}}–{{until}}', signed: 'Signed', of: '{{percent}} of the goal of {{goal}}', done: 'goal reached', left: '{{count}} to go', desk: 'Desk {{desk}}', desks: 'Desks', nobody: 'nobody sits here', mine: 'I sit here', join: 'Sit here', joined: 'You sit at desk {{desk}}', sign: 'Sign at desk {{desk}}', chooseDesk: 'Sit down at a desk first, then begin to sign',
    byHour: 'Signed by the hour', hour: '{{hour}}:00', noneYet: 'nobody has signed yet', screen: 'Big screen', edit: 'Change the plan', print: 'Print the summary', qr: 'Code for the door', qrText: 'Residents scan it to see place and hours; nothing personal', qrAlt: 'QR code of the signing day', openPublic: 'Open the page behind the code',
    owed: 'Not signed yet in these villages', owedSub: '{{all}} people, of them {{owed}} who must all be signed and {{key}} of key populations', owedNone: 'Everybody in these villages is signed', owedNoneText: 'Nobody is left.', signedList: 'Signed here', signedNone: 'Nobody has signed here yet', signedNoneText: 'Each signing at a desk adds a row.', person: 'Resident', rank: 'Order', act: 'Sign', facts: 'Plan', teams: 'Teams', villages: 'Villages', place: 'Place', institution: 'Institution', live: 'Count of {{at}}', note: 'Summary', late: 'the day is over and it was not closed',
  },
  step: { open: 'Open', close: 'Close', reopen: 'Open again', cancel: 'Call off' },
  move: { closeTitle: 'Close', closeText: 'No desk can sign for this day any more. It may be opened again on the same day.', cancelTitle: 'Call off this signing day', cancelText: 'Who scans the code reads that it is called off.', note: 'Summary (optional)', noteHint: 'For example: 212 came, it rained, 30 will come next week', noteCancel: 'Why', noteCancelHint: 'For example: no power in the hall, moved to Wednesday', noteMissing: 'Say why', done: { open: 'It is open', close: 'It is closed', reopen: 'It is open again', cancel: 'It is called off' } },
  summary: { opened: 'Opened', closed: 'Closed' },
  screen: { back: 'Back', signed: 'people signed', goal: 'goal {{count}}', scan: 'Scan for place and hours', waiting: 'Not open yet', over: 'Today’s signing day is over. Thank you all', cancelled: 'This signing day is called off' },
  public: { head: 'Sign with your family doctor', where: 'Where', when: 'When', forWhom: 'For', phone: 'Telephone', bring: 'Bring your identity card. Children come with a parent or guardian and the household register.', state: { planned: 'not begun yet', open: 'now open, you are welcome', closed: 'is over', cancelled: 'is called off' }, notFound: 'There is no such signing day, or it is long over', notFoundText: 'Scan the code on the door again, or call your community health centre.' },
  errors: {
    STATE: 'This cannot be done with the signing day as it stands. Look again after a refresh', NOT_OPEN: 'This signing day is not open, or was just closed. Open it first, or sign as at the desk', NOT_TODAY: 'This signing day is on {{heldOn}}; it opens and signs only then. Change its day first', PAST: 'The day is over. Choose today or later', HOURS: 'It must end after it begins. Correct the hours',
    SEVERAL_INSTITUTIONS: 'All teams must belong to one institution. Take the others out', VILLAGE_UNKNOWN: 'One village is not in this county. Choose again', DESK_UNKNOWN: 'There is no desk {{desk}}; this day has {{desks}}. Take another, or add desks to the plan', DESK_IN_USE: 'Somebody was signed at desk {{desk}}; there cannot be fewer than {{desk}} desks', TEAM_NOT_HERE: 'The chosen team does not take part in this signing day. Choose one that does, or sign as at the desk', CHANGED_MEANWHILE: 'Somebody else just changed this signing day. Refresh and try again',
  },
}
