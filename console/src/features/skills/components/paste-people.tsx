import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { matchStaffEndpoint } from '#api/stars.ts'
import { call } from '../../../app/call.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextArea } from '../../../kit/field.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import type { PeopleLine } from '../read-people-sheet.ts'

type Candidate = OutputOf<typeof matchStaffEndpoint>['lines'][number]['found'][number]
type Line<V> = PeopleLine<V> & { found: Candidate[]; chosen: string | null }
type Fault = 'value' | 'unknown' | 'namesakes' | 'notDoctor' | 'twice'
type Props<V> = {
  title: string
  hint: string
  valueTitle: string
  /** Cuts the text into lines. */
  read: (text: string) => PeopleLine<V>[]
  show: (value: V) => ReactNode
  /** Whether somebody may be entered at all. */
  fits?: (person: Candidate) => boolean
  /** What else is asked before the list, and whether it is answered. */
  before?: ReactNode
  isReady?: boolean
  save: (people: { staffId: string; value: V }[]) => void
  isSaving: boolean
  problem: unknown
  close: () => void
}

/** Takes a list copied out of a spreadsheet: shows whom each line means, and what stands against it, before anything is kept. */
export function PastePeople<V>(props: Props<V>) {
  const { t } = useTranslation('skills')
  const [text, setText] = useState('')
  const [lines, setLines] = useState<Line<V>[] | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const match = async () => {
    const sheet = props.read(text)
    if (sheet.length === 0) return
    const asked = sheet.map(({ name, institution }) => ({ name: name.slice(0, 40), institution: institution.slice(0, 60) }))
    try {
      const answer = await call(matchStaffEndpoint, { lines: asked })
      setProblem(null)
      setLines(
        sheet.map((line, at) => {
          const { found } = answer.lines[at]!
          return { ...line, found, chosen: found.length === 1 ? found[0]!.staffId : null }
        }),
      )
    } catch (error) {
      setProblem(error)
    }
  }
  const faults = (lines ?? []).map((line, at) => faultOf(line, lines!.slice(0, at), props.fits))
  const good = (lines ?? []).flatMap(({ chosen, value }, at) =>
    faults[at] === null && chosen !== null && value !== null ? [{ staffId: chosen, value }] : [],
  )
  const choose = (at: number, staffId: string) =>
    setLines(lines!.map((line, index) => (index === at ? { ...line, chosen: staffId || null } : line)))
  return (
    <Dialog
      title={props.title}
      isOpen
      wide
      close={props.close}
      acts={
        lines === null ? (
          <Button kind="primary" disabled={text.trim() === '' || props.isReady === false} onClick={() => void match()}>
            {t('paste.read')}
          </Button>
        ) : (
          <>
            <Button onClick={() => setLines(null)}>{t('paste.again')}</Button>
            <Button kind="primary" disabled={good.length === 0} busy={props.isSaving} onClick={() => props.save(good)}>
              {t('paste.save', { count: good.length })}
            </Button>
          </>
        )
      }
    >
      <ProblemSummary problem={problem ?? props.problem} />
      {lines === null ? (
        <>
          {props.before}
          <TextArea label={t('paste.label')} hint={props.hint} rows={9} value={text} onChange={(event) => setText(event.target.value)} />
        </>
      ) : (
        <>
          <p role="status">{t('paste.found', { good: good.length, bad: lines.length - good.length })}</p>
          <div className="t-scroll skills-lines">
            <table className="t">
              <caption className="sr">{props.title}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('results.name')}</th>
                  <th scope="col">{t('results.institution')}</th>
                  <th scope="col">{props.valueTitle}</th>
                  <th scope="col">{t('paste.state')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line, at) => (
                  <PastedLine
                    key={`${at}-${line.name}`}
                    line={line}
                    fault={faults[at] ?? null}
                    shown={line.value === null ? null : props.show(line.value)}
                    choose={(staffId) => choose(at, staffId)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Dialog>
  )
}

type LineProps = { line: Line<unknown>; fault: Fault | null; shown: ReactNode; choose: (staffId: string) => void }
function PastedLine({ line, fault, shown, choose }: LineProps) {
  const { t } = useTranslation('skills')
  const one = line.found.find(({ staffId }) => staffId === line.chosen)
  return (
    <tr>
      <th scope="row" lang="zh-CN">
        {line.name || '—'}
      </th>
      <td lang="zh-CN">
        {line.found.length > 1 ? (
          <select
            aria-label={t('paste.which', { name: line.name })}
            value={line.chosen ?? ''}
            onChange={(event) => choose(event.target.value)}
          >
            <option value="">{t('paste.choose', { count: line.found.length })}</option>
            {line.found.map((candidate) => (
              <option key={candidate.staffId} value={candidate.staffId}>
                {candidate.institutionName ?? '—'} · {t(`organisations:category.${candidate.category}`)}
              </option>
            ))}
          </select>
        ) : (
          (one?.institutionName ?? line.institution)
        )}
      </td>
      <td>{shown ?? <span lang="zh-CN">{line.said || '—'}</span>}</td>
      <td>
        <StatusTag plain tone={fault === null ? 'low' : 'high'}>
          {fault === null ? t('paste.ok') : t(`paste.fault.${fault}`)}
        </StatusTag>
      </td>
    </tr>
  )
}

/** What stands against a line: the first of what would be told; null when it goes in. Of two lines about one person the first counts. */
function faultOf<V>({ value, found, chosen }: Line<V>, before: readonly Line<V>[], fits?: (person: Candidate) => boolean): Fault | null {
  if (found.length === 0) return 'unknown'
  const one = found.find(({ staffId }) => staffId === chosen)
  if (!one) return 'namesakes'
  if (value === null) return 'value'
  if (fits && !fits(one)) return 'notDoctor'
  return before.some((line) => line.chosen === chosen) ? 'twice' : null
}
