import { FileSpreadsheet } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginImportEndpoint, type ImportKind, importTemplateEndpoint, listImportsEndpoint } from '#api/imports.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { faultOfFile, readBase64 } from '../read-file.ts'

/** Where a file is dropped or chosen, and what is done with people who are known already. */
export function UploadSheet({ kind, begun }: { kind: ImportKind; begun: (importId: string) => void }) {
  const { t } = useTranslation('imports')
  const [mode, setMode] = useState<'skip' | 'update'>('skip')
  const [isOver, setOver] = useState(false)
  const [sending, setSending] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const begin = useCommand(beginImportEndpoint, { refreshes: [listImportsEndpoint] })
  const send = async (file: File | undefined) => {
    if (!file || sending) return
    begin.reset()
    const wrong = faultOfFile(file)
    setFault(wrong && t(wrong))
    if (wrong) return
    setSending(file.name)
    try {
      const { importId } = await begin.mutateAsync({
        kind,
        fileName: file.name,
        content: await readBase64(file),
        mode: kind === 'residents' ? mode : 'skip',
      })
      begun(importId)
    } catch {
      // Shown below by what the command says.
    } finally {
      setSending(null)
      if (input.current) input.current.value = ''
    }
  }
  return (
    <Sheet title={t('steps.upload')} padded>
      <ErrorSummary errors={fault ? [{ text: fault }] : []} />
      <ProblemSummary problem={begin.error} />
      <p className="import-template">
        <a className="btn" href={`${importTemplateEndpoint.path}?kind=${kind}`} download>
          {t('template.get')}
        </a>
        <span className="mute">{t('template.text')}</span>
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button inside is the one for keys */}
      <div
        className={`import-drop ${isOver ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void send(event.dataTransfer.files[0])
        }}
      >
        <FileSpreadsheet size={32} strokeWidth={1.4} aria-hidden="true" />
        <p role="status">{sending ? t('upload.sending', { name: sending }) : t('upload.drop')}</p>
        <Button kind="primary" busy={sending !== null} onClick={() => input.current?.click()}>
          {t('upload.pick')}
        </Button>
        <small className="mute">{t('upload.formats')}</small>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv"
          className="sr"
          tabIndex={-1}
          aria-label={t('upload.pick')}
          onChange={(event) => void send(event.target.files?.[0])}
        />
      </div>
      {kind === 'residents' ? (
        <fieldset className="import-mode">
          <legend>{t('upload.mode')}</legend>
          {(['skip', 'update'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="import-mode" checked={mode === one} onChange={() => setMode(one)} /> {t(`upload.${one}`)}
            </label>
          ))}
        </fieldset>
      ) : null}
    </Sheet>
  )
}
