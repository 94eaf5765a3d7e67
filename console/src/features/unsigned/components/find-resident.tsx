import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ResidentRow, searchResidentsEndpoint } from '#api/residents.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { PersonCell } from '../../../kit/person-cell.tsx'

/** Finds one's own resident by what is remembered of them; only who is here and not signed may be chosen. */
export function FindResident({ close, pick }: { close: () => void; pick: (row: ResidentRow) => void }) {
  const { t } = useTranslation('unsigned')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 200)
    return () => clearTimeout(timer)
  }, [text])
  const read = useRead(searchResidentsEndpoint, { text: asked || '·' }, { enabled: asked !== '', keep: true })
  const rows = asked === '' ? [] : (read.data?.items ?? []).filter((row) => row.status === 'living' && !row.isSigned)
  return (
    <Dialog title={t('refusals.record')} isOpen close={close}>
      <ProblemSummary problem={read.error} />
      <TextField
        label={t('refusals.find')}
        type="search"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {asked !== '' && read.data && rows.length === 0 ? <p className="mute">{t('refusals.noOne')}</p> : null}
      <ul className="unsigned-found">
        {rows.map((row) => (
          <li key={row.residentId}>
            <span>
              <PersonCell
                name={row.name}
                about={`${t(`residents:sex.${row.sex}`)} ${t('residents:age', { age: row.age })}`}
                place={row.villageName}
              />
            </span>
            <Button small onClick={() => pick(row)}>
              {t('refusals.pick')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
