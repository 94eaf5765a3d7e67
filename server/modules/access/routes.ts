import {
  auditLogEndpoint, changePasswordEndpoint, codeEndpoint, createUserEndpoint, disableUserEndpoint, enableUserEndpoint, givePostEndpoint, meEndpoint, postChoicesEndpoint,
  resetPasswordEndpoint, resetSecondFactorEndpoint, rolesEndpoint, signInEndpoint, signInOptionsEndpoint, signOutEndpoint, ssoFinishEndpoint, ssoStartEndpoint,
  staffWithoutAccountEndpoint, switchPostEndpoint, userEndpoint, usersEndpoint, withdrawPostEndpoint,
} from '#api/access.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { createUser } from './create-user.ts'
import { getMe } from './get-me.ts'
import { getUser } from './get-user.ts'
import { giveCode } from './give-code.ts'
import { changePassword, signOut, switchPost } from './keep-own-account.ts'
import { listPostChoices, listStaffWithoutAccount } from './list-post-choices.ts'
import { listRoles } from './list-roles.ts'
import { listUsers } from './list-users.ts'
import { disableUser, enableUser, givePost, resetPassword, resetSecondFactor, withdrawPostOf } from './manage-user.ts'
import { readLog } from './read-log.ts'
import { signIn } from './sign-in.ts'
import { signInOptions } from './sign-in-options.ts'
import { finishSso, startSso } from './sso.ts'
import type { Access } from './using.ts'

/** The module's endpoints and what serves each. */
export const routesOf = (using: Access): readonly Route[] => [
  serve(signInOptionsEndpoint, (context) => signInOptions(using, context)),
  serve(signInEndpoint, (context, input) => signIn(using, context, input)),
  serve(codeEndpoint, (context, input) => giveCode(using, context, input)),
  serve(ssoStartEndpoint, (context) => startSso(using, context)),
  serve(ssoFinishEndpoint, (context, input) => finishSso(using, context, input)),
  serve(meEndpoint, getMe),
  serve(signOutEndpoint, (context) => signOut(using, context)),
  serve(switchPostEndpoint, (context, input) => switchPost(using, context, input)),
  serve(changePasswordEndpoint, (context, input) => changePassword(using, context, input)),
  serve(rolesEndpoint, listRoles),
  serve(usersEndpoint, listUsers),
  serve(userEndpoint, getUser),
  serve(postChoicesEndpoint, listPostChoices),
  serve(staffWithoutAccountEndpoint, listStaffWithoutAccount),
  serve(createUserEndpoint, (context, input) => createUser(using, context, input)),
  serve(disableUserEndpoint, disableUser),
  serve(enableUserEndpoint, enableUser),
  serve(resetPasswordEndpoint, (context, input) => resetPassword(using, context, input)),
  serve(resetSecondFactorEndpoint, resetSecondFactor),
  serve(givePostEndpoint, givePost),
  serve(withdrawPostEndpoint, withdrawPostOf),
  serve(auditLogEndpoint, readLog),
]
