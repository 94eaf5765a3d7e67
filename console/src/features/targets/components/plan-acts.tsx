import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getPlanEndpoint, issuePlanEndpoint, listPlansEndpoint, type Plan, returnPlanEndpoint, submitPlanEndpoint } from '#api/targets.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { ReviewList } from './review-sheet.tsx'

const refreshes = [getPlanEndpoint, listPlansEndpoint]

/** What may be done with the plan next, as the server says: submit, withdraw, return, issue. `held`: how much a person has given that the draft does not hold; over that nothing is submitted. */
export function PlanActs({ plan, mayUndo, undo, held }: { plan: Plan; mayUndo: boolean; undo: () => void; held: number }) {
  const { t } = useTranslation('targets')
  const say = useSay()
  const [asking, setAsking] = useState<'issue' | 'return' | 'held' | null>(null)
  const [reason, setReason] = useState('')
  const submit = useCommand(submitPlanEndpoint, { refreshes })
  const sendBack = useCommand(returnPlanEndpoint, { refreshes })
  const issue = useCommand(issuePlanEndpoint, { refreshes })
  const step = { planId: plan.planId, version: plan.version }
  const may = (what: Plan['next'][number]) => plan.next.includes(what)
  const close = () => setAsking(null)
  const then = (text: string) => ({
    onSuccess: () => {
      close()
      say.done(text)
    },
  })
  const isOwn = may('withdraw')
  const titleOf = (what: typeof asking) =>
    what === 'issue' ? t('sure.issueTitle', { year: plan.year }) : isOwn ? t('sure.withdrawTitle') : t('sure.returnTitle')
  return (
    <>
      <a className="btn" href={`/api/targets/plans/${plan.planId}/table.csv`} download>
        {t('act.export')}
      </a>
      {may('edit') ? (
        <Button onClick={undo} disabled={!mayUndo} keys="Ctrl Z">
          {t('act.undo')}
        </Button>
      ) : null}
      {may('submit') ? (
        <Button
          kind="primary"
          busy={submit.isPending}
          onClick={() => (held > 0 ? setAsking('held') : submit.mutate(step, then(t('say.submitted'))))}
        >
          {t('act.submit')}
        </Button>
      ) : null}
      {may('return') || isOwn ? <Button onClick={() => setAsking('return')}>{isOwn ? t('act.withdraw') : t('act.return')}</Button> : null}
      {may('issue') ? (
        <Button kind="primary" onClick={() => setAsking('issue')}>
          {t('act.issue')}
        </Button>
      ) : null}
      <Dialog
        title={titleOf(asking)}
        isOpen={asking === 'issue' || asking === 'return'}
        close={close}
        acts={
          asking === 'issue' ? (
            <Button kind="primary" busy={issue.isPending} onClick={() => issue.mutate(step, then(t('say.issued')))}>
              {t('sure.issue')}
            </Button>
          ) : (
            <Button
              kind="primary"
              busy={sendBack.isPending}
              disabled={reason.trim().length < 2}
              onClick={() => sendBack.mutate({ ...step, reason }, then(t('say.returned')))}
            >
              {isOwn ? t('act.withdraw') : t('act.return')}
            </Button>
          )
        }
      >
        {asking === 'issue' ? (
          <div className="targets-review">
            <p>{t('sure.issueText')}</p>
            <ReviewList plan={plan} />
          </div>
        ) : (
          <TextField label={t('sure.reason')} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        )}
        <ProblemSummary problem={issue.error ?? sendBack.error} />
      </Dialog>
      <Dialog title={t('held.title', { count: held })} isOpen={asking === 'held'} close={close} cancel={t('held.back')}>
        <p>{t('held.text')}</p>
      </Dialog>
      {submit.error ? <ProblemSummary problem={submit.error} /> : null}
    </>
  )
}
