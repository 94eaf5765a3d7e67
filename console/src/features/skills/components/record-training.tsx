import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Course,
  listCoursesEndpoint,
  listLackingEndpoint,
  listTrainingEndpoint,
  recordTrainingEndpoint,
  trainingResults,
} from '#api/training.ts'
import { listTechniquesEndpoint, techniquesOfEndpoint } from '#api/techniques.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { readPeopleSheet, resultColumn } from '../read-people-sheet.ts'
import { PastePeople } from './paste-people.tsx'

export const trainingRefreshes = [
  listCoursesEndpoint,
  listTrainingEndpoint,
  listLackingEndpoint,
  listTechniquesEndpoint,
  techniquesOfEndpoint,
]

/** Enters what many learned together: the course and its day once, then a list of who and how it ended. */
export function RecordTraining({ courses, close }: { courses: readonly Course[]; close: () => void }) {
  const { t } = useTranslation('skills')
  const { today } = useMe()
  const say = useSay()
  const record = useCommand(recordTrainingEndpoint, { refreshes: trainingRefreshes })
  const [courseId, setCourse] = useState('')
  const [heldOn, setHeldOn] = useState(today)
  const [hours, setHours] = useState('')
  const [place, setPlace] = useState('')
  const [otherwise, setOtherwise] = useState<(typeof trainingResults)[number]>('passed')
  const isReady = courseId !== '' && heldOn !== '' && /^\d{1,4}$/.test(hours)
  return (
    <PastePeople
      title={t('training.record')}
      hint={t('training.hint')}
      valueTitle={t('training.result')}
      read={(text) => readPeopleSheet(text, resultColumn).map((line) => (line.said === '' ? { ...line, value: otherwise } : line))}
      show={(result) => t(`result.${result}`)}
      isReady={isReady}
      before={
        <div className="fields">
          <SelectField
            label={t('training.course')}
            blank={t('training.choose')}
            value={courseId}
            options={courses.filter((one) => one.isActive).map((one) => ({ value: one.courseId, label: one.name }))}
            onChange={(event) => setCourse(event.target.value)}
          />
          <TextField
            label={t('training.heldOn')}
            type="date"
            max={today}
            value={heldOn}
            onChange={(event) => setHeldOn(event.target.value)}
          />
          <TextField
            label={t('training.hours')}
            inputMode="numeric"
            maxLength={4}
            value={hours}
            onChange={(event) => setHours(event.target.value)}
          />
          <TextField
            label={t('training.place')}
            hint={t('training.placeHint')}
            optional
            maxLength={60}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
          />
          <SelectField
            label={t('training.otherwise')}
            value={otherwise}
            options={trainingResults.map((value) => ({ value, label: t(`result.${value}`) }))}
            onChange={(event) => setOtherwise(event.target.value as typeof otherwise)}
          />
        </div>
      }
      isSaving={record.isPending}
      problem={record.error}
      close={close}
      save={(people) =>
        record.mutate(
          {
            courseId,
            heldOn,
            hours: Number(hours),
            place: place.trim() || null,
            people: people.map(({ staffId, value }) => ({ staffId, result: value })),
          },
          {
            onSuccess: ({ recorded }) => {
              close()
              say.done(t('training.recorded', { count: recorded }))
            },
          },
        )
      }
    />
  )
}
