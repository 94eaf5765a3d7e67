import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { ExportWords } from '#platform/export-source.ts'
import { wordOf } from './words-of.ts'

const selectPlace = compose<{ name: string }>()(fragment<{ code: string }>('name-of-place', 'SELECT name FROM regions.region WHERE code = :code'))
const selectTeam = compose<{ name: string }>()(fragment<{ countyCode: number; teamId: string }>('name-of-team', 'SELECT name FROM organisations.team WHERE county_code = :countyCode AND id = :teamId::uuid'))
const selectStaff = compose<{ name: string }>()(fragment<{ countyCode: number; staffId: string }>('name-of-staff', 'SELECT name FROM organisations.staff WHERE county_code = :countyCode AND id = :staffId::uuid'))
const selectInstitution = compose<{ name: string }>()(fragment<{ institutionId: string }>('name-of-institution', 'SELECT short_name AS name FROM organisations.institution WHERE id = :institutionId::uuid'))
const selectCommunity = compose<{ name: string }>()(fragment<{ countyCode: number; communityId: string }>('name-of-community', 'SELECT name FROM communities.community WHERE county_code = :countyCode AND id = :communityId::uuid'))

export const nameOfPlace = async (run: Run, code: string): Promise<string> => (await run(selectPlace, { code }))[0]?.name ?? code

/** What was chosen of a list, in words: 村居：东街社区. A place or team of another county stays its code. */
export const describeFilter = (run: Run, countyCode: number, filter: Readonly<Record<string, unknown>>, words: ExportWords): Promise<string[]> =>
  Promise.all(Object.entries(filter).filter(([, value]) => value !== undefined && value !== null).map(async ([key, value]) => `${wordOf(words.exports.filter, key)}${words.exports.is}${await valueOf(run, countyCode, key, value, words)}`))

async function valueOf(run: Run, countyCode: number, key: string, value: unknown, words: ExportWords): Promise<string> {
  const text = String(value)
  switch (key) {
    case 'township': case 'village': case 'townshipCode': case 'villageCode': return text.startsWith(String(countyCode)) ? nameOfPlace(run, text) : text
    case 'team': case 'teamId': return text === 'none' ? words.exports.noTeam : ((await run(selectTeam, { countyCode, teamId: text }))[0]?.name ?? text)
    case 'population': return text === 'key' ? words.unsigned.key : wordOf(words.residents.population, text)
    case 'signed': case 'notContacted': return text === 'no' ? words.exports.no : words.exports.yes
    case 'standing': return wordOf(words.contracts.standing, text)
    case 'channel': return wordOf(words.contracts.channel, text)
    case 'due': return text === 'lapsed' ? words.contracts.renewals.due.lapsed : words.contracts.renewals.due.within.replace('{{days}}', text)
    case 'kind': return wordOf(words.contracts.unserved.kind, text)
    case 'doctorStaffId': return (await run(selectStaff, { countyCode, staffId: text }))[0]?.name ?? text
    case 'reason': return wordOf(words.unsigned.reason, text)
    case 'communityId': return (await run(selectCommunity, { countyCode, communityId: text }))[0]?.name ?? text
    case 'institutionId': return (await run(selectInstitution, { institutionId: text }))[0]?.name ?? text
    case 'finding': return wordOf(words.reEvaluations.kind, text)
    case 'state': return wordOf(words.communities.state, text)
    case 'contractIds': return Array.isArray(value) ? String(value.length) : text
    default: return text
  }
}
