import { useTranslation } from 'react-i18next'
import { NotFoundPage } from '../../app/error-pages.tsx'
import { language } from '../../app/i18n.ts'
import { signInOptionsEndpoint } from '#api/access.ts'
import { useRead } from '../../app/use-endpoint.ts'
import { Button } from '../button.tsx'
import { CaliberPopover } from '../caliber.tsx'
import { CiteChip, PolicySource } from '../cite-chip.tsx'
import { AnswerHead, PageHead } from '../head.tsx'
import { KeyHints } from '../key-hints.tsx'
import { Sheet } from '../sheet.tsx'
import { PageSkeleton } from '../skeleton.tsx'
import { StatusLine } from '../status-line.tsx'
import { RiskTag, StandingTag, StatusTag, Tag } from '../status-tag.tsx'
import { useSay } from '../undo-toast.tsx'
import { AntdGallery } from './antd-gallery.tsx'
import { DeskGallery } from './desk-gallery.tsx'
import { because, samples } from './samples.ts'
import { SignGallery } from './sign-gallery.tsx'
import { StateGallery } from './state-gallery.tsx'

/** Every piece of the kit on one page, for looking at it; only in development and in a demonstration. */
export default function GalleryPage() {
  useTranslation()
  const options = useRead(signInOptionsEndpoint, {})
  const say = samples(language())
  if (options.isPending && !import.meta.env.DEV) return <PageSkeleton />
  if (!options.data?.isDemo && !import.meta.env.DEV) return <NotFoundPage />
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <PageHead title={say.title} sub={say.sub}>
        <Button>{say.actions[0]}</Button>
        <Button kind="primary" keys="F2">
          {say.actions[1]}
        </Button>
      </PageHead>
      <Tags />
      <div className="desk" style={{ minHeight: 0 }}>
        <AnswerHead
          title={
            <>
              {say.answer[0]}
              <em>{say.answer[1]}</em>
            </>
          }
          crumb={[{ label: say.city, to: '/kit' }, { label: say.county }]}
          fresh={say.fresh}
        >
          <Button>{say.actions[0]}</Button>
          <Button kind="primary">{say.actions[1]}</Button>
        </AnswerHead>
        <DeskGallery say={say} />
      </div>
      <SignGallery say={say} />
      <StateGallery say={say} />
      <AntdGallery say={say} />
      <StatusLine fresh={say.fresh[0]} hints={[{ keys: ['?'], does: say.sections.keys }]} />
    </div>
  )
}

function Tags() {
  const say = samples(language())
  const { done, failed } = useSay()
  const caliber = {
    name: say.kpi[0]!,
    top: { label: say.caliber.top, value: '318,438' },
    bottom: { label: say.caliber.bottom, value: '1,215,401' },
    result: '26.20%',
    rows: say.caliber.rows.map(([label, text]) => ({ label: label!, text })),
    to: '/kit',
  }
  return (
    <Sheet title={say.sections.tags} sub={<CaliberPopover caliber={caliber} />} padded>
      <p style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
        <RiskTag risk="high" />
        <RiskTag risk="mid" />
        <RiskTag risk="low" />
        <RiskTag risk="none" />
        <StandingTag done={101} goal={100} />
        <StandingTag done={92} goal={100} />
        <StandingTag done={40} goal={100} plain />
        <StatusTag tone="brand">{say.tags[0]}</StatusTag>
        {say.tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        <CiteChip source={because(say)[0]!.source!} because={because(say)} />
        <PolicySource because={because(say)} />
        <Button small onClick={() => done(say.done, () => failed(say.wrong[0]!))}>
          {say.done}
        </Button>
        <Button kind="danger" small>
          {say.wrong[0]}
        </Button>
        <Button kind="quiet" small busy>
          {say.actions[0]}
        </Button>
        <KeyHints
          hints={[
            { keys: ['J', 'K'], does: say.columns[0]! },
            { keys: ['F2'], does: say.steps[0]! },
          ]}
        />
      </p>
    </Sheet>
  )
}
