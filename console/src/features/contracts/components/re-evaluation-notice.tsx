import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { readReEvaluationEndpoint, reEvaluatedContractsEndpoint } from '#api/re-evaluations.ts'
import { useBasisText, useFindingText } from '../../../app/finding-text.ts'
import { useMay } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { minuteOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { useQueryString } from '../../../kit/use-param.ts'

/** Why a contract that was opened from a re-evaluation was found there: what was signed, what the pack says, by which clause. */
export function ReEvaluationNotice({ contractId }: { contractId: string }) {
  const reEvaluationId = useQueryString()[0].reEvaluation
  return useMay()('reevaluation.read') && reEvaluationId ? <Found contractId={contractId} reEvaluationId={reEvaluationId} /> : null
}

function Found({ contractId, reEvaluationId }: { contractId: string; reEvaluationId: string }) {
  const { t } = useTranslation('re-evaluations')
  const surface = useSurface()
  const [say, basisText] = [useFindingText(), useBasisText()]
  const run = useRead(readReEvaluationEndpoint, { reEvaluationId }).data
  const found = useRead(reEvaluatedContractsEndpoint, { reEvaluationId, contractId }).data?.items[0]
  if (!run || !found) return null
  return (
    <Sheet
      padded
      className="contract-found"
      title={t('notice.title', { count: found.findings.length })}
      sub={t('notice.of', { pack: run.packName, version: run.packVersion, basis: basisText(run), at: minuteOf(run.createdAt) })}
      end={<Link to={`/${surface}/re-evaluation/${reEvaluationId}`}>{t('notice.back')}</Link>}
    >
      <ul>
        {found.findings.map((one) => (
          <li key={`${one.code} ${JSON.stringify(one.params)}`}>
            <b>{t(`kind.${one.code}`)}</b> <span lang="zh-CN">{say(one)}</span>
            {one.basis ? (
              <small className="mute" lang="zh-CN">
                {t('contracts.basis', { basis: one.basis })}
              </small>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="mute s">{t('standing')}</p>
    </Sheet>
  )
}
