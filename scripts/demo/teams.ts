import type { Because } from '#policy/index.ts'
import type { Day } from './calendar.ts'
import { countryPlace, townPlace } from './demo-county.ts'
import { demoId } from './demo-ids.ts'
import { centreId, hospitalId, stationId } from './institutions.ts'
import { countyStaff, namedStaff, staffSerial, teamSerial } from './named-staff.ts'
import { openRandom } from './random.ts'
import type { Township, Village } from './region-tree.ts'
import { type Calling, hire, type Staff } from './staff-record.ts'
import type { TeamPlan, TownshipPlan } from './township-plan.ts'

type Member = { staffId: string; role: string }
export type Team = {
  id: string; institutionId: string; name: string; kind: 'team' | 'independent'; leaderId: string; phone: string
  /** Those who sign, in order; the leader is the first. */
  doctorIds: string[]
  members: Member[]; areas: string[]; because: Because[]
}
export type Organisation = { staff: Staff[]; teams: Team[] }
/** The pack's values that admit a team of several, and an independent village doctor. */
export type Admission = { team: Because[]; independent: Because[] }

/**
 * The people and teams of one township: a director, in every team its doctors, a nurse, a public health doctor and one or two more,
 * in every village a village doctor; some of these contract alone under the township hospital.
 */
export function formTeams(seed: number, on: Day, township: Township, plan: TownshipPlan, admission: Admission): Organisation {
  const random = openRandom(seed, `staff ${township.drawnBy}`)
  const staff: Staff[] = []
  const hireHere: Hire = (serial, calling, institutionIds) => {
    const one = hire(random, on, township.place, serial, calling, institutionIds, namedStaff[`${township.place} ${serial}`])
    staff.push(one)
    return one
  }
  hireHere(staffSerial.director, 'clinical_doctor', [centreId(township)])
  let independents = 0
  const teams = plan.teams.map((team, i): Team => {
    const serial = team.isIndependent ? teamSerial.independent(independents) : i + 1
    const formed = team.isIndependent ? formIndependent(hireHere, township, team, independents++) : formTeam(hireHere, township, team, i)
    const leader = staff.find(({ id }) => id === formed.doctorIds[0]) as Staff
    return {
      id: demoId('team', township.place, serial), institutionId: centreId(township), name: team.name, kind: team.isIndependent ? 'independent' : 'team',
      leaderId: leader.id, phone: leader.phone, ...formed, because: team.isIndependent ? admission.independent : admission.team,
      areas: team.villages.map((village) => (township.villages[village] as Village).code),
    }
  })
  return { staff, teams }
}

type Hire = (serial: number, calling: Calling, institutionIds: readonly string[]) => Staff
type Formed = Pick<Team, 'doctorIds' | 'members'>

function formTeam(hireHere: Hire, township: Township, plan: TeamPlan, nth: number): Formed {
  const centre = [centreId(township)]
  const doctors = Array.from({ length: plan.doctors }, (_, i) => hireHere(staffSerial.doctor(nth, i), 'general_practitioner', centre))
  const members: Member[] = doctors.map(({ id }) => ({ staffId: id, role: 'family_doctor' }))
  const join = (serial: number, calling: Calling, at = centre) => members.push({ staffId: hireHere(serial, calling, at).id, role: calling })
  join(staffSerial.nurse(nth, 0), 'nurse')
  if (plan.doctors > 1 || nth % 2 === 0) join(staffSerial.nurse(nth, 1), 'nurse')
  join(staffSerial.publicHealthDoctor(nth), 'public_health_doctor')
  join(staffSerial.fourth(nth), (['health_manager', 'pharmacist', 'assistant', 'tcm_doctor'] as const)[nth % 4] as Calling)
  for (const village of plan.villages) {
    if (!township.villages[village]?.isCommunity) join(staffSerial.villageDoctor(nth, village), 'village_doctor', [stationId(township, village)])
  }
  if (visitingDoctors[township.place] === nth) members.push({ staffId: countyStaff.visitingDoctorId, role: 'multi_site_doctor' })
  return { doctorIds: doctors.map(({ id }) => id), members }
}

function formIndependent(hireHere: Hire, township: Township, plan: TeamPlan, nth: number): Formed {
  const doctor = hireHere(staffSerial.independent(nth), 'village_doctor', [stationId(township, plan.villages[0] as number)])
  return { doctorIds: [doctor.id], members: [{ staffId: doctor.id, role: 'family_doctor' }] }
}

/** By the place of a township, its team (counted from 0) that a doctor of the district hospital joins, who has posts at both. */
const visitingDoctors: Record<number, number> = { [townPlace]: 2, [countryPlace]: 0 }

/** The people of the hospitals whom the demo needs: the visiting doctor of two townships and the referral office. */
export function hireCountyStaff(seed: number, on: Day, townships: readonly Township[]): Staff[] {
  const random = openRandom(seed, 'staff of the county')
  const visited = townships.filter(({ place }) => visitingDoctors[place] !== undefined).map(centreId)
  return [
    hire(random, on, 0, 1, 'multi_site_doctor', [hospitalId(1), ...visited], namedStaff['0 1']),
    hire(random, on, 0, 2, 'hospital_liaison', [hospitalId(1)], namedStaff['0 2']),
  ]
}
