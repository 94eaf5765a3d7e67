import { useNavigate } from '@tanstack/react-router'
import { BadgeCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  getCommunityEndpoint,
  getUnitAgreementEndpoint,
  listCommunitiesEndpoint,
  signUnitAgreementEndpoint,
  type UnitAgreementPaper,
} from '#api/communities.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { reasonText } from '../../../app/problem.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { PrintButton } from '../../../kit/print-button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Signature, SignaturePad } from '../../../kit/signature-pad.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { AgreementPaper } from '../components/agreement-paper.tsx'
import { CommunityStanding } from '../components/standing.tsx'
import '../communities.css'

/** An agreement of a unit: a draft to read and sign, or what was signed, with its signatures. */
export default function AgreementPage() {
  const read = useRead(getUnitAgreementEndpoint, { unitAgreementId: useParam('unitAgreementId') }, { staleMs: 0 })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return <Agreement agreement={read.data} />
}

function Agreement({ agreement }: { agreement: UnitAgreementPaper }) {
  const { t } = useTranslation('communities')
  const me = useMe()
  const surface = useSurface()
  const base = `/${surface}/communities`
  const page = `${base}/${agreement.communityId}`
  const isDraft = agreement.state === 'draft'
  const maySign = isDraft && surface !== 'g' && agreement.mayEdit
  return (
    <div>
      <AnswerHead
        title={t('title.agreement')}
        crumb={[
          { label: me.institutionName ?? me.countyName ?? '' },
          { label: t('nav'), to: base },
          { label: agreement.communityName, to: page },
          { label: agreement.number },
        ]}
        sub={
          <>
            <CommunityStanding standing={agreement.standing} /> {isDraft ? t('sign.draftNote') : null}{' '}
            <PolicySource because={agreement.because} />
          </>
        }
      >
        <PrintButton />
        {maySign ? <ButtonLink to={`${page}/draft`}>{t('sign.edit')}</ButtonLink> : null}
      </AnswerHead>
      {agreement.reasons.length > 0 ? (
        <ErrorSummary
          title={t('sign.stopped')}
          errors={agreement.reasons.map(({ code, params }) => ({ text: reasonText({ code, ...(params ? { params } : {}) }) }))}
        />
      ) : null}
      <div className="community-cols">
        <AgreementPaper content={agreement.content} hash={agreement.contentHash} />
        <div className="side">
          {maySign && agreement.reasons.length === 0 ? <Signing agreement={agreement} page={page} /> : null}
          {isDraft ? null : <Signed agreement={agreement} />}
        </div>
      </div>
    </div>
  )
}

/** The handwriting as it is sent: the picture without the browser's prefix. */
const drawn = (signature: Signature | null) =>
  signature?.kind === 'drawn'
    ? { kind: signature.kind, strokes: signature.strokes, png: signature.png.replace(/^data:image\/png;base64,/, '') }
    : null

function Signing({ agreement, page }: { agreement: UnitAgreementPaper; page: string }) {
  const { t } = useTranslation('communities')
  const me = useMe()
  const say = useSay()
  const navigate = useNavigate()
  const { partyA, partyB } = agreement.content
  const isDoctor = agreement.isOwnDoctor
  const [byHand, setByHand] = useState(!isDoctor)
  const [ofUnit, setUnit] = useState<Signature | null>(null)
  const [ofDoctor, setDoctor] = useState<Signature | null>(null)
  const command = useCommand(signUnitAgreementEndpoint, {
    refreshes: [getUnitAgreementEndpoint, getCommunityEndpoint, listCommunitiesEndpoint],
  })
  const unitSignature = drawn(ofUnit)
  const isReady = unitSignature !== null && (!byHand || drawn(ofDoctor) !== null)
  const sign = () => {
    if (!unitSignature) return
    command.mutate(
      {
        unitAgreementId: agreement.unitAgreementId,
        contentHash: agreement.contentHash,
        unitSignature,
        doctorSignature: byHand ? drawn(ofDoctor) : null,
      },
      {
        onSuccess: () => {
          say.done(t('sign.done'))
          void navigate({ to: page })
        },
      },
    )
  }
  return (
    <Sheet title={t('sign.act')} padded className="no-print">
      <ProblemSummary problem={command.error} />
      <div className="community-signing">
        <SignaturePad who={partyB.contactName} label={`${t('sign.unit')}　${partyB.contactName}`} onChange={setUnit} mayType={false} />
        {byHand ? (
          <SignaturePad who={partyA.doctorName} label={`${t('sign.doctor')}　${partyA.doctorName}`} onChange={setDoctor} mayType={false} />
        ) : (
          <p className="s">
            <BadgeCheck size={16} strokeWidth={1.8} aria-hidden="true" /> {t('sign.doctorAccount', { name: me.displayName })}
          </p>
        )}
        {isDoctor ? (
          <Button small kind="quiet" onClick={() => setByHand(!byHand)}>
            {t(byHand ? 'sign.doctorByAccount' : 'sign.doctorWrite')}
          </Button>
        ) : null}
        <Button kind="primary" busy={command.isPending} disabled={!isReady} onClick={sign}>
          {t('sign.act')}
        </Button>
        {isReady ? null : <p className="mute s">{t('sign.need')}</p>}
      </div>
    </Sheet>
  )
}

function Signed({ agreement }: { agreement: UnitAgreementPaper }) {
  const { t } = useTranslation('communities')
  return (
    <Sheet title={t('sign.sides')} padded>
      <div className="community-signing">
        {agreement.signatures.map(({ party, name, at, png }) => (
          <figure key={party} className="community-hand">
            <figcaption>
              {t(`sign.${party}`)}
              <small className="block mute">
                <span lang="zh-CN">{name}</span> <span className="num">{minuteOf(at)}</span>
              </small>
            </figcaption>
            {png ? (
              <img src={`data:image/png;base64,${png}`} alt={t('sign.signed', { name, at: minuteOf(at) })} />
            ) : (
              <p className="mute s">{t('sign.byAccount')}</p>
            )}
          </figure>
        ))}
        <p className={agreement.isIntact ? 's' : 's bad'}>{t(agreement.isIntact ? 'sign.intact' : 'sign.broken')}</p>
      </div>
    </Sheet>
  )
}
