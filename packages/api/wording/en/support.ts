import type { Wording } from '../wording.ts'
import type { support as zh } from '../zh/support.ts'

/** Agreements of support between hospitals and primary care, expert teams, visits. */
export const support: Wording<typeof zh> = {
  nav: 'Support',
  title: { list: 'Support agreements', agreement: 'Support agreement', make: 'New support agreement', edit: 'Change the support agreement' },
  standing: { coming: 'Not begun', running: 'Running', ending: 'Ends soon', over: 'Over', ended: 'Ended early' },
  work: { dispatch: 'Doctors sent to work there', ward_round: 'Joint ward rounds', free_clinic: 'Free clinics', teaching: 'Teaching', research: 'Research', consultation: 'Consultations' },
  every: { week: 'Every week', month: 'Every month' },
  per: { agreement: 'in all', place: 'in each supported place', village: 'in each village' },
  list: {
    none: 'No support agreements yet', noneText: 'Add one: who supports whom, which round, how many expert teams, how often they go.', caption: 'Support agreements', add: 'New agreement', text: 'Agreement or hospital', name: 'Agreement', round: 'Round', roundOf: 'Round {{round}}', hospital: 'Supported by', places: 'Supports', works: 'What is done', from: 'From', lastDay: 'Last day', standing: 'Standing', township: 'Township',
    teams: 'Expert teams', teamsPromised: 'Teams promised', teamsFull: 'Teams with enough members', visits: 'Visits: made / due', due: 'Due by today', done: 'Made', export: 'Export the table', sub: 'Hospitals paired with primary care, round by round: what was promised and what was done', short: '{{count}} short', met: 'Kept',
    answer: '{{count}} agreements running, {{late}} behind on their visits', answerNone: 'No support agreement is running now',
  },
  one: {
    facts: 'The agreement', hospital: 'Supported by', places: 'Supports', works: 'What is done', term: 'Term', termText: '{{from}} to {{lastDay}}', promise: 'Visits promised', promiseText: '{{every}} {{visits}} {{per}}; {{places}} counted', people: 'Experts promised', peopleText: '{{teams}} teams of at least {{members}}', ended: 'Ended early',
    endedText: 'From {{day}}, because: {{reason}}', previous: 'Round before', next: 'Next round', teams: 'Expert teams', teamsSub: '{{promised}} promised, {{formed}} formed, {{full}} with enough members', members: '{{count}} members', short: '{{count}} missing', noTeams: 'No expert team entered yet', months: 'Promised and done by month', monthsSub: 'A weekly promise falls due each Monday, a monthly one on the 15th; this month until today',
    promised: 'Promised', done: 'Done', noMonths: 'The agreement has not begun', byWork: 'By kind', visits: 'Visits', halfDays: 'Half days', persons: 'People seen', log: 'Visits', logSub: 'A wrong one is struck out with a reason, not deleted', record: 'Record a visit', exportVisits: 'Export visits', edit: 'Change', renew: 'Renew for the next round', end: 'End early', noVisits: 'No visits yet', noVisitsText: 'Record each one: which day, where, how many experts, how many people seen.',
    answer: '{{due}} visits due by today, {{done}} made',
  },
  visit: {
    heldOn: 'Day', work: 'What was done', place: 'Where', team: 'Expert team', noTeam: 'No team in particular', experts: 'Experts', halfDays: 'Half days', persons: 'People seen', note: 'Note', recordedBy: 'Recorded by', struckWhy: 'Why struck out', strike: 'Strike out', strikeTitle: 'Strike this visit out', strikeText: 'It no longer counts and can still be read.', reason: 'Reason', title: 'Record a visit', save: 'Record', saved: 'Recorded', struck: 'Struck out', struckBy: 'Struck out by {{name}}: {{reason}}',
  },
  form: {
    about: 'Agreement', title: 'Name of the agreement', titleHint: 'For example: District hospital supports Yuelai health centre', round: 'Round', hospital: 'Supported by', hospitalHint: 'A hospital, or a centre or township hospital that supports villages', from: 'From', lastDay: 'Last day', who: 'Supports', institutions: 'Institutions', townships: 'Whole townships', what: 'What is done', promise: 'Promise', teams: 'Expert teams', members: 'Members in each, at least', visits: 'Visits', every: 'How often', per: 'Counted by',
    experts: 'Expert teams and members', team: 'Team name', specialty: 'Specialty', member: 'Name', titleLevel: 'Title', addTeam: 'Add a team', addMember: 'Add an expert', removeTeam: 'Remove this team', removeMember: 'Remove {{name}}', save: 'Save', make: 'Save the agreement', made: 'The agreement is saved', saved: 'Saved', renewing: 'Renewal: round {{round}}', unnamed: 'this expert',
    missing: { title: 'Please write the name', hospital: 'Please choose who supports', places: 'Please choose at least one institution or township', works: 'Please choose at least one kind of work', from: 'Please choose the first day', lastDay: 'Please choose the last day', numbers: 'Please fill in what is promised: teams and members from 0, visits from 1', experts: 'Expert teams and experts need names' },
  },
  end: { title: 'End this agreement early', text: 'From that day on no visits are promised; what was done stays.', day: 'Ended from', reason: 'Reason', act: 'End it', done: 'Ended' },
  errors: {
    DAYS_FAR: 'The term must lie within {{years}} years of today. Please check the years', REACHES_NEXT: 'It was renewed and the next round begins on {{day}}; this one must end before. Please change the last day', VISITED_PLACE: 'Visits to {{name}} are recorded, so it stays in the agreement. Please keep it, or strike those visits out first',
    DAYS: 'The last day cannot be before the first. Please check', HOSPITAL_UNKNOWN: 'Who supports must be a hospital, centre or township hospital of this county. Please choose again', PLACE_UNKNOWN: 'One of the supported places is not in this county. Please choose again', NO_PLACE: 'Please choose at least one institution or township', NO_VILLAGES: 'Counting by village needs a township that has villages; or count by supported place', OWN_PLACE: 'Who supports cannot be supported at the same time. Please remove one', TEAM_TWICE: 'Two teams are called {{name}}. Please rename one',
    FOLLOWS_LATER: 'A renewal follows the round before, whose last day is {{lastDay}}. Please change the first day', IS_ENDED: 'This agreement was ended early and cannot be changed; to go on, renew it', IS_RENEWED: 'This agreement was renewed already. Please open the next round', END_OUTSIDE: 'The day must lie within the term. Please check', VISIT_LATER: 'The day cannot be after today. Please check', VISIT_OUTSIDE: 'The day does not lie within the term. Please check', VISIT_ELSEWHERE: 'This place is not in the agreement. Please choose again', TEAM_UNKNOWN: 'The agreement has no such expert team. Please choose again',
    IS_STRUCK: 'This visit is struck out already or belongs elsewhere. Please reload', WORK_UNKNOWN: 'This kind of work is not in the agreement. Please choose again, or change the agreement first', VISITS_THERE: 'There is a visit on {{day}}, and the term must hold it; strike out what was entered wrongly first', CHANGED_MEANWHILE: 'Somebody has just changed this agreement. Please reload and try again',
  },
}
