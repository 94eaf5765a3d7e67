import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  editPolicyEndpoint,
  fileKinds,
  type LocalPolicy,
  listLocalPoliciesEndpoint,
  mostFileBytes,
  type RegionPolicy,
  regionPoliciesEndpoint,
  registerPolicyEndpoint,
} from '#api/local-policies.ts'
import { type Fen, fenFromYuan, yuanText } from '#kernel/money.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField, TickBox } from '../../../kit/field.tsx'
import { readBase64 } from '../../../kit/read-base64.ts'
import { useSay } from '../../../kit/undo-toast.tsx'

const draftOf = (known: LocalPolicy | null, regionCode: string) => ({
  regionCode: known?.regionCode ?? regionCode,
  title: known?.title ?? '',
  number: known?.number ?? '',
  issuedBy: known?.issuedBy ?? '',
  issuedOn: known?.issuedOn ?? '',
  hasFeeStandard: known?.hasFeeStandard ?? false,
  fee: known?.feeFen == null ? '' : yuanText(known.feeFen as Fen).replaceAll(',', ''),
  hasFinancing: known?.hasFinancing ?? false,
  financing: known?.financing ?? '',
  hasInsurance: known?.hasInsurance ?? false,
  insurance: known?.insurance ?? '',
})

/** Registers a document, or changes what is written of one. */
export function PolicyForm({ known, regions, close }: { known: LocalPolicy | null; regions: readonly RegionPolicy[]; close: () => void }) {
  const { t } = useTranslation('local-policies')
  const { today } = useMe()
  const say = useSay()
  const [draft, setDraft] = useState(() => draftOf(known, regions[0]?.code ?? ''))
  const [file, setFile] = useState<File | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const refreshes = [listLocalPoliciesEndpoint, regionPoliciesEndpoint]
  const register = useCommand(registerPolicyEndpoint, { refreshes })
  const edit = useCommand(editPolicyEndpoint, { refreshes })
  const most = mostFileBytes / 1024 / 1024
  const text = (key: 'title' | 'number' | 'issuedBy' | 'issuedOn' | 'financing' | 'insurance' | 'fee') => ({
    value: draft[key],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [key]: event.target.value }),
  })
  const tick = (key: 'hasFeeStandard' | 'hasFinancing' | 'hasInsurance') => ({
    checked: draft[key],
    onChange: (event: { target: { checked: boolean } }) => setDraft({ ...draft, [key]: event.target.checked }),
  })
  const save = async () => {
    const { fee, ...rest } = draft
    if (!rest.regionCode || !rest.title.trim() || !rest.number.trim() || !rest.issuedBy.trim() || !rest.issuedOn)
      return setFault(t('form.missing'))
    if (draft.hasFeeStandard && fee.trim() !== '' && !/^\d{1,6}(\.\d{1,2})?$/.test(fee.trim())) return setFault(t('form.feeWrong'))
    if (file && file.size > mostFileBytes) return setFault(t('errors.FILE_LARGE', { most }))
    setFault(null)
    const sent = {
      ...rest,
      feeFen: draft.hasFeeStandard && fee.trim() !== '' ? fenFromYuan(fee.trim()) : null,
      file: file ? { name: file.name.slice(0, 120), content: await readBase64(file) } : null,
    }
    const done = (words: string) => ({
      onSuccess: () => {
        say.done(words)
        close()
      },
    })
    if (known) edit.mutate({ ...sent, documentId: known.documentId, version: known.version }, done(t('form.saved')))
    else register.mutate(sent, done(t('form.registered')))
  }
  return (
    <Dialog
      title={known ? t('form.edit') : t('form.register')}
      isOpen
      close={close}
      wide
      acts={
        <Button kind="primary" busy={register.isPending || edit.isPending} onClick={() => void save()}>
          {t('form.save')}
        </Button>
      }
    >
      <ErrorSummary errors={fault ? [{ text: fault }] : []} />
      <ProblemSummary problem={register.error ?? edit.error} />
      <div className="fields">
        <SelectField
          label={t('form.region')}
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
          value={draft.regionCode}
          onChange={(event) => setDraft({ ...draft, regionCode: event.target.value })}
        />
        <TextField label={t('form.issuedOn')} type="date" max={today} {...text('issuedOn')} />
        <TextField label={t('form.title')} maxLength={100} {...text('title')} />
        <TextField label={t('form.number')} hint={t('form.numberHint')} maxLength={60} {...text('number')} />
        <TextField label={t('form.issuedBy')} maxLength={60} {...text('issuedBy')} />
        <TextField
          label={t('form.file')}
          hint={known?.fileName ? t('form.fileKept', { name: known.fileName }) : t('form.fileHint', { most })}
          optional
          type="file"
          accept={fileKinds.join(',')}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      <div className="register-aspects">
        <TickBox {...tick('hasFeeStandard')}>{t('form.fee')}</TickBox>
        {draft.hasFeeStandard ? (
          <TextField label={t('form.feeYuan')} hint={t('form.feeHint')} optional inputMode="decimal" {...text('fee')} />
        ) : null}
        <TickBox {...tick('hasFinancing')}>{t('form.financing')}</TickBox>
        {draft.hasFinancing ? <TextField label={t('form.financingNote')} optional maxLength={200} {...text('financing')} /> : null}
        <TickBox {...tick('hasInsurance')}>{t('form.insurance')}</TickBox>
        {draft.hasInsurance ? <TextField label={t('form.insuranceNote')} optional maxLength={200} {...text('insurance')} /> : null}
      </div>
    </Dialog>
  )
}
