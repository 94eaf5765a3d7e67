import { mostDesks, type SigningDay } from '#api/signing-days.ts'

/** A plan as it is typed. */
export type Plan = {
  name: string
  place: string
  heldOn: string
  startsAt: string
  endsAt: string
  expected: string
  desks: string
  villages: readonly string[]
  teams: readonly string[]
}

export const emptyPlan = (today: string, teams: readonly string[]): Plan => ({
  name: '',
  place: '',
  heldOn: today,
  startsAt: '09:00',
  endsAt: '16:00',
  expected: '',
  desks: '2',
  villages: [],
  teams,
})

export const planOf = (day: SigningDay): Plan => ({
  ...day,
  expected: String(day.expected),
  desks: String(day.desks),
  villages: day.villages.map(({ code }) => code),
  teams: day.teams.map(({ teamId }) => teamId),
})

type Missing = 'name' | 'place' | 'heldOn' | 'expected' | 'desks' | 'villages' | 'teams'
const isCount = (text: string, most: number) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most
const mostExpected = 20_000

/** What is still to be filled in, in the order of the form. */
export function missingInPlan(plan: Plan): Missing[] {
  const missing: [Missing, boolean][] = [
    ['name', plan.name.trim().length < 2],
    ['place', plan.place.trim().length < 2],
    ['heldOn', plan.heldOn === ''],
    ['expected', !isCount(plan.expected, mostExpected)],
    ['desks', !isCount(plan.desks, mostDesks)],
    ['villages', plan.villages.length === 0],
    ['teams', plan.teams.length === 0],
  ]
  return missing.filter(([, is]) => is).map(([key]) => key)
}

/** The plan as it is sent. */
export const sentOf = ({ name, place, heldOn, startsAt, endsAt, expected, desks, villages, teams }: Plan) => ({
  name: name.trim(),
  place: place.trim(),
  heldOn,
  startsAt: startsAt.slice(0, 5),
  endsAt: endsAt.slice(0, 5),
  expected: Number(expected),
  desks: Number(desks),
  villageCodes: [...villages],
  teamIds: [...teams],
})
