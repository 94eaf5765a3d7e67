import { useTranslation } from 'react-i18next'
import { type Community, getCommunityEndpoint, revealContactEndpoint, revealedContactEndpoint } from '#api/communities.ts'
import { call } from '../../../app/call.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { Facts } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { MaskedText } from '../../../kit/masked-text.tsx'
import { PrintButton } from '../../../kit/print-button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { AgreementsSheet } from '../components/agreements-sheet.tsx'
import { DoneLog } from '../components/done-log.tsx'
import { FiveOnes } from '../components/five-ones.tsx'
import { MemberList } from '../components/member-list.tsx'
import { CommunityStanding } from '../components/standing.tsx'
import '../communities.css'

/** One community: its five ones first, then who is on the roster, what was agreed and whom to call. */
export default function CommunityPage() {
  const read = useRead(getCommunityEndpoint, { communityId: useParam('communityId') })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return <OneCommunity community={read.data} />
}

function OneCommunity({ community }: { community: Community }) {
  const { t } = useTranslation('communities')
  const me = useMe()
  const surface = useSurface()
  const base = `/${surface}/communities`
  const mayEdit = surface !== 'g' && community.mayEdit
  return (
    <div>
      <AnswerHead
        title={<span lang="zh-CN">{community.name}</span>}
        crumb={[
          { label: me.institutionName ?? me.countyName ?? '' },
          { label: t('nav'), to: base },
          { label: t(`kind.${community.kind}`) },
        ]}
        sub={
          <>
            <CommunityStanding standing={community.standing} /> {t('one_page.answerReady', { count: community.ones })}
          </>
        }
      >
        <PrintButton />
        {mayEdit ? <ButtonLink to={`${base}/${community.communityId}/edit`}>{t('one_page.edit')}</ButtonLink> : null}
        {surface === 't' && community.mayImport ? (
          <ButtonLink kind="primary" to="/t/import" search={{ kind: 'roster' }}>
            {t('one_page.import')}
          </ButtonLink>
        ) : null}
      </AnswerHead>
      <FiveOnes community={community} mayEdit={mayEdit} />
      <div className="community-cols">
        <div className="side">
          <MemberList community={community} mayEdit={mayEdit} />
          <DoneLog community={community} mayEdit={mayEdit} />
        </div>
        <div className="side">
          <AgreementsSheet community={community} base={base} mayEdit={mayEdit} />
          <UnitFacts community={community} mayEdit={mayEdit} />
        </div>
      </div>
    </div>
  )
}

function UnitFacts({ community, mayEdit }: { community: Community; mayEdit: boolean }) {
  const { t } = useTranslation('communities')
  const { communityId } = community
  const zh = (text: string) => <span lang="zh-CN">{text}</span>
  const reveal = async (reason: string) => {
    await call(revealContactEndpoint, { communityId, reason })
    return (await call(revealedContactEndpoint, { communityId })).value
  }
  return (
    <Sheet title={t('one_page.facts')} padded>
      <Facts
        rows={[
          {
            label: t('one_page.creditCode'),
            value: community.creditCode ? <span className="num">{community.creditCode}</span> : t('one_page.noCode'),
          },
          { label: t('one_page.place'), value: zh(`${community.townshipName}${community.villageName} ${community.address}`) },
          { label: t('one_page.headcount'), value: t('one_page.people', { count: countText(community.headcount) as unknown as number }) },
          { label: t('one_page.contact'), value: zh(community.contactName) },
          {
            label: t('one_page.phone'),
            value: <MaskedText masked={community.contactPhoneMasked} what={t('one_page.phone')} {...(mayEdit ? { reveal } : {})} />,
          },
          { label: t('one_page.served'), value: zh(community.institutionName) },
          { label: t('one_page.team'), value: zh(community.teamName) },
          { label: t('one_page.doctor'), value: zh(community.doctorName) },
        ]}
      />
    </Sheet>
  )
}
