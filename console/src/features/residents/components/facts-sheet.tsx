import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { type getResidentEndpoint, revealedEndpoint, revealEndpoint } from '#api/residents.ts'
import { call } from '../../../app/call.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { Facts } from '../../../kit/field.tsx'
import { MaskedText } from '../../../kit/masked-text.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

export type Person = OutputOf<typeof getResidentEndpoint>

/** Document, telephone, address (hidden until a reason is recorded), where and since when somebody lives. */
export function FactsSheet({ person, mayReveal }: { person: Person; mayReveal: boolean }) {
  const { t } = useTranslation('residents')
  const { residentId } = person
  const hidden = (what: 'document' | 'phone' | 'address', masked: string | null) =>
    masked === null ? (
      '—'
    ) : (
      <MaskedText
        masked={masked}
        what={t(`person.${what}`)}
        {...(mayReveal
          ? {
              reveal: async (reason: string) => {
                await call(revealEndpoint, { residentId, what, reason })
                return (await call(revealedEndpoint, { residentId, what })).value
              },
            }
          : {})}
      />
    )
  return (
    <Sheet title={t('person.facts')} padded>
      <Facts
        rows={[
          {
            label: t('person.document'),
            value: (
              <>
                {t(`documentKind.${person.document.kind}`)}{' '}
                {person.document.masked === null ? null : hidden('document', person.document.masked)}
              </>
            ),
          },
          { label: t('person.phone'), value: hidden('phone', person.phoneMasked) },
          { label: t('person.address'), value: <span lang="zh-CN">{hidden('address', person.addressMasked)}</span> },
          {
            label: t('person.lives'),
            value: (
              <>
                {t(`residence.${person.residenceKind}`)} {t('person.since', { day: person.livesHereSince })}
              </>
            ),
          },
          {
            label: t('person.usual'),
            value: (
              <>
                {person.isUsualResident === null ? t('person.usualNoRule') : t(person.isUsualResident ? 'person.usual' : 'person.notUsual')}{' '}
                <PolicySource because={person.usualBecause} />
              </>
            ),
          },
          { label: t('person.institution'), value: <span lang="zh-CN">{person.institutionName ?? '—'}</span> },
          { label: t('person.nation'), value: t(`nation.${person.nation}` as 'nation.01', { defaultValue: person.nation }) },
        ]}
      />
    </Sheet>
  )
}
