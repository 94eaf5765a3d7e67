import { textOf } from './calendar.ts'
import { copyLine, type Sink } from './copy-line.ts'
import type { MadeTownship } from './make-township.ts'
import type { Township } from './region-tree.ts'
import type { Team } from './teams.ts'
import { populationsOf } from './write-residents.ts'

/**
 * Writes a township's rollups as the running system keeps them: living residents and signed ones by team and population (`all`, `key`
 * and each tag), and the contracts that begin and stop each day, also in the days ahead.
 */
export async function writeStatistics(sink: Sink, made: MadeTownship): Promise<void> {
  const { township, teams } = made
  const { code: countyCode } = township.county
  await sink.copy('statistics.stat_cover', ['county_code', 'township_code', 'team_id', 'population', 'residents', 'signed'], [...countCover(made)].map(([key, { residents, signed }]) => {
    const [team, population] = key.split(' ') as [string, string]
    return copyLine([countyCode, township.code, (teams[Number(team)] as Team).id, population, residents, signed])
  }))
  await sink.copy('statistics.stat_flow', ['county_code', 'day', 'township_code', 'team_id', 'began', 'ended'], [...countFlow(made)].map(([key, { began, ended }]) => {
    const [day, team] = key.split(' ').map(Number) as [number, number]
    return copyLine([countyCode, textOf(day), township.code, (teams[team] as Team).id, began, ended])
  }))
  await sink.run(addToCounty(township))
}

/** The county's own line of days, to which the township's is added. */
const addToCounty = ({ code, county }: Township) => `
  INSERT INTO statistics.stat_flow_county AS s (county_code, day, began, ended)
  SELECT county_code, day, sum(began)::int, sum(ended)::int FROM statistics.stat_flow WHERE county_code = ${county.code} AND township_code = '${code}' GROUP BY county_code, day
  ON CONFLICT (county_code, day) DO UPDATE SET began = s.began + EXCLUDED.began, ended = s.ended + EXCLUDED.ended`

function countCover({ persons }: MadeTownship): Map<string, { residents: number; signed: number }> {
  const cells = new Map<string, { residents: number; signed: number }>()
  for (const person of persons) {
    if (person.status !== 'living') continue
    const populations = populationsOf(person)
    for (const population of [...populations, 'all', ...(populations.length > 0 ? ['key'] : [])]) {
      const cell = entryOf(cells, `${person.team} ${population}`, () => ({ residents: 0, signed: 0 }))
      cell.residents++
      if (person.isSigned) cell.signed++
    }
  }
  return cells
}

function countFlow({ contracts }: MadeTownship): Map<string, { began: number; ended: number }> {
  const cells = new Map<string, { began: number; ended: number }>()
  for (const { from, until, team } of contracts) {
    entryOf(cells, `${from} ${team}`, () => ({ began: 0, ended: 0 })).began++
    entryOf(cells, `${until} ${team}`, () => ({ began: 0, ended: 0 })).ended++
  }
  return cells
}

function entryOf<T>(cells: Map<string, T>, key: string, fresh: () => T): T {
  const found = cells.get(key)
  if (found) return found
  const made = fresh()
  cells.set(key, made)
  return made
}
