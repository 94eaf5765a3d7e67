import { editSigningDayEndpoint, getSigningDayEndpoint, joinDeskEndpoint, listSigningDaysEndpoint, moveSigningDayEndpoint, planSigningDayEndpoint, publicSigningDayEndpoint, signingDayQrEndpoint, signingDayTeamsEndpoint } from '#api/signing-days.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { editSigningDay, joinDesk, moveSigningDay, planSigningDay } from './change-signing-day.ts'
import { getPublicSigningDay, getSigningDay, getSigningDayQr, listSigningDays, listTeamsToInvite } from './read-signing-day.ts'
import type { SigningDaysUsing } from './using.ts'

export const signingDaysRoutes = (using: SigningDaysUsing): readonly Route[] => [
  serve(listSigningDaysEndpoint, listSigningDays),
  serve(getSigningDayEndpoint, getSigningDay(using)),
  serve(signingDayTeamsEndpoint, listTeamsToInvite),
  serve(planSigningDayEndpoint, planSigningDay),
  serve(editSigningDayEndpoint, editSigningDay),
  serve(moveSigningDayEndpoint, moveSigningDay),
  serve(joinDeskEndpoint, joinDesk),
  serve(signingDayQrEndpoint, getSigningDayQr(using)),
  serve(publicSigningDayEndpoint, getPublicSigningDay(using)),
]
