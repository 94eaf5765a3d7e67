import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { changeOwnSettingsEndpoint, ownAccountEndpoint } from '#api/resident-accounts.ts'
import { maskPhone } from '#kernel/mask.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { openField } from '#platform/crypto/seal-field.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import type { PersonDirectory } from '../residents/index.ts'
import { phonePlace } from './session-directory.ts'
import { listHelpers, readSettings, writeSettings } from './store.ts'
import type { ResidentAccountsUsing } from './using.ts'

type Output = OutputOf<typeof ownAccountEndpoint>

/** The account as its holder sees it: settings, whom it may act for (oneself first), and who may act for its holder. Who died or moved away is not listed. */
export async function getOwnAccount(using: ResidentAccountsUsing & { people: PersonDirectory }, { run, actor, on }: Context): Promise<Output> {
  const bonds = actor.people ?? []
  const self = bonds.find(({ relation }) => relation === 'self')
  const counties = [...new Set(bonds.map(({ countyCode }) => countyCode))]
  const [[settings], helpers, ...described] = await Promise.all([
    run(readSettings, { accountId: actor.accountId }), run(listHelpers, { residentIds: self ? [self.residentId] : [], accountId: actor.accountId, on }),
    ...counties.map((countyCode) => using.people.describe(countyCode, bonds.filter((bond) => bond.countyCode === countyCode).map(({ residentId }) => residentId), on)),
  ])
  return {
    phoneMasked: actor.displayName, isElderMode: settings?.is_elder_mode ?? false, textSize: (settings?.text_size ?? 16) as Output['textSize'], language: (settings?.language ?? 'zh') as Output['language'],
    people: bonds.flatMap(({ residentId, countyCode, relation, until }) => {
      const person = described[counties.indexOf(countyCode)]?.get(residentId)
      return person ? [{ residentId, relation, until, ...person }] : []
    }),
    helpers: helpers.map(({ accountId, phone_cipher, since, ...helper }) => ({ ...helper, since: since.toISOString(), phoneMasked: maskPhone(openField(using.keys.field, phonePlace(accountId), phone_cipher)) })),
  }
}

/** Keeps how the holder wants to read: the phone shows it at once, the next phone too. */
export const changeOwnSettings = (context: CommandContext, input: InputOf<typeof changeOwnSettingsEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    await run(writeSettings, { accountId: context.actor.accountId, ...input })
    return { answer: {}, audit: [{ action: 'resident-accounts.change-settings', subjectKind: 'resident_account', subjectId: context.actor.accountId, body: input }] }
  })
