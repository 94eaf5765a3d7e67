import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import {
  composePackageEndpoint,
  editComposedEndpoint,
  getComposedEndpoint,
  listComposedEndpoint,
  packageBenchEndpoint,
  priceComposedEndpoint,
} from '#api/service-packages.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { nameOf } from '../../../app/i18n.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { shortYuanText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { fenOfYuan } from '../../../kit/yuan-field.ts'
import { ChosenItems } from '../components/chosen-items.tsx'
import { Closed } from '../components/closed.tsx'
import { ItemSearch } from '../components/item-search.tsx'
import { LivePrice } from '../components/live-price.tsx'
import { rangeText } from '../names.ts'
import { type Composition, emptyComposition, useComposition } from '../use-composition.ts'
import '../service-packages.css'

type Known = OutputOf<typeof getComposedEndpoint>
type Bench = OutputOf<typeof packageBenchEndpoint>

/** Composes a package, changes a draft, or begins the next version of one. */
export default function ComposePage() {
  const { packageId } = useParams({ strict: false }) as { packageId?: string }
  const [{ follows }] = useQueryString()
  const from = packageId ?? follows
  const bench = useRead(packageBenchEndpoint, {}, { staleMs: 60_000 })
  const read = useRead(getComposedEndpoint, { packageId: from ?? '' }, { enabled: from !== undefined, staleMs: 0 })
  const problem = bench.error ?? read.error
  if (problem) return <ErrorPage problem={problem} retry={() => void Promise.all([bench.refetch(), read.refetch()])} />
  if (!bench.data || (from !== undefined && !read.data)) return <PageSkeleton />
  if (bench.data.question !== null) return <NotHere question={bench.data.question} />
  return <Compose bench={bench.data} known={read.data ?? null} isNext={packageId === undefined && follows !== undefined} />
}

function NotHere({ question }: { question: string }) {
  const { t } = useTranslation('service-packages')
  return (
    <>
      <AnswerHead title={t('title.compose')} crumb={[{ label: t('nav'), to: '/t/packages' }, { label: t('title.compose') }]} />
      <Closed question={question} />
    </>
  )
}

const compositionOf = ({ name, englishName, tier, variant, items, discountFen }: Known): Composition => ({
  name,
  englishName,
  tier: tier.code,
  variant: variant?.code ?? '',
  items,
  discount: discountFen === 0 ? '' : shortYuanText(discountFen).replaceAll(',', ''),
})

function Compose({ bench, known, isNext }: { bench: Bench; known: Known | null; isNext: boolean }) {
  const { t } = useTranslation('service-packages')
  const me = useMe()
  const say = useSay()
  const navigate = useNavigate()
  const { now, change, undo, mayUndo } = useComposition(known ? compositionOf(known) : emptyComposition)
  const [isAsked, setAsked] = useState(false)
  const refreshes = [listComposedEndpoint, getComposedEndpoint]
  const make = useCommand(composePackageEndpoint, { refreshes })
  const edit = useCommand(editComposedEndpoint, { refreshes })
  const tier = bench.tiers.find(({ code }) => code === now.tier)
  const discountFen = now.discount.trim() === '' ? 0 : fenOfYuan(now.discount)
  const composition = { tier: now.tier, variant: now.variant || null, items: now.items, discountFen: discountFen ?? 0 }
  const priced = useRead(priceComposedEndpoint, composition, {
    enabled: tier !== undefined && now.items.length > 0 && discountFen !== null,
    keep: true,
    staleMs: 0,
  })
  const answer = now.items.length > 0 && tier ? priced.data : undefined
  const isEdit = known !== null && !isNext
  const missing = {
    name: now.name.trim().length < 2 ? t('form.nameMissing') : undefined,
    englishName: now.englishName.trim().length < 2 ? t('form.englishMissing') : undefined,
    tier: tier ? undefined : t('form.tierMissing'),
    discount: discountFen === null ? t('form.notYuan') : undefined,
    price: answer?.price ? undefined : t('form.stillWrong'),
  }
  const faults = Object.entries(missing).flatMap(([field, text]) => (text ? [{ field, text }] : []))
  const errorOf = (field: keyof typeof missing) => (isAsked ? missing[field] : undefined)
  const send = () => {
    setAsked(true)
    if (faults.length > 0 || make.isPending || edit.isPending || priced.isPlaceholderData) return
    const sent = { ...composition, name: now.name.trim(), englishName: now.englishName.trim() }
    const done = {
      onSuccess: ({ packageId }: { packageId: string }) => {
        say.done(t('form.saved'))
        void navigate({ to: `/t/packages/${packageId}` })
      },
    }
    if (isEdit) edit.mutate({ ...sent, packageId: known.packageId, version: known.version }, done)
    else make.mutate({ ...sent, follows: known?.packageId ?? null }, done)
  }
  useHotkeys({ 'ctrl+enter': send })
  const add = (item: string) => change({ items: [...now.items, { item, times: 1 }] }, `add ${item}`)
  const title = t(isEdit ? 'title.edit' : 'title.compose')
  return (
    <div className="packages-form">
      <AnswerHead
        title={title}
        crumb={[{ label: me.institutionName ?? '' }, { label: t('nav'), to: '/t/packages' }, { label: title }]}
        sub={isNext && known ? t('form.next', { number: known.versionNumber }) : undefined}
      >
        <Button onClick={undo} disabled={!mayUndo}>
          {t('form.undo')}
        </Button>
      </AnswerHead>
      <ProblemSummary problem={make.error ?? edit.error} />
      {isAsked && faults.length > 0 ? <ErrorSummary errors={faults} /> : null}
      <Sheet label={title} padded>
        <div className="packages-fields">
          <TextField
            id="name"
            label={t('form.name')}
            hint={t('form.nameHint')}
            maxLength={40}
            lang="zh-CN"
            value={now.name}
            error={errorOf('name')}
            onChange={(event) => change({ name: event.target.value }, 'name')}
          />
          <TextField
            id="englishName"
            label={t('form.englishName')}
            maxLength={80}
            lang="en"
            value={now.englishName}
            error={errorOf('englishName')}
            onChange={(event) => change({ englishName: event.target.value }, 'englishName')}
          />
          <SelectField
            id="tier"
            label={t('form.tier')}
            hint={tier ? t('form.tierRange', { range: rangeText(tier) }) : undefined}
            blank={t('form.tierMissing')}
            value={now.tier}
            error={errorOf('tier')}
            options={bench.tiers.map((one) => ({ value: one.code, label: nameOf(one) }))}
            onChange={(event) => change({ tier: event.target.value, variant: '' }, 'tier')}
          />
          {tier && tier.variants.length > 0 ? (
            <SelectField
              label={t('form.variant')}
              blank={t('form.noVariant')}
              value={now.variant}
              options={tier.variants.map((one) => ({ value: one.code, label: nameOf(one) }))}
              onChange={(event) => change({ variant: event.target.value }, 'variant')}
            />
          ) : null}
        </div>
      </Sheet>
      <div className="packages-cols">
        <ItemSearch items={bench.items.filter(({ code }) => !now.items.some(({ item }) => item === code))} add={add} />
        <div className="packages-side">
          <ChosenItems
            items={now.items}
            catalogue={bench.items}
            lines={answer?.price?.lines ?? []}
            write={(items, step) => change({ items }, step)}
          />
          <LivePrice answer={answer} isCounting={priced.isFetching} tier={tier}>
            {bench.mayDiscount ? (
              <TextField
                id="discount"
                label={t('form.discount')}
                inputMode="decimal"
                width={8}
                value={now.discount}
                error={discountFen === null ? t('form.notYuan') : undefined}
                onChange={(event) => change({ discount: event.target.value }, 'discount')}
              />
            ) : null}
          </LivePrice>
        </div>
      </div>
      <div className="act">
        <ButtonLink to={known ? `/t/packages/${known.packageId}` : '/t/packages'}>{t('kit:cancel')}</ButtonLink>
        <div className="push">
          <Button kind="primary" keys="Ctrl+Enter" busy={make.isPending || edit.isPending} onClick={send}>
            {t('form.save')}
          </Button>
        </div>
      </div>
    </div>
  )
}
