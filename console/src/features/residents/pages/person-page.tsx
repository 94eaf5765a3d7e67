import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getResidentEndpoint } from '#api/residents.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMay } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { PersonHeader } from '../../../kit/person-header.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag, Tag } from '../../../kit/status-tag.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { ContractsSheet } from '../components/contracts-sheet.tsx'
import { DeskCodeDialog } from '../components/desk-code-dialog.tsx'
import { DepartDialog, EditDialog } from '../components/edit-dialogs.tsx'
import { FactsSheet } from '../components/facts-sheet.tsx'
import { HouseholdSheet } from '../components/household-sheet.tsx'
import { TagsSheet } from '../components/tags-sheet.tsx'
import { usePopulationName } from '../../../kit/populations.ts'
import '../residents.css'

/** One person in one screen: who, where, which populations and since when, the household, the contracts. Opening it is recorded. */
export default function PersonPage() {
  const { t } = useTranslation('residents')
  const residentId = useParam('residentId')
  const surface = useSurface()
  const may = useMay()
  const navigate = useNavigate()
  const nameOf = usePopulationName()
  const read = useRead(getResidentEndpoint, { residentId }, { staleMs: 60_000 })
  const [dialog, setDialog] = useState<'edit' | 'depart' | 'desk-code' | null>(null)
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const person = read.data
  const isLiving = person.status === 'living'
  return (
    <>
      <PersonHeader
        name={person.name}
        about={`${t(`sex.${person.sex}`)} ${t('age', { age: person.age })}`}
        tags={
          <>
            <StatusTag tone={person.isSigned ? 'low' : isLiving ? 'mid' : 'none'}>
              {isLiving ? t(person.isSigned ? 'list.isSigned' : 'list.notSigned') : t(`status.${person.status}`)}
            </StatusTag>
            {person.populations.map((code) => (
              <Tag key={code}>{nameOf(code)}</Tag>
            ))}
          </>
        }
        facts={[
          {
            label: t('person.lives'),
            value: (
              <span lang="zh-CN">
                {person.townshipName} {person.villageName}
              </span>
            ),
          },
          { label: t('person.team'), value: person.teamName ? <span lang="zh-CN">{person.teamName}</span> : '—' },
        ]}
      >
        {isLiving && !person.isSigned && surface === 'w' && may('contract.sign') ? (
          <ButtonLink kind="primary" to="/w/sign/new" search={{ residentId }}>
            {t('person.sign')}
          </ButtonLink>
        ) : null}
        {isLiving && may('resident.edit') && surface !== 'g' ? (
          <>
            <Button onClick={() => setDialog('edit')}>{t('person.edit')}</Button>
            {surface === 'w' ? (
              <>
                <Button onClick={() => setDialog('desk-code')}>{t('deskCode.show')}</Button>
                <ButtonLink to="/w/residents/new" search={{ guardianId: residentId }}>
                  {t('person.newborn')}
                </ButtonLink>
              </>
            ) : null}
            <Button kind="quiet" onClick={() => setDialog('depart')}>
              {t('person.depart')}
            </Button>
          </>
        ) : null}
      </PersonHeader>
      <div className="person-grid">
        <div className="side">
          <ContractsSheet residentId={residentId} />
          <TagsSheet person={person} mayEdit={may('tag.edit') && isLiving && surface !== 'g'} />
        </div>
        <div className="side">
          <FactsSheet person={person} mayReveal={may('resident.reveal')} />
          <HouseholdSheet
            person={person}
            open={(id) => void navigate({ to: `/${surface}/residents/$residentId`, params: { residentId: id } as never })}
          />
        </div>
      </div>
      <EditDialog person={person} isOpen={dialog === 'edit'} close={() => setDialog(null)} />
      <DeskCodeDialog residentId={residentId} name={person.name} isOpen={dialog === 'desk-code'} close={() => setDialog(null)} />
      <DepartDialog person={person} isOpen={dialog === 'depart'} close={() => setDialog(null)} />
    </>
  )
}
