/** Residents' phone accounts: sign-in, binding oneself and family. */
export const residentAccounts = {
  errors: {
    NOT_A_MOBILE: 'Enter a mobile number. A landline gets no messages',
    NO_MESSAGES: 'No messages can be sent here yet, so no code would reach you. Go to your health institution, where the staff will help you',
    WRONG_CODE: 'The code is wrong or has ended. Check the latest 6 digits; if that fails, ask for a new code',
    TOO_MANY_CODES: 'Too many codes. Try again in {{minutes}} minutes, or go to your health institution',
    ALREADY_BOUND: 'You act for this person already',
    SELF_TAKEN: 'This number is already bound to yourself. For family, choose how you are related',
    DESK_CODE_ENDED: 'No such code, or it was used or is older than 10 minutes. Check the 8 characters or ask for a new one',
  },
} as const
