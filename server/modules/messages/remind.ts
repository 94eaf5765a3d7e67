import { addDays } from '#kernel/local-date.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { SystemContext } from '#platform/http/context.ts'
import type { Job } from '#platform/jobs/job.ts'
import { noteRenewalNotices, type RenewalTerms, renewalTerms } from '../contracts/index.ts'
import type { MessagesUsing } from './using.ts'

type Told = { count: number }
const into = 'INSERT INTO messages.notice (county_code, id, reader_kind, reader_id, category, code, params, cause, at)'
const once = 'ON CONFLICT (county_code, reader_id, cause) DO NOTHING RETURNING 1'
const counting = (name: string) => fragment<object>(`count-${name}`, 'SELECT count(*)::int AS count FROM told')
const tables = `contracts.contract c JOIN organisations.team t ON t.county_code = c.county_code AND t.id = c.team_id
  JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id AND r.status = 'living'`
type Day = { countyCode: number; on: string; at: string }

/** What is said of a renewal depends on whether it comes by itself, as far as its resident has a say in that and the county's pack knows it. */
const remindOfRenewing = compose<Told>()(noteRenewalNotices, fragment<Day>('told', `
  ${into} SELECT c.county_code, gen_random_uuid(), 'resident', c.resident_id, 'todo', CASE WHEN due.told_of_renewal THEN 'RENEWAL_BY_ITSELF' ELSE 'RENEWAL_DUE' END,
    json_build_object('days', c.valid_until - :on::date, 'lastDay', c.valid_until - 1, 'from', c.valid_until, 'team', t.name), 'renew-' || due.step || ':' || c.id, :at::timestamptz
  FROM ${tables} JOIN due ON due.contract_id = c.id WHERE c.county_code = :countyCode ${once}`), counting('renewals-told'))
/** Contracts whose term ended within a week and that nobody followed by another; a week, so that days on which nothing ran are caught up with. */
const ranOut = `c.county_code = :countyCode AND c.state = 'active' AND c.valid_until <= :on::date AND c.valid_until > :since::date AND NOT EXISTS (
  SELECT FROM contracts.contract n WHERE n.county_code = c.county_code AND n.resident_id = c.resident_id AND n.state = 'active' AND n.valid_from >= c.valid_until)`
const tellOfRunningOut = compose<Told>()(fragment<Day & { since: string }>('told', `
  ${into} SELECT c.county_code, gen_random_uuid(), 'resident', c.resident_id, 'contract', 'CONTRACT_RAN_OUT', json_build_object('lastDay', c.valid_until - 1, 'team', t.name), 'ran-out:' || c.id, :at::timestamptz
  FROM ${tables} WHERE ${ranOut} ${once}`), counting('running-out-told'))
const tellTeamsOfRunningOut = compose<Told>()(fragment<Day & { since: string }>('told', `
  ${into} SELECT c.county_code, gen_random_uuid(), 'team', c.team_id, 'contract', 'CONTRACTS_RAN_OUT', json_build_object('count', count(*), 'lastDay', c.valid_until - 1), 'ran-out:' || c.valid_until, :at::timestamptz
  FROM ${tables} WHERE ${ranOut} GROUP BY c.county_code, c.team_id, c.valid_until ${once}`), counting('teams-told'))

/** Reminds residents on the days before the end of a term that `terms` (`renewalTerms` of the county's pack) names, and tells residents and teams of what ran out; each once, however often it runs. */
export async function remind({ run, countyCode, on, at }: SystemContext, terms: RenewalTerms): Promise<{ renewals: number; ranOut: number; teams: number }> {
  const day = { countyCode, on, at }
  const week = { ...day, since: addDays(on, -7) }
  const [[renewals], [over], [teams]] = [await run(remindOfRenewing, { ...day, ...terms, latest: addDays(on, Math.max(...terms.reminderDays)) }), await run(tellOfRunningOut, week), await run(tellTeamsOfRunningOut, week)]
  return { renewals: renewals?.count ?? 0, ranOut: over?.count ?? 0, teams: teams?.count ?? 0 }
}

export const messageJobs = ({ policies }: Pick<MessagesUsing, 'policies'>): readonly Job[] => [{
  name: 'messages.remind', cron: '40 7 * * *',
  async work({ context }) {
    const { countyCode, on } = context
    const { renewals, ranOut: over, teams } = await remind(context, renewalTerms(await policies.packOf(countyCode, on), on))
    return `renewals ${renewals}, ran out ${over}, teams ${teams}`
  },
}]
