import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { commitImportEndpoint, getImportEndpoint, listImportsEndpoint, undoImportEndpoint } from '#api/imports.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { reasonText } from '../../../app/problem.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { FaultsTable } from './faults-table.tsx'

type Shown = OutputOf<typeof getImportEndpoint>
/** Kinds of which a list changes what is there already, and those of which it brings nothing new. */
const updates: readonly Shown['kind'][] = ['residents', 'staff', 'departures', 'roster']
const onlyUpdates: readonly Shown['kind'][] = ['departures']
const refreshes = [getImportEndpoint, listImportsEndpoint]

/** One import: what was found, what may be done with it, and its wrong rows. */
export function ImportSheet({ shown, again }: { shown: Shown; again: () => void }) {
  const { t } = useTranslation('imports')
  const [isAsking, setAsking] = useState(false)
  const commit = useCommand(commitImportEndpoint, { refreshes })
  const undo = useCommand(undoImportEndpoint, { refreshes })
  const { importId, state, total, newRows, updatedRows, duplicateRows, errorRows } = shown
  const good = newRows + updatedRows
  const counts = [
    ...(onlyUpdates.includes(shown.kind) ? [] : [['new', newRows, 'good'] as const]),
    ...(updates.includes(shown.kind) ? [['update', updatedRows, 'good'] as const] : []),
    ['duplicate', duplicateRows, 'plain'],
    ['error', errorRows, errorRows > 0 ? 'bad' : 'plain'],
  ] as const
  const sub = [t(`kind.${shown.kind}`), shown.fileName, ...(total === null ? [] : [t('check.total', { rows: countText(total) })])].join(
    ' · ',
  )
  return (
    <Sheet title={t('check.title')} sub={sub} padded>
      <ProblemSummary problem={commit.error ?? undo.error} />
      {shown.fault ? <ErrorSummary title={t('check.failed')} errors={[{ text: reasonText({ code: shown.fault }) }]} /> : null}
      {state === 'checking' ? <p role="status">{t('check.busy')}</p> : null}
      {state === 'undoing' ? <p role="status">{t('undo.busy')}</p> : null}
      {state === 'committing' ? (
        <div className="import-progress" role="status">
          <GoalBar label={t('commit.busy', { done: shown.position, total })} value={shown.position} whole={total ?? 1} />
          <b>{t('commit.busy', { done: countText(shown.position), total: countText(total ?? 0) })}</b>
          <span className="mute">{t('commit.leave')}</span>
        </div>
      ) : null}
      {state === 'checking' || state === 'failed' ? null : (
        <dl className="import-counts">
          {counts.map(([name, count, tone]) => (
            <div key={name} className={tone}>
              <dt>{t(`count.${name}`)}</dt>
              <dd>{countText(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      <Categories categories={shown.categories} />
      {state === 'checked' ? <p className="mute">{t('check.nothing')}</p> : null}
      {state === 'abandoned' ? <p role="status">{t('check.abandoned')}</p> : null}
      {state === 'done' ? (
        <p role="status">
          {t(onlyUpdates.includes(shown.kind) ? 'commit.updated' : updates.includes(shown.kind) ? 'commit.done' : 'commit.added', {
            added: countText(newRows),
            updated: countText(updatedRows),
          })}
        </p>
      ) : null}
      {state === 'undone' ? (
        <p role="status">{t('undo.done', { undone: countText(shown.undoneRows), kept: countText(shown.keptRows) })}</p>
      ) : null}
      <div className="import-acts">
        {shown.mayCommit ? (
          <Button kind="primary" busy={commit.isPending} onClick={() => commit.mutate({ importId })}>
            {t('act.commit', { rows: countText(good) })}
          </Button>
        ) : null}
        {errorRows > 0 && shown.hasFile && ['checked', 'done', 'undone'].includes(state) ? (
          <a className="btn" href={`/api/imports/${importId}/errors.xlsx`} download>
            {t('act.errors', { rows: countText(errorRows) })}
          </a>
        ) : null}
        {state === 'committing' || state === 'checking' || state === 'undoing' ? null : <Button onClick={again}>{t('act.again')}</Button>}
        {shown.mayUndo ? (
          <Button kind="quiet" onClick={() => setAsking(true)}>
            {t('act.undo')}
          </Button>
        ) : null}
      </div>
      {errorRows > 0 && shown.hasFile && state === 'done' ? <p className="mute">{t('commit.mend')}</p> : null}
      {shown.faults.length > 0 ? (
        <FaultsTable
          title={t('faults.title')}
          first={errorRows > shown.faults.length ? t('faults.first', { count: shown.faults.length }) : null}
          faults={shown.faults}
        />
      ) : null}
      {shown.warnings.length > 0 ? (
        <FaultsTable
          title={t(state === 'checked' ? 'warnings.title' : 'warnings.titleDone')}
          first={shown.warnedRows > shown.warnings.length ? t('warnings.first', { count: shown.warnings.length }) : null}
          faults={shown.warnings}
        />
      ) : null}
      <Dialog
        title={t('undo.title')}
        isOpen={isAsking}
        close={() => setAsking(false)}
        cancel={t('undo.cancel')}
        acts={
          <Button kind="danger" busy={undo.isPending} onClick={() => undo.mutate({ importId }, { onSettled: () => setAsking(false) })}>
            {t('undo.sure')}
          </Button>
        }
      >
        <p>{t(`kind.undo.${shown.kind}`)}</p>
        <p>{t('undo.text')}</p>
      </Dialog>
    </Sheet>
  )
}

/** What the rows are of, where their kind tells more apart than new, changed and wrong. */
function Categories({ categories }: Pick<Shown, 'categories'>) {
  const { t } = useTranslation('imports')
  const known = Object.entries(categories)
  if (known.length === 0) return null
  return (
    <>
      <h3>{t('category.title')}</h3>
      <dl className="import-categories">
        {known.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`category.${name}`)}</dt>
            <dd className="num">{countText(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
