import { createRoundEndpoint, editRoundEndpoint, getRoundEndpoint, listAwardsEndpoint, listResultsEndpoint, matchStaffEndpoint, publishAwardEndpoint, publishRoundEndpoint, recordAwardEndpoint, saveResultsEndpoint, withdrawAwardEndpoint, withdrawRoundEndpoint } from '#api/stars.ts'
import { beginOfferingEndpoint, endOfferingEndpoint, listOfferersEndpoint, saveTechniqueEndpoint } from '#api/techniques.ts'
import { listLackingEndpoint, listTrainingEndpoint, recordTrainingEndpoint, saveCourseEndpoint, withdrawTrainingEndpoint } from '#api/training.ts'
import type { TestCounty } from '../testing/a-county.ts'
import { anActor } from '../testing/an-actor.ts'
import type { Ask } from './a-working-day.fixture.ts'

/** Doctors are assessed, honoured and trained, an institution begins and ends what that allows; of each one is left standing and one taken back. */
export async function learnAndShow(ask: Ask, { countyCode, town, actors }: TestCounty): Promise<void> {
  const { commission, manager } = actors
  const staffId = town.staff.doctor
  const publisher = anActor({ countyCode })
  const days = { heldOn: '2026-11-20', validUntil: '2028-01-01' }
  await ask(commission, matchStaffEndpoint, { lines: [{ name: '陈静', institution: '东街街道' }] })
  for (const isKept of [true, false]) {
    const { roundId } = await ask(commission, createRoundEndpoint, { ...days, name: '2026 年评定' })
    await ask(commission, editRoundEndpoint, { ...days, roundId, version: 1, name: `2026 年评定${isKept ? '甲' : '乙'}` })
    await ask(commission, saveResultsEndpoint, { roundId, version: 2, results: [{ staffId, stars: 4 }] })
    await ask(publisher, publishRoundEndpoint, { roundId, version: 3, from: '2026-11-24' })
    for (const actor of [commission, manager]) {
      await ask(actor, getRoundEndpoint, { roundId })
      await ask(actor, listResultsEndpoint, { roundId })
    }
    if (!isKept) await ask(publisher, withdrawRoundEndpoint, { roundId, version: 4, reason: '录错一列' })
    const { awardId } = await ask(manager, recordAwardEndpoint, { staffId, title: '最美家庭医生', level: 'city', givenBy: '市卫健委', givenOn: '2026-05-19' })
    await ask(commission, publishAwardEndpoint, { awardId })
    if (!isKept) await ask(commission, withdrawAwardEndpoint, { awardId, reason: '重复登记' })
  }
  await ask(manager, listAwardsEndpoint, {})
  const course = { name: '心电图操作与判读', kind: 'course', requiredOf: ['general_practitioner'], validMonths: 24, isActive: true }
  const { courseId } = await ask(commission, saveCourseEndpoint, { ...course, courseId: null, version: null })
  await ask(commission, saveCourseEndpoint, { ...course, courseId, version: 1 })
  for (let times = 0; times < 2; times++) await ask(manager, recordTrainingEndpoint, { courseId, heldOn: '2026-11-20', hours: 16, place: null, people: [{ staffId, result: 'passed' }] })
  const { items: [{ trainingId }] } = await ask(manager, listTrainingEndpoint, { courseId })
  await ask(manager, withdrawTrainingEndpoint, { trainingId, reason: '登记了两次' })
  await ask(manager, listLackingEndpoint, { courseId })
  const technique = { name: '心电图检查', kind: 'technique', forKinds: ['community_health_centre'], courseId, trainingIn: ['community_health_centre'], isForResidents: true, isActive: true }
  const { techniqueId } = await ask(commission, saveTechniqueEndpoint, { ...technique, techniqueId: null, version: null })
  await ask(commission, saveTechniqueEndpoint, { ...technique, techniqueId, version: 1 })
  const key = { institutionId: town.institutionId, techniqueId }
  const begin = () => ask(manager, beginOfferingEndpoint, { ...key, since: '2026-11-20', pieces: 1, note: null })
  await begin()
  await ask(manager, endOfferingEndpoint, { ...key, reason: '检修' })
  await begin()
  await ask(manager, listOfferersEndpoint, { techniqueId })
}
