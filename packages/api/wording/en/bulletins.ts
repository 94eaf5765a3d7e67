import type { Wording } from '../wording.ts'
import type { bulletins as zh } from '../zh/bulletins.ts'

/** Notices and campaigns of institutions and commissions to many. */
export const bulletins: Wording<typeof zh> = {
  nav: 'Notices',
  title: { list: 'Notices and campaigns', one: 'Notice', write: 'Write a notice', edit: 'Change the notice' },
  kind: { notice: 'Notice', campaign: 'Campaign' },
  audience: { residents: 'Residents', staff: 'Staff' },
  signed: { all: 'Signed or not', yes: 'Signed', no: 'Not signed yet' },
  state: { draft: 'Draft', waiting: 'Waits for a second person', approved: 'Waits for its hour', sending: 'Being sent', sent: 'Sent', withdrawn: 'Withdrawn' },
  link: { none: 'No link', '/m/sign': 'Sign up', '/m/contract': 'My contract', '/m/chat': 'Ask the doctor', '/m/me': 'Me', '/w/sign/list': 'Contracts', '/w/sign/renewals': 'Renewals', '/w/populations': 'Not yet signed', '/w/sign/events': 'Signing days' },
  list: {
    answer: '{{waiting}} wait for a second person, {{sending}} are being sent', answerNone: 'No notice waits for anybody', sub: 'What goes to residents needs a second person; nothing goes out from {{from}}:00 until {{until}}:00, it waits for the morning', write: 'Write one', caption: 'Notices and campaigns', name: 'Title', audience: 'For', kind: 'Kind', state: 'State', writer: 'Written by', when: 'When', reached: 'Told', people: '{{count}} people',
    none: 'No notices or campaigns yet', noneText: 'Write one: see how many it reaches, then hand it to a second person.', county: 'The county', willSend: 'goes out {{at}}', wasSent: 'sent {{at}}', written: 'written {{at}}', heldText: '{{from}} to {{until}}',
  },
  one: {
    words: 'What it says', whom: 'Whom it is for', places: 'Places', everyPlace: 'Everywhere', populations: 'Populations', everyPopulation: 'All', signed: 'Signing', roles: 'Roles', everyRole: 'All', category: 'Shown under', progress: 'Progress', reached: 'Told', read: 'Read', readText: '{{read}} people, {{share}}', sendAt: 'Goes out', writer: 'Written by', approver: 'Approved by', returned: 'Returned because', withdrawn: 'Withdrawn because',
    history: 'What happened', noReached: 'Not sent yet', waits: 'Waiting for somebody else to agree: another manager of the institution, or the commission', waitsCounty: 'Waiting for somebody else of the commission to agree', ownPlace: 'Those of {{name}}', edit: 'Change',
  },
  step: { submit: 'Hand to a second person', take_back: 'Take back to change', send: 'Send', withdraw: 'Withdraw', approve: 'Let it go out', return: 'Return' },
  done: { submit: 'Handed in', take_back: 'Taken back; it can be changed', send: 'It goes out {{at}}', withdraw: 'Withdrawn', approve: 'Approved; it goes out {{at}}', return: 'Returned' },
  ask: { withdraw: 'Withdraw this notice', withdrawText: 'Those who got it no longer see it; what was not sent is not sent.', return: 'Return it to be changed', returnText: 'Whoever wrote it sees the reason.', note: 'Reason', sendTitle: 'When does it go out', sendNow: 'Now', sendAt: 'Not before', quiet: 'Nothing goes to residents from {{from}}:00 until {{until}}:00; it waits until {{until}}:00' },
  form: {
    words: 'What it says', kind: 'Kind', audience: 'For', category: 'Shown under', title: 'Title', titleHint: 'At most 40 characters', body: 'Text', bodyHint: 'At most 500 characters. Text only, nothing personal', link: 'With a link', heldFrom: 'First day', heldUntil: 'Last day', place: 'Where', placeHint: 'For example: the square before the health centre', whom: 'Whom it is for', townships: 'Townships', villages: 'Villages', populations: 'Key populations', signed: 'Signing', institutions: 'Institutions', roles: 'Roles', all: 'Nothing chosen leaves nobody out',
    reach: 'It reaches', reachText: '{{count}} people', phones: '{{count}} of them have a telephone bound today and see it at once', nobody: 'Nobody fits; please widen it', save: 'Save as a draft', saved: 'The draft is saved', preview: 'As its readers see it', samples: 'Often used', worldDay: 'World Family Doctor Day', window: 'Signing with insurance enrolment', worldDayTitle: 'World Family Doctor Day, 19 May', worldDayBody: 'Your family doctors invite you: blood pressure and blood sugar taken free, questions answered. Bring your identity card and you can sign up there.', windowTitle: 'Sign up while you enrol in insurance', windowBody: 'While you enrol in residents’ medical insurance you can sign up with a family doctor. If you are signed already, please see whether it is time to renew.',
    missing: { title: 'Please write the title', body: 'Please write the text', heldFrom: 'Please choose the first day', heldUntil: 'Please choose the last day' },
  },
  errors: {
    STATE: 'Its present state does not allow this. Please reload', OTHER_WAY: 'What is for residents needs a second person; what is for staff is sent directly', OWN: 'Who wrote a notice cannot decide on it. Please ask a colleague', DAYS: 'The last day cannot be before the first. Please check', CAMPAIGN_DAYS: 'A campaign needs its first and last day', NOTICE_DAYS: 'A notice has no days; with days, choose a campaign', CAMPAIGN_FOR_RESIDENTS: 'A campaign is for residents; for staff, use a notice', OVER: 'The campaign’s days are over. Please change them', LINK: 'These people do not have the page that the link leads to. Please choose again', PLACE_UNKNOWN: 'A township, village or institution is not in this county. Please choose again',
    NOTE_MISSING: 'Please write why', NOBODY: 'Nobody fits this audience. Please widen it first', SEND_FAR: 'It can go out within {{days}} days at most. Please choose a nearer time', SEND_PAST: 'That time is over. Please choose a later one', CHANGED_MEANWHILE: 'Somebody has just changed this notice. Please reload and try again',
  },
}
