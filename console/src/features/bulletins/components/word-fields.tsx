import { useTranslation } from 'react-i18next'
import { bulletinAudiences, bulletinCategories, bulletinKinds, bulletinLinks } from '#api/bulletins.ts'
import { useMe } from '../../../app/session.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { SelectField, TextArea, TextField } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import type { Draft, missingInDraft } from '../draft.ts'

export type Parts = { draft: Draft; change: (part: Partial<Draft>) => void }
type Errors = { errorOf: (key: ReturnType<typeof missingInDraft>[number]) => string | undefined }

/** What the bulletin says. */
export function WordFields({ draft, change, errorOf }: Parts & Errors) {
  const { t } = useTranslation(['bulletins', 'messages'])
  const isCampaign = draft.kind === 'campaign'
  const isForResidents = draft.audience === 'residents'
  const links: readonly string[] = bulletinLinks[draft.audience]
  return (
    <Sheet title={t('form.words')} padded>
      <div className="bulletin-lines">
        <div className="bulletin-row">
          <Segments
            label={t('form.kind')}
            value={draft.kind}
            options={bulletinKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(kind) =>
              change(
                kind === 'campaign' ? { kind, audience: 'residents', link: null } : { kind, heldFrom: null, heldUntil: null, place: null },
              )
            }
          />
          {isCampaign ? null : (
            <Segments
              label={t('form.audience')}
              value={draft.audience}
              options={bulletinAudiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
              onChange={(audience) => change({ audience, link: null })}
            />
          )}
        </div>
        {isCampaign ? <Samples change={change} /> : null}
        <TextField
          id="title"
          label={t('form.title')}
          hint={t('form.titleHint')}
          error={errorOf('title')}
          maxLength={40}
          lang="zh-CN"
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          id="body"
          label={t('form.body')}
          hint={t('form.bodyHint')}
          error={errorOf('body')}
          rows={6}
          maxLength={500}
          lang="zh-CN"
          value={draft.body}
          onChange={(event) => change({ body: event.target.value })}
        />
        {isCampaign ? <Held draft={draft} change={change} errorOf={errorOf} /> : null}
        <div className="fields">
          {isForResidents ? (
            <SelectField
              label={t('form.category')}
              value={draft.category}
              options={bulletinCategories.map((value) => ({ value, label: t(`messages:category.${value}`) }))}
              onChange={(event) => change({ category: event.target.value as Draft['category'] })}
            />
          ) : null}
          <SelectField
            label={t('form.link')}
            blank={t('link.none')}
            value={draft.link ?? ''}
            options={links.map((value) => ({ value, label: t(`link.${value as '/m/sign'}`) }))}
            onChange={(event) => change({ link: (event.target.value || null) as Draft['link'] })}
          />
        </div>
      </div>
    </Sheet>
  )
}

function Held({ draft, change, errorOf }: Parts & Errors) {
  const { t } = useTranslation('bulletins')
  const { today } = useMe()
  return (
    <div className="fields">
      <TextField
        id="heldFrom"
        label={t('form.heldFrom')}
        type="date"
        error={errorOf('heldFrom')}
        value={draft.heldFrom ?? ''}
        onChange={(event) => change({ heldFrom: event.target.value || null })}
      />
      <TextField
        id="heldUntil"
        label={t('form.heldUntil')}
        type="date"
        min={draft.heldFrom ?? today}
        error={errorOf('heldUntil')}
        value={draft.heldUntil ?? ''}
        onChange={(event) => change({ heldUntil: event.target.value || null })}
      />
      <TextField
        label={t('form.place')}
        hint={t('form.placeHint')}
        optional
        maxLength={60}
        value={draft.place ?? ''}
        onChange={(event) => change({ place: event.target.value || null })}
      />
    </div>
  )
}

/** Campaigns that come back every year, to begin with. */
function Samples({ change }: Pick<Parts, 'change'>) {
  const { t } = useTranslation('bulletins')
  const { today } = useMe()
  const may = `${today.slice(5) > '05-19' ? Number(today.slice(0, 4)) + 1 : today.slice(0, 4)}-05-19`
  return (
    <div className="bulletin-row">
      <span className="mute s">{t('form.samples')}</span>
      <Button
        small
        onClick={() =>
          change({ title: t('form.worldDayTitle'), body: t('form.worldDayBody'), heldFrom: may, heldUntil: may, link: '/m/sign' })
        }
      >
        {t('form.worldDay')}
      </Button>
      <Button small onClick={() => change({ title: t('form.windowTitle'), body: t('form.windowBody'), link: '/m/sign', signed: 'all' })}>
        {t('form.window')}
      </Button>
    </div>
  )
}
