import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { comparePdfEndpoint } from '#api/contracts.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { CheckList } from '../../../kit/check-list.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

const mostBytes = 740_000

/** Compares a PDF somebody holds with the sealed one: any changed byte makes it different. */
export function ComparePdf({ code }: { code: string }) {
  const { t } = useTranslation('contracts')
  const field = useRef<HTMLInputElement>(null)
  const compare = useCommand(comparePdfEndpoint)
  const isTooLarge = useRef(false)
  const choose = async (file: File | undefined) => {
    if (!file) return
    isTooLarge.current = file.size > mostBytes
    compare.reset()
    if (!isTooLarge.current) compare.mutate({ code, pdf: base64(new Uint8Array(await file.arrayBuffer())) })
    if (field.current) field.current.value = ''
  }
  return (
    <Sheet title={t('verify.compare')} padded>
      <p className="mute s">{t('verify.compareText')}</p>
      <input
        ref={field}
        type="file"
        accept="application/pdf"
        className="sr"
        tabIndex={-1}
        aria-label={t('verify.choose')}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      <Button busy={compare.isPending} onClick={() => field.current?.click()}>
        {t('verify.choose')}
      </Button>
      {isTooLarge.current && !compare.data ? (
        <p className="bad s" role="alert">
          {t('verify.tooLarge')}
        </p>
      ) : null}
      <ProblemSummary problem={compare.error} />
      {compare.data ? (
        <div role="status">
          <CheckList
            items={[
              {
                key: 'same',
                state: compare.data.isSame ? 'ok' : 'no',
                title: compare.data.isSame ? t('verify.same') : t('verify.differs'),
                detail: (
                  <>
                    {t('verify.hash')} <span className="verify-hash">{compare.data.hash}</span>
                  </>
                ),
              },
            ]}
          />
        </div>
      ) : null}
    </Sheet>
  )
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
