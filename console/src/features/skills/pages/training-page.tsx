import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Course, listCoursesEndpoint } from '#api/training.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { CourseDialog } from '../components/course-dialog.tsx'
import { CourseList } from '../components/course-list.tsx'
import { RecordTraining } from '../components/record-training.tsx'
import { LackingList, TrainingList } from '../components/training-lists.tsx'
import '../skills.css'

const views = ['courses', 'records', 'lacking'] as const

/** Training of the people within reach: the courses and how far they are taken, what was learned, who lacks what. */
export default function TrainingPage() {
  const { t } = useTranslation('skills')
  const [query, change] = useQueryString()
  const [dialog, setDialog] = useState<{ course: Course | null } | 'record' | null>(null)
  const read = useRead(listCoursesEndpoint, {})
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { items, mayEdit, mayRecord } = read.data
  const view = views.find((one) => one === query.view) ?? 'courses'
  const lacking = items.filter((one) => one.isActive).reduce((sum, one) => sum + one.lacking, 0)
  const asked = items.some((one) => one.isActive && one.requiredOf.length > 0)
  const close = () => setDialog(null)
  const add = mayEdit ? <Button onClick={() => setDialog({ course: null })}>{t('course.add')}</Button> : null
  return (
    <>
      <AnswerHead
        title={
          lacking > 0 ? t('training.answer', { count: countText(lacking) }) : asked ? t('training.answerNone') : t('training.nothingAsked')
        }
        sub={t('training.sub')}
      >
        <Segments
          label={t('training.view')}
          value={view}
          options={views.map((value) => ({ value, label: t(`training.views.${value}`) }))}
          onChange={(value) => change({ view: value === 'courses' ? undefined : value, course: undefined, state: undefined })}
        />
        {add}
        {mayRecord ? (
          <Button kind="primary" disabled={items.length === 0} onClick={() => setDialog('record')}>
            {t('training.record')}
          </Button>
        ) : null}
      </AnswerHead>
      <Sheet label={t(`training.views.${view}`)}>
        {view === 'courses' ? (
          <CourseList
            courses={items}
            mayEdit={mayEdit}
            edit={(course) => setDialog({ course })}
            seeLacking={({ courseId }) => change({ view: 'lacking', course: courseId })}
            add={add}
          />
        ) : view === 'records' ? (
          <TrainingList courses={items} mayRecord={mayRecord} />
        ) : (
          <LackingList courses={items} />
        )}
      </Sheet>
      {dialog === 'record' ? (
        <RecordTraining courses={items} close={close} />
      ) : dialog ? (
        <CourseDialog course={dialog.course} close={close} />
      ) : null}
    </>
  )
}
