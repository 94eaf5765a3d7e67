import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Problem, problemTexts, problemTitle } from './problem.ts'

type Said = { code: string; title: string; lines: readonly string[]; trace?: string | undefined; retry?: (() => void) | undefined }

function Told({ code, title, lines, trace, retry }: Said) {
  const { t } = useTranslation('shell')
  const router = useRouter()
  return (
    <section className="told">
      {code ? (
        <p className="told-code" aria-hidden="true">
          {code}
        </p>
      ) : null}
      <h1>{title}</h1>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {trace ? <p className="xs mute">{t('trace', { trace })}</p> : null}
      <div className="told-acts">
        {retry ? (
          <button className="btn primary" type="button" onClick={retry}>
            {t('retry')}
          </button>
        ) : null}
        <button className="btn" type="button" onClick={() => router.history.back()}>
          {t('back')}
        </button>
        <Link className="btn" to="/">
          {t('home')}
        </Link>
      </div>
    </section>
  )
}

/** No such page, or no such thing for this person. */
export function NotFoundPage() {
  const { t } = useTranslation('shell')
  return <Told code="404" title={t('notFound.title')} lines={[t('notFound.text')]} />
}

/** A page this role does not have. */
export function ForbiddenPage() {
  const { t } = useTranslation('shell')
  return <Told code="403" title={t('forbidden.title')} lines={[t('forbidden.text')]} />
}

/** Something did not work: what, whether to try again, and the number to quote. */
export function ErrorPage({ problem, retry }: { problem: unknown; retry?: () => void }) {
  // An address that names nothing there could be: nothing on the page can be put right.
  if (problem instanceof Problem && (problem.kind === 'NotFound' || problem.kind === 'InvalidInput')) return <NotFoundPage />
  if (problem instanceof Problem && problem.kind === 'Forbidden') return <ForbiddenPage />
  if (!(problem instanceof Problem)) console.error(problem)
  const trace = problem instanceof Problem ? problem.traceId : undefined
  const isDefect = !(problem instanceof Problem) || problem.kind === 'Defect'
  return <Told code={isDefect ? '500' : ''} title={problemTitle(problem)} lines={problemTexts(problem)} trace={trace} retry={retry} />
}
