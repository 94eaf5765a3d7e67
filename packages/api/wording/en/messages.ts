import type { messages as zh } from '../zh/messages.ts'
import type { Wording } from '../wording.ts'

export const messages: Wording<typeof zh> = {
  category: { contract: 'Contract', todo: 'To do', health: 'Health advice', service: 'Services', system: 'System' },
  notice: {
    CONTRACT_SIGNED: { title: 'The contract is signed', text: 'Doctor {{doctor}} of {{team}} is your family doctor until {{lastDay}}.' },
    CONTRACT_AMENDED: { title: 'The packages were changed', text: 'The contract with {{team}} has other packages from {{on}} on, now: {{packages}}. You pay {{yuan}} yuan a year. Open Contract to read the supplement; if you have signed none, call the institution at once.' },
    CONTRACT_ENDED: { title: 'The contract has ended', text: 'The contract with {{team}} ended on {{endedOn}}. Reason: {{reason}}. Call the institution if you have questions.' },
    CONTRACT_RESTORED: { title: 'The contract is back', text: 'Its ending was taken back. The contract with {{team}} runs until {{lastDay}} as before.' },
    CONTRACT_RAN_OUT: { title: 'The contract is over', text: 'The contract with {{team}} ran until {{lastDay}} and is over. Sign again to go on.' },
    APPLICATION_RETURNED: { title: 'The application was returned', text: '{{team}} returned the application. Why, and how to go on, stands under Contract.' },
    ENDING_REFUSED: { title: 'The contract was not ended', text: '{{team}} did not end the contract; it runs on. Why, and how to go on, stands under Contract.' },
    DOCTOR_CHANGED: { title: 'Another doctor is responsible', text: 'Dr {{doctor}} of {{team}} is responsible for the contract now. Services, term and price stay the same; there is nothing to do. For another team, press “Change to another team”, or call the institution.' },
    HANDOVER_PLANNED: { title: 'Your family doctor will change', text: 'From {{on}} on Dr {{doctor}} is responsible for your contract, and Dr {{fromDoctor}} no longer is. The team is still {{team}}; services, term and price stay the same, and there is nothing to do. For another team, press “Change to another team”, or call the institution.' },
    HANDOVER_TO_TEAM_PLANNED: { title: 'Your family doctor and team will change', text: 'From {{on}} on Dr {{doctor}} of {{team}} is responsible for your contract, and Dr {{fromDoctor}} of {{fromTeam}} no longer is. Services, term and price stay the same, and there is nothing to do. For another team, press “Change to another team”, or call the institution.' },
    HANDOVER_UNDONE: { title: 'Your family doctor stays', text: 'We had told you of another doctor from {{on}} on. That is not so any more: Dr {{doctor}} of {{team}} stays responsible for your contract, and nothing changes.' },
    RENEWAL_DUE: { title: 'Time to renew', text: 'The contract with {{team}} ends on {{lastDay}}. Please renew before that day.' },
    RENEWAL_BY_ITSELF: { title: 'The contract will renew itself', text: 'You agreed to this: the contract with {{team}} ends on {{lastDay}} and goes on from {{from}}, with the same services at the same price. If you do not want that, open Contract by {{lastDay}} and take the consent back.' },
    CONTRACT_RENEWED: { title: 'The contract has renewed itself', text: 'As you agreed beforehand, the contract with {{team}} goes on from {{from}} until {{lastDay}}. Doctor {{doctor}} stays responsible; services and price stay the same. If you do not want to go on, open Contract and ask to end it.' },
    SELF_BOUND: { title: 'A phone is bound to you', text: 'This phone can now act for yourself. If it was not you, tell the institution at once.' },
    HELPER_BOUND: { title: 'Somebody may act for you', text: '{{helper}} may act for you until {{until}}. You can end this any day under Me.' },
    HELPER_UNBOUND: { title: 'Somebody no longer acts for you', text: '{{helper}} no longer acts for you.' },
    CONTRACTS_RAN_OUT: { title: '{{count}} contract(s) ran out', text: 'The last day was {{lastDay}}; nobody had renewed, so the system let them run out' },
    CONVERSATION_HANDED: { title: 'A conversation is yours to answer', text: 'Handed to you by {{by}}' },
    JOB_FINISHED: { title: 'Your job is done', text: '{{name}}' },
    JOB_FAILED: { title: 'Your job did not succeed', text: '{{name}}: see why in the job centre' },
    BULLETIN: { title: '{{title}}', text: '{{text}}' },
    other: { title: 'New notice', text: 'Please reload to read it' },
  },
  helper: { spouse: 'Your spouse', parent: 'Your child', child: 'Your parent', grandparent: 'Your grandchild', other: 'Your relative or carer', self: 'Yourself' },
  endReason: {
    by_request: 'you asked for it', transferred: 'signed with another team', moved_away: 'moved away from where the team serves', deceased: 'died', lost_contact: 'could not be reached for long',
    voided: 'this contract was void', other: 'other',
  },
  errors: {
    NO_TEAM: 'There is no contract with a team now, so no message can be sent. Sign first; in an emergency call 120',
    CLOSED: 'The contract has ended, so no answer can be sent. What was said stays readable',
    NOT_A_COLLEAGUE: 'This person is not a member of the team now; please choose another',
    OFFICE_TURNED: 'The hours must begin before they end; please check',
    CHANGED_MEANWHILE: 'A colleague has just changed the settings; look at them before changing more',
  },
}
