import { useTranslation } from 'react-i18next'
import type { Course } from '#api/training.ts'
import { listed } from '../../../app/i18n.ts'
import { Button } from '../../../kit/button.tsx'
import { countText, percentText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'

type Props = {
  courses: readonly Course[]
  mayEdit: boolean
  edit: (course: Course) => void
  seeLacking: (course: Course) => void
  add: React.ReactNode
}

/** The courses with how far they are taken: of whom each is asked, who holds it, who lacks it. */
export function CourseList({ courses, mayEdit, edit, seeLacking, add }: Props) {
  const { t } = useTranslation('skills')
  return (
    <QueryTable
      caption={t('course.list')}
      pages={{ rows: courses }}
      rowKey={(row) => row.courseId}
      empty={{ title: t('course.none'), text: t('course.noneText'), action: add }}
      columns={[
        {
          key: 'name',
          title: t('course.name'),
          isHeader: true,
          render: (row) => (
            <>
              <span lang="zh-CN">{row.name}</span>{' '}
              {row.isActive ? null : (
                <StatusTag plain tone="none">
                  {t('course.off')}
                </StatusTag>
              )}
              <small className="block mute">{t(`courseKind.${row.kind}`)}</small>
            </>
          ),
        },
        {
          key: 'required',
          title: t('course.required'),
          render: (row) =>
            row.requiredOf.length === 0 ? (
              <span className="mute">{t('course.nobody')}</span>
            ) : (
              listed(row.requiredOf.map((one) => t(`organisations:category.${one}`)))
            ),
        },
        {
          key: 'months',
          title: t('course.term'),
          render: (row) => (row.validMonths === null ? t('course.forGood') : t('course.monthsOf', { count: row.validMonths })),
        },
        {
          key: 'valid',
          title: t('course.taken'),
          render: (row) =>
            row.required === 0 ? (
              countText(row.valid)
            ) : (
              <span className="skills-taken">
                <span className="num nw">
                  {countText(row.required - row.lacking)} / {countText(row.required)}
                </span>
                <GoalBar
                  label={percentText(row.required - row.lacking, row.required)}
                  value={row.required - row.lacking}
                  whole={row.required}
                  size="s"
                />
              </span>
            ),
        },
        {
          key: 'lacking',
          title: t('course.lacking'),
          align: 'right',
          render: (row) =>
            row.lacking > 0 ? (
              <Button
                small
                kind="quiet"
                aria-label={t('course.seeLacking', { name: row.name, count: row.lacking })}
                onClick={() => seeLacking(row)}
              >
                {countText(row.lacking)}
              </Button>
            ) : row.required > 0 ? (
              <StatusTag plain tone="low">
                {t('course.complete')}
              </StatusTag>
            ) : (
              '—'
            ),
        },
        {
          key: 'act',
          title: <span className="sr">{t('award.acts')}</span>,
          align: 'right',
          render: (row) =>
            mayEdit ? (
              <Button small kind="quiet" aria-label={t('course.editOf', { name: row.name })} onClick={() => edit(row)}>
                {t('course.edit')}
              </Button>
            ) : null,
        },
      ]}
    />
  )
}
