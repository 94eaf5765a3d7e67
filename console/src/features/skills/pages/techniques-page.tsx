import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listInstitutionsEndpoint } from '#api/organisations.ts'
import { listTechniquesEndpoint, type Technique } from '#api/techniques.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { listed } from '../../../app/i18n.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { SelectField } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { OfferersDialog } from '../components/offerers-dialog.tsx'
import { TechniqueDialog } from '../components/technique-dialog.tsx'
import { useTechniquesBase } from '../use-techniques-base.ts'
import '../skills.css'

/** The county's list of techniques and equipment, who offers each, and where nobody is trained for it any more. */
export default function TechniquesPage() {
  const { t } = useTranslation('skills')
  const navigate = useNavigate()
  const base = useTechniquesBase()
  const [open, setOpen] = useState<{ edit: Technique | null } | { see: Technique } | null>(null)
  const read = useRead(listTechniquesEndpoint, {})
  const institutions = useRead(listInstitutionsEndpoint, { most: 100 })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { items, mayEdit } = read.data
  const lapsed = items.reduce((sum, one) => sum + one.lapsed, 0)
  const offered = items.reduce((sum, one) => sum + one.offered, 0)
  const close = () => setOpen(null)
  const add = mayEdit ? (
    <Button kind="primary" onClick={() => setOpen({ edit: null })}>
      {t('technique.add')}
    </Button>
  ) : null
  return (
    <>
      <AnswerHead
        title={
          lapsed > 0 ? t('technique.answerLapsed', { count: countText(lapsed) }) : t('technique.answer', { count: countText(offered) })
        }
        sub={t('technique.sub')}
      >
        <SelectField
          label={t('technique.goTo')}
          blank={t('technique.chooseInstitution')}
          value=""
          options={(institutions.data?.items ?? []).map((one) => ({ value: one.institutionId, label: one.name }))}
          onChange={(event) => void navigate({ to: `${base}/${event.target.value}` })}
        />
        {add}
      </AnswerHead>
      <Sheet label={t('title.techniques')}>
        <QueryTable
          caption={t('title.techniques')}
          pages={{ rows: items }}
          rowKey={(row) => row.techniqueId}
          onOpen={(row) => setOpen({ see: row })}
          empty={{ title: t('technique.none'), text: t('technique.noneText'), action: add }}
          columns={[
            {
              key: 'name',
              title: t('technique.name'),
              isHeader: true,
              render: (row) => (
                <>
                  <span lang="zh-CN">{row.name}</span>{' '}
                  {row.isActive ? null : (
                    <StatusTag plain tone="none">
                      {t('course.off')}
                    </StatusTag>
                  )}
                  <small className="block mute">{t(`techniqueKind.${row.kind}`)}</small>
                </>
              ),
            },
            {
              key: 'for',
              title: t('technique.forKinds'),
              render: (row) => listed(row.forKinds.map((one) => t(`organisations:kind.${one}`))),
            },
            {
              key: 'course',
              title: t('technique.course'),
              render: (row) =>
                row.courseName === null ? (
                  <span className="mute">{t('technique.notNeeded')}</span>
                ) : (
                  <>
                    <span lang="zh-CN">{row.courseName}</span>
                    <small className="block mute">
                      {t('technique.inKinds', { kinds: listed(row.trainingIn.map((one) => t(`organisations:kind.${one}`))) })}
                    </small>
                  </>
                ),
            },
            {
              key: 'offered',
              title: t('technique.offered'),
              align: 'right',
              render: (row) => (
                <span className="num nw">
                  <b>{countText(row.offered)}</b> / {countText(row.possible)}
                </span>
              ),
            },
            {
              key: 'lapsed',
              title: t('technique.state'),
              render: (row) =>
                row.lapsed > 0 ? (
                  <StatusTag plain tone="high">
                    {t('technique.lapsedAt', { count: row.lapsed })}
                  </StatusTag>
                ) : row.offered > 0 ? (
                  <StatusTag plain tone="low">
                    {t('technique.fine')}
                  </StatusTag>
                ) : (
                  <span className="mute">—</span>
                ),
            },
            {
              key: 'act',
              title: <span className="sr">{t('award.acts')}</span>,
              align: 'right',
              render: (row) => (
                <>
                  <Button small kind="quiet" aria-label={t('technique.seeOf', { name: row.name })} onClick={() => setOpen({ see: row })}>
                    {t('technique.see')}
                  </Button>{' '}
                  {mayEdit ? (
                    <Button
                      small
                      kind="quiet"
                      aria-label={t('technique.editOf', { name: row.name })}
                      onClick={() => setOpen({ edit: row })}
                    >
                      {t('technique.edit')}
                    </Button>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      </Sheet>
      {open && 'see' in open ? <OfferersDialog technique={open.see} base={base} close={close} /> : null}
      {open && 'edit' in open ? <TechniqueDialog technique={open.edit} close={close} /> : null}
    </>
  )
}
