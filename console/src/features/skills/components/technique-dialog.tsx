import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { institutionKinds } from '#api/organisations.ts'
import { listTechniquesEndpoint, saveTechniqueEndpoint, type Technique, techniqueKinds } from '#api/techniques.ts'
import { listCoursesEndpoint } from '#api/training.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField, TickBox } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { TickList } from '../../../kit/tick-list.tsx'

type Kind = (typeof institutionKinds)[number]

/** A technique or equipment of the county's list: new, or changed. */
export function TechniqueDialog({ technique, close }: { technique: Technique | null; close: () => void }) {
  const { t } = useTranslation('skills')
  const say = useSay()
  const courses = useRead(listCoursesEndpoint, {})
  const save = useCommand(saveTechniqueEndpoint, { refreshes: [listTechniquesEndpoint] })
  const [name, setName] = useState(technique?.name ?? '')
  const [kind, setKind] = useState(technique?.kind ?? 'technique')
  const [forKinds, setFor] = useState<Kind[]>(technique?.forKinds ?? [])
  const [courseId, setCourse] = useState(technique?.courseId ?? '')
  const [trainingIn, setTraining] = useState<Kind[]>(technique?.trainingIn ?? [])
  const [isForResidents, setShown] = useState(technique?.isForResidents ?? true)
  const [isActive, setActive] = useState(technique?.isActive ?? true)
  const where = courseId === '' ? [] : trainingIn.filter((one) => forKinds.includes(one))
  const isWhole = name.trim().length >= 2 && forKinds.length > 0 && (courseId === '' || where.length > 0)
  const named = (kinds: readonly Kind[]) => kinds.map((value) => ({ value, label: t(`organisations:kind.${value}`) }))
  const send = () =>
    save.mutate(
      {
        techniqueId: technique?.techniqueId ?? null,
        version: technique?.version ?? null,
        name: name.trim(),
        kind,
        forKinds,
        courseId: courseId || null,
        trainingIn: where,
        isForResidents,
        isActive,
      },
      {
        onSuccess: () => {
          close()
          say.done(t('technique.saved'))
        },
      },
    )
  return (
    <Dialog
      title={technique ? t('technique.edit') : t('technique.add')}
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
        <TextField label={t('technique.name')} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        <SelectField
          label={t('technique.kind')}
          value={kind}
          options={techniqueKinds.map((value) => ({ value, label: t(`techniqueKind.${value}`) }))}
          onChange={(event) => setKind(event.target.value as typeof kind)}
        />
        <SelectField
          label={t('technique.course')}
          blank={t('technique.noCourse')}
          value={courseId}
          options={(courses.data?.items ?? []).map((one) => ({ value: one.courseId, label: one.name }))}
          onChange={(event) => setCourse(event.target.value)}
        />
      </div>
      <TickList
        className="skills-ticks"
        label={t('technique.forKinds')}
        options={named(institutionKinds)}
        chosen={forKinds}
        choose={setFor}
      />
      {courseId === '' ? null : (
        <TickList
          className="skills-ticks"
          label={t('technique.trainingIn')}
          options={named(forKinds)}
          chosen={where}
          choose={setTraining}
        />
      )}
      <TickBox checked={isForResidents} onChange={(event) => setShown(event.target.checked)}>
        {t('technique.forResidents')}
      </TickBox>
      <TickBox checked={isActive} onChange={(event) => setActive(event.target.checked)}>
        {t('technique.active')}
      </TickBox>
    </Dialog>
  )
}
