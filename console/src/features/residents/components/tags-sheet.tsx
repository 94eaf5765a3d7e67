import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addTagEndpoint, endTagEndpoint, getResidentEndpoint } from '#api/residents.ts'
import { nameOf } from '../../../app/i18n.ts'
import { Problem } from '../../../app/problem.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { Tag } from '../../../kit/status-tag.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import type { Person } from './facts-sheet.tsx'

const refreshes = [getResidentEndpoint]

/** The key populations somebody belongs to: since when, by which evidence, on which clause; adding and ending those given by hand. */
export function TagsSheet({ person, mayEdit }: { person: Person; mayEdit: boolean }) {
  const { t } = useTranslation('residents')
  const [isAdding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Person['tags'][number] | null>(null)
  return (
    <Sheet
      title={t('person.tags')}
      end={
        mayEdit && person.addable.length > 0 ? (
          <Button small onClick={() => setAdding(true)}>
            {t('person.addTag')}
          </Button>
        ) : undefined
      }
    >
      {person.tags.length === 0 ? <p className="sheet-body mute s">{t('person.noTags')}</p> : null}
      <ul className="tag-rows">
        {person.tags.map((tag) => (
          <li key={tag.tagId} className={tag.validUntil ? 'ended' : undefined}>
            <b>{nameOf(tag)}</b>
            <Tag>{t(`origin.${tag.origin}`)}</Tag>
            {tag.reach === 'household' ? <span className="mute xs">{t('person.reachHousehold')}</span> : null}
            <span className="mute s">
              {t('person.tagSince', { day: tag.validFrom })} {tag.validUntil ? t('person.tagUntil', { day: tag.validUntil }) : ''}
              {evidenceText(tag.evidence)}
            </span>
            <PolicySource because={tag.because} />
            {mayEdit && tag.origin !== 'derived' && !tag.validUntil ? (
              <Button kind="quiet" small className="push" onClick={() => setEnding(tag)}>
                {t('person.endTag')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {isAdding ? <AddDialog person={person} close={() => setAdding(false)} /> : null}
      {ending ? <EndDialog person={person} tag={ending} close={() => setEnding(null)} /> : null}
    </Sheet>
  )
}

const evidenceText = (evidence: Record<string, unknown>): string => {
  const parts = ['document', 'number', 'by']
    .map((key) => evidence[key])
    .filter((value): value is string => typeof value === 'string' && value !== '')
  return parts.length > 0 ? ` · ${parts.join(' ')}` : ''
}

function AddDialog({ person, close }: { person: Person; close: () => void }) {
  const { t } = useTranslation('residents')
  const say = useSay()
  const { today } = useMe()
  const add = useCommand(addTagEndpoint, { refreshes })
  const [population, setPopulation] = useState(person.addable[0]?.population ?? '')
  const chosen = person.addable.find((row) => row.population === population)
  const [validFrom, setFrom] = useState(today)
  const [document, setDocument] = useState(chosen?.evidence[0] ?? '')
  const [number, setNumber] = useState('')
  const [by, setBy] = useState('')
  const isAgeAsked = add.error instanceof Problem && add.error.reasons.some(({ code }) => code === 'RESIDENTS.UNUSUAL_AGE')
  const save = async (isAgeConfirmed: boolean) => {
    try {
      await add.mutateAsync({ residentId: person.residentId, population, validFrom, isAgeConfirmed, evidence: { document, number, by } })
      say.done(t('tagForm.saved'))
      close()
    } catch {
      /* shown above the fields */
    }
  }
  return (
    <Dialog
      title={t('tagForm.title')}
      isOpen
      close={close}
      acts={
        <>
          {isAgeAsked ? (
            <Button busy={add.isPending} onClick={() => void save(true)}>
              {t('tagForm.ageRight')}
            </Button>
          ) : null}
          <Button kind="primary" busy={add.isPending} disabled={document.trim() === ''} onClick={() => void save(false)}>
            {t('tagForm.save')}
          </Button>
        </>
      }
    >
      <ProblemSummary problem={add.error} />
      <div className="fields">
        <SelectField
          label={t('tagForm.population')}
          value={population}
          options={person.addable.map((row) => ({ value: row.population, label: nameOf(row) }))}
          onChange={(event) => {
            setPopulation(event.target.value)
            add.reset()
            setDocument(person.addable.find((row) => row.population === event.target.value)?.evidence[0] ?? '')
          }}
        />
        <TextField label={t('tagForm.from')} type="date" max={today} value={validFrom} onChange={(event) => setFrom(event.target.value)} />
        <TextField label={t('tagForm.document')} lang="zh-CN" value={document} onChange={(event) => setDocument(event.target.value)} />
        <TextField label={t('tagForm.number')} optional value={number} onChange={(event) => setNumber(event.target.value)} />
        <TextField label={t('tagForm.by')} optional value={by} onChange={(event) => setBy(event.target.value)} />
      </div>
    </Dialog>
  )
}

function EndDialog({ person, tag, close }: { person: Person; tag: Person['tags'][number]; close: () => void }) {
  const { t } = useTranslation('residents')
  const say = useSay()
  const { today } = useMe()
  const end = useCommand(endTagEndpoint, { refreshes })
  const [validUntil, setUntil] = useState(today)
  const [reason, setReason] = useState('')
  const save = async () => {
    try {
      await end.mutateAsync({ residentId: person.residentId, tagId: tag.tagId, validUntil, reason })
      say.done(t('tagForm.ended'))
      close()
    } catch {
      /* shown above the fields */
    }
  }
  return (
    <Dialog
      title={t('tagForm.endTitle', { name: nameOf(tag) })}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={end.isPending} disabled={reason.trim().length < 2} onClick={() => void save()}>
          {t('tagForm.end')}
        </Button>
      }
    >
      <ProblemSummary problem={end.error} />
      <div className="fields">
        <TextField
          label={t('tagForm.endOn')}
          type="date"
          max={today}
          value={validUntil}
          onChange={(event) => setUntil(event.target.value)}
        />
        <TextField label={t('tagForm.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Dialog>
  )
}
