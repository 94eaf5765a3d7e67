import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { readDraftEndpoint } from '#api/policy-drafts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { TextField, TickBox } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'

type Read = OutputOf<typeof readDraftEndpoint>

/** The catalogue's entries under their topics, with what is changed and what is wrong. */
export function EntryList({
  read: { entries, topics },
  current,
  choose,
}: {
  read: Read
  current: string | undefined
  choose: (key: string) => void
}) {
  const { t } = useTranslation('policy-drafts')
  const [text, setText] = useState('')
  const [isOnlyChanged, onlyChanged] = useState(false)
  const wanted = text.trim().toLowerCase()
  const shown = entries.filter(
    ({ key, zh, en, isChanged, problems }) =>
      (!isOnlyChanged || isChanged || problems > 0) && (wanted === '' || [key, zh, en].some((one) => one.toLowerCase().includes(wanted))),
  )
  return (
    <Sheet title={t('one.entries')} padded className="draft-toc">
      <TextField label={t('one.find')} placeholder={t('one.findHint')} value={text} onChange={(event) => setText(event.target.value)} />
      <TickBox checked={isOnlyChanged} onChange={(event) => onlyChanged(event.target.checked)}>
        {t('one.onlyChanged')}
      </TickBox>
      {shown.length === 0 ? <p className="mute">{t('one.none')}</p> : null}
      {topics.map((topic) => {
        const own = shown.filter((entry) => entry.topic === topic.topic)
        if (own.length === 0) return null
        return (
          <section key={topic.topic}>
            <h3>{nameOf(topic)}</h3>
            {own.map((entry) => (
              <button
                key={entry.key}
                type="button"
                className="draft-entry"
                aria-current={entry.key === current ? 'true' : undefined}
                onClick={() => choose(entry.key)}
              >
                <span>{nameOf(entry)}</span>
                {entry.problems > 0 ? (
                  <StatusTag tone="high" plain>
                    {entry.problems}
                  </StatusTag>
                ) : entry.isChanged ? (
                  <StatusTag tone="brand" plain>
                    {t('one.changed')}
                  </StatusTag>
                ) : null}
              </button>
            ))}
          </section>
        )
      })}
    </Sheet>
  )
}
