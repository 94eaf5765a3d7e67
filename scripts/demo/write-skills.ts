import { type Day, instantOf, textOf } from './calendar.ts'
import { codesText, copyLine, type Sink } from './copy-line.ts'
import { demoId } from './demo-ids.ts'
import { officialAccountId } from './demo-people.ts'
import { courses, roundName, rounds, type Skills, techniques } from './skills.ts'

const [enterer, publisher] = ['吴敏', '彭志远']

/** Writes the county's assessments, courses, and list of techniques and equipment. */
export async function writeSkillLists(sink: Sink, countyCode: number, on: Day): Promise<void> {
  await sink.copy('skills.star_round', ['county_code', 'id', 'name', 'held_on', 'valid_until', 'state', 'editors', 'created_by_name', 'created_at', 'published_from', 'published_by', 'published_by_name', 'published_at'], rounds.map(({ id, state, held, from, until }) =>
    copyLine([
      countyCode, id, roundName(on + held), textOf(on + held), textOf(on + until), state, codesText([officialAccountId(0)]), enterer, instantOf(on + held + 1, 90),
      ...(from === null ? [null, null, null, null] : [textOf(on + from), officialAccountId(1), publisher, instantOf(on + from - 1, 120)]),
    ])))
  await sink.copy('skills.course', ['county_code', 'id', 'name', 'kind', 'required_of', 'valid_months', 'is_active'], courses.map(({ id, name, kind, requiredOf, months }) => copyLine([countyCode, id, name, kind, codesText(requiredOf), months, true])))
  await sink.copy('skills.technique', ['county_code', 'id', 'name', 'kind', 'for_kinds', 'course_id', 'training_in', 'is_for_residents', 'is_active'], techniques.map(({ id, name, kind, forKinds, course, trainingIn }) =>
    copyLine([countyCode, id, name, kind, codesText(forKinds), course === null ? null : demoId('course', 0, course), codesText(trainingIn), true, true])))
}

/** Writes what the people of one township learned and were given, and what its institutions offer. */
export async function writeSkills(sink: Sink, countyCode: number, { results, awards, training, offerings }: Skills): Promise<void> {
  await sink.copy('skills.star_result', ['county_code', 'round_id', 'staff_id', 'stars'], results.map(({ roundId, staffId, stars }) => copyLine([countyCode, roundId, staffId, stars])))
  await sink.copy('skills.award', ['county_code', 'id', 'staff_id', 'title', 'level', 'given_by', 'given_on', 'recorded_by_name', 'recorded_at', 'published_by_name', 'published_at'], awards.map(({ id, staffId, title, level, givenBy, given, isPublished }) =>
    copyLine([countyCode, id, staffId, title, level, givenBy, textOf(given), enterer, instantOf(given + 3, 90), isPublished ? publisher : null, isPublished ? instantOf(given + 5, 90) : null])))
  await sink.copy('skills.training', ['county_code', 'id', 'staff_id', 'course_id', 'held_on', 'hours', 'result', 'valid_until', 'recorded_by_name', 'recorded_at'], training.map(({ id, staffId, courseId, held, hours, result, until }) =>
    copyLine([countyCode, id, staffId, courseId, textOf(held), hours, result, until === null ? null : textOf(until), enterer, instantOf(held + 2, 90)])))
  await sink.copy('skills.offering', ['county_code', 'id', 'institution_id', 'technique_id', 'since', 'pieces', 'begun_by_name'], offerings.map(({ id, institutionId, techniqueId, since, pieces }) =>
    copyLine([countyCode, id, institutionId, techniqueId, textOf(since), pieces, enterer])))
}
