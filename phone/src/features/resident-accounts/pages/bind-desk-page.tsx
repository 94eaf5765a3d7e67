import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskCodeShape } from '#api/desk-code.ts'
import { host } from '../../../app/host.ts'
import { reasonText } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { Page } from '../../../kit/page.tsx'
import { deskCodeEnded, useBinding } from '../binding.ts'

const typed = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

/** Binding at an institution: the code that a doctor shows. Scanned, it is here already. */
export default function BindDeskPage() {
  const { t } = useTranslation('phone')
  const [{ deskCode, endedCode }, change] = useBinding()
  const [faults, setFaults] = useState<Fault[]>([])
  // Told once the page stands, so that the fault gets the focus, not the heading.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what brought one back here
  useEffect(() => {
    if (endedCode !== null && endedCode === deskCode)
      setFaults([{ field: 'deskCode', text: reasonText(deskCodeEnded) ?? t('bind.deskCodeFill') }])
  }, [])
  const { scan } = host
  const read = async (from: NonNullable<typeof scan>) => {
    const found = await from()
    // The code is an address that ends in it, or the code alone.
    if (found) change({ deskCode: typed(found.split('#').at(-1) ?? '').slice(0, 8) })
  }
  const isWhole = deskCodeShape.test(deskCode)
  return (
    <Page
      title={t('bind.deskTitle')}
      step={{ now: 1, all: 2, what: t('bind.what') }}
      send={() => (isWhole ? go('/m/bind/desk/relation') : setFaults([{ field: 'deskCode', text: t('bind.deskCodeFill') }]))}
      dock={<Button type="submit">{t('next')}</Button>}
    >
      <ErrorSummary faults={faults} />
      <p>{t('bind.deskText')}</p>
      <TextField
        id="deskCode"
        label={t('bind.deskCode')}
        hint={t('bind.deskCodeHint')}
        fault={faultOf(faults, 'deskCode')}
        className="wide"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={12}
        value={deskCode}
        keep={(text) => typed(text).slice(0, 8)}
        onType={(deskCode) => change({ deskCode })}
      />
      {scan ? (
        <Button kind="plain" onClick={() => void read(scan)}>
          {t('bind.scan')}
        </Button>
      ) : null}
    </Page>
  )
}
