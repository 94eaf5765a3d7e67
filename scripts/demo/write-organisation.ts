import { type Day, textOf } from './calendar.ts'
import { codesText, copyLine, type Sink } from './copy-line.ts'
import { enteredOn } from './demo-ids.ts'
import { holdsPlaces } from './contract.ts'
import type { MadeTownship } from './make-township.ts'
import { spellPersonName, spellPlaceName } from '#kernel/spell-name.ts'
import type { Staff } from './staff-record.ts'
import type { Team } from './teams.ts'

/** Writes people of institutions with their licences and posts. */
export async function writeStaff(sink: Sink, countyCode: number, staff: readonly Staff[]): Promise<void> {
  await sink.copy('organisations.staff', ['id', 'county_code', 'name', 'pinyin', 'initials', 'sex', 'birth_on', 'category', 'title_level', 'languages', 'phone', 'is_active'], staff.map((one) => {
    const { pinyin, initials } = spellPersonName(one.name)
    return copyLine([one.id, countyCode, one.name, pinyin, initials, one.sex, textOf(one.born), one.category, one.title, codesText(one.languages), one.phone, true])
  }))
  await sink.copy('organisations.staff_licence', ['staff_id', 'id', 'kind', 'number', 'scope', 'valid_from', 'valid_until'], staff.flatMap(({ id, licences }) =>
    licences.map((one) => copyLine([id, one.id, one.kind, one.number, one.scope, textOf(one.from), dayText(one.until)]))))
  await sink.copy('organisations.staff_post', ['staff_id', 'institution_id', 'is_primary', 'valid_from'], staff.flatMap(({ id, posts }) =>
    posts.map((one) => copyLine([id, one.institutionId, one.isPrimary, textOf(one.from)]))))
}

/** Writes teams with members and areas. */
export async function writeTeams(sink: Sink, countyCode: number, teams: readonly Team[]): Promise<void> {
  const since = textOf(enteredOn)
  await sink.copy('organisations.team', ['county_code', 'id', 'institution_id', 'name', 'pinyin', 'initials', 'kind', 'leader_staff_id', 'phone', 'status', 'because', 'valid_from'], teams.map((team) => {
    const { pinyin, initials } = spellPlaceName(team.name)
    return copyLine([countyCode, team.id, team.institutionId, team.name, pinyin, initials, team.kind, team.leaderId, team.phone, 'active', JSON.stringify(team.because), since])
  }))
  await sink.copy('organisations.team_member', ['county_code', 'team_id', 'staff_id', 'role', 'valid_from'], teams.flatMap(({ id, members }) =>
    members.map(({ staffId, role }) => copyLine([countyCode, id, staffId, role, since]))))
  await sink.copy('organisations.team_area', ['county_code', 'team_id', 'region_code', 'valid_from'], teams.flatMap(({ id, areas }) =>
    areas.map((code) => copyLine([countyCode, id, code, since]))))
}

/** What a doctor may hold, null where the region sets no cap, and whether more is refused or only warned of. */
export type Cap = { perDoctor: number | null; isHard: boolean }

/**
 * Writes how full every doctor and team is, in persons: contracts not yet over, since a renewal signed ahead takes its place when it is signed. A team's cap is its doctors' together.
 *
 * @throws Error when the demo signed more with a doctor than the cap allows
 */
export async function writePanels(sink: Sink, on: Day, { township, teams, contracts }: Pick<MadeTownship, 'township' | 'teams' | 'contracts'>, cap: Cap): Promise<void> {
  const { code: countyCode } = township.county
  const loads = teams.map(({ doctorIds }) => doctorIds.map(() => 0))
  for (const contract of contracts) {
    const load = loads[contract.team]
    if (load && holdsPlaces(contract, on)) load[contract.doctor] = (load[contract.doctor] as number) + 1
  }
  const lines: string[] = []
  teams.forEach(({ id, name, doctorIds }, i) => {
    const load = loads[i] as number[]
    if (cap.perDoctor !== null && load.some((count) => count > (cap.perDoctor as number))) throw new Error(`${name} has a doctor with more than ${cap.perDoctor} contracts: ${load}`)
    doctorIds.forEach((doctor, nth) => lines.push(copyLine([countyCode, 'doctor', doctor, 'person', load[nth] as number, cap.perDoctor, cap.isHard])))
    lines.push(copyLine([countyCode, 'team', id, 'person', load.reduce((running, count) => running + count, 0), cap.perDoctor === null ? null : cap.perDoctor * doctorIds.length, cap.isHard]))
  })
  await sink.copy('organisations.panel_load', ['county_code', 'scope', 'holder_id', 'unit', 'contracts', 'cap', 'is_hard'], lines)
}

const dayText = (day: Day | null) => (day === null ? null : textOf(day))
