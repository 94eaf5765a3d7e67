import {
  askBondEndpoint, askSignInCodeEndpoint, bondByDeskEndpoint, changeOwnSettingsEndpoint, confirmBondEndpoint, endBondEndpoint, lookedAtEndpoint, ownAccountEndpoint, showDeskCodeEndpoint, signInByCodeEndpoint, signOutOfPhoneEndpoint,
} from '#api/resident-accounts.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import type { PersonDirectory } from '../residents/index.ts'
import { askBond, bondByDesk, confirmBond, endBond } from './bonds.ts'
import { showDeskCode } from './desk-codes.ts'
import { changeOwnSettings, getOwnAccount } from './get-own-account.ts'
import { listLooks } from './list-looks.ts'
import { endPhoneSession } from './session-directory.ts'
import { askSignInCode, signInByCode } from './sign-in.ts'
import type { ResidentAccountsUsing } from './using.ts'

export const routesOf = (using: ResidentAccountsUsing & { people: PersonDirectory }): readonly Route[] => [
  serve(askSignInCodeEndpoint, (context, input) => askSignInCode(using, context, input)),
  serve(signInByCodeEndpoint, (context, input) => signInByCode(using, context, input)),
  serve(signOutOfPhoneEndpoint, async (context) => {
    await endPhoneSession(using, context)
    return {}
  }),
  serve(ownAccountEndpoint, (context) => getOwnAccount(using, context)),
  serve(changeOwnSettingsEndpoint, changeOwnSettings),
  serve(askBondEndpoint, (context, input) => askBond(using, context, input)),
  serve(confirmBondEndpoint, (context, input) => confirmBond(using, context, input)),
  serve(bondByDeskEndpoint, (context, input) => bondByDesk(using, context, input)),
  serve(endBondEndpoint, endBond),
  serve(lookedAtEndpoint, listLooks),
  serve(showDeskCodeEndpoint, (context, input) => showDeskCode(using, context, input)),
]
