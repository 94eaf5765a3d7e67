import { useNavigate, useParams } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { verifyAgreementEndpoint } from '#api/contracts.ts'
import { verifyCodeShape } from '#api/verify-code.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { CheckList } from '../../../kit/check-list.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Facts, TextField } from '../../../kit/field.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { ComparePdf } from '../components/compare-pdf.tsx'
import { ContractStandingTag } from '../components/standing-tag.tsx'
import '../contracts.css'

/** The page on the paper's QR code: anybody may look whether an agreement is what was signed. It shows nothing personal. */
export default function VerifyPage() {
  const { t } = useTranslation('contracts')
  const navigate = useNavigate()
  const code = (useParams({ strict: false }) as { code?: string }).code?.toUpperCase() ?? ''
  const [typed, setTyped] = useState(code)
  const isCode = verifyCodeShape.test(code)
  const read = useRead(verifyAgreementEndpoint, { code }, { enabled: isCode })
  const wanted = typed.replace(/[\s-]/g, '').toUpperCase()
  return (
    <div className="verify">
      <div>
        <h1>{t('verify.head')}</h1>
        <p className="mute s">{t('verify.text')}</p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (verifyCodeShape.test(wanted)) void navigate({ to: `/verify/${wanted}` })
        }}
      >
        <TextField
          label={t('verify.code')}
          value={typed}
          maxLength={30}
          autoComplete="off"
          spellCheck={false}
          error={code && !isCode ? t('verify.notFound') : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button kind="primary" type="submit" disabled={!verifyCodeShape.test(wanted)}>
          {t('verify.look')}
        </Button>
      </form>
      {isCode && read.isPending ? <LinesSkeleton lines={5} /> : null}
      {read.isError ? (
        read.error.kind === 'NotFound' ? (
          <p className="bad" role="alert">
            {t('verify.notFound')}
          </p>
        ) : (
          <ProblemSummary problem={read.error} />
        )
      ) : null}
      {read.data ? <Found code={code} found={read.data} /> : null}
    </div>
  )
}

function Found({ code, found }: { code: string; found: NonNullable<ReturnType<typeof useRead<typeof verifyAgreementEndpoint>>['data']> }) {
  const { t } = useTranslation('contracts')
  const isWrong = found.findings.some((one) => one.state === 'wrong')
  const isPending = !isWrong && found.findings.some((one) => one.state === 'missing')
  const Icon = isWrong ? CircleAlert : isPending ? CircleDashed : CircleCheck
  return (
    <>
      <Sheet padded>
        <p className={`verify-word ${isWrong ? 'bad' : isPending ? '' : 'good'}`} role="status">
          <Icon size={26} strokeWidth={1.7} aria-hidden="true" />
          {isWrong ? t('verify.bad') : isPending ? t('verify.pending') : t('verify.good')}
        </p>
        <Facts
          rows={[
            { label: t('contract.number'), value: <span className="num">{found.number}</span> },
            ...(found.version > 1 ? [{ label: t('verify.paper'), value: t('verify.supplement', { count: found.version - 1 }) }] : []),
            { label: t('verify.institution'), value: <span lang="zh-CN">{found.institutionName}</span> },
            { label: t('verify.signedOn'), value: <span className="num">{found.signedOn}</span> },
            { label: t('verify.until'), value: <span className="num">{found.lastDay}</span> },
            { label: t('verify.standing'), value: <ContractStandingTag standing={found.standing} /> },
            ...(found.sealedAt ? [{ label: t('verify.sealedAt'), value: <span className="num">{minuteOf(found.sealedAt)}</span> }] : []),
            ...(found.certificate ? [{ label: t('verify.certificate'), value: <span lang="zh-CN">{found.certificate}</span> }] : []),
          ]}
        />
        {found.isDemo ? <p className="mute xs">{t('verify.demo')}</p> : null}
      </Sheet>
      <Sheet title={t('verify.findings')} padded>
        <CheckList
          label={t('verify.findings')}
          items={found.findings.map((one) => ({
            key: one.check,
            state: one.state === 'ok' ? ('ok' as const) : one.state === 'wrong' ? ('no' as const) : ('warn' as const),
            title: t(`verify.check.${one.check}`),
            detail: t(`verify.state.${one.state}`),
          }))}
        />
      </Sheet>
      {found.supplements.length + found.correctedOn.length > 0 ? (
        <Sheet title={t('verify.since')} padded>
          <CheckList
            label={t('verify.since')}
            items={[
              ...found.supplements.map((one) => ({
                key: `supplement ${one.version}`,
                state: one.isWhole ? ('ok' as const) : ('no' as const),
                title: t('verify.supplement', { count: one.version - 1 }),
                detail: t(one.isWhole ? 'verify.supplementOk' : 'verify.supplementWrong', { day: one.since }),
              })),
              ...found.correctedOn.map((day) => ({
                key: `corrected ${day}`,
                state: 'ok' as const,
                title: t('verify.corrected'),
                detail: t('verify.correctedOn', { day }),
              })),
            ]}
          />
        </Sheet>
      ) : null}
      <ComparePdf code={code} />
    </>
  )
}
