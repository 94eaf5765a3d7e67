import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffCategories } from '#api/organisations.ts'
import { type Course, courseKinds, listCoursesEndpoint, saveCourseEndpoint } from '#api/training.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField, TickBox } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { TickList } from '../../../kit/tick-list.tsx'

type Category = (typeof staffCategories)[number]

/** A course of the county's list: new, or changed. */
export function CourseDialog({ course, close }: { course: Course | null; close: () => void }) {
  const { t } = useTranslation('skills')
  const say = useSay()
  const save = useCommand(saveCourseEndpoint, { refreshes: [listCoursesEndpoint] })
  const [name, setName] = useState(course?.name ?? '')
  const [kind, setKind] = useState(course?.kind ?? 'course')
  const [requiredOf, setRequired] = useState<Category[]>(course?.requiredOf ?? [])
  const [months, setMonths] = useState(course?.validMonths ? String(course.validMonths) : '')
  const [isActive, setActive] = useState(course?.isActive ?? true)
  const validMonths = months.trim() === '' ? null : Number(months)
  const isWhole =
    name.trim().length >= 2 && (validMonths === null || (Number.isInteger(validMonths) && validMonths >= 1 && validMonths <= 120))
  const send = () =>
    save.mutate(
      { courseId: course?.courseId ?? null, version: course?.version ?? null, name: name.trim(), kind, requiredOf, validMonths, isActive },
      {
        onSuccess: () => {
          close()
          say.done(t('course.saved'))
        },
      },
    )
  return (
    <Dialog
      title={course ? t('course.edit') : t('course.add')}
      isOpen
      close={close}
      acts={
        <Button kind="primary" disabled={!isWhole} busy={save.isPending} onClick={send}>
          {t('course.save')}
        </Button>
      }
    >
      <ProblemSummary problem={save.error} />
      <div className="fields">
        <TextField label={t('course.name')} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <SelectField
          label={t('course.kind')}
          value={kind}
          options={courseKinds.map((value) => ({ value, label: t(`courseKind.${value}`) }))}
          onChange={(event) => setKind(event.target.value as typeof kind)}
        />
        <TextField
          label={t('course.months')}
          hint={t('course.monthsHint')}
          optional
          inputMode="numeric"
          maxLength={3}
          value={months}
          onChange={(event) => setMonths(event.target.value)}
        />
      </div>
      <TickList
        className="skills-ticks"
        label={t('course.required')}
        options={staffCategories.map((value) => ({ value, label: t(`organisations:category.${value}`) }))}
        chosen={requiredOf}
        choose={setRequired}
      />
      <TickBox checked={isActive} onChange={(event) => setActive(event.target.checked)}>
        {t('course.active')}
      </TickBox>
    </Dialog>
  )
}
