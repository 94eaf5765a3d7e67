import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { packageBenchEndpoint } from '#api/service-packages.ts'
import { nameOf } from '../../../app/i18n.ts'
import { Button } from '../../../kit/button.tsx'
import { TextField } from '../../../kit/field.tsx'
import { shortYuanText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'

export type BenchItem = OutputOf<typeof packageBenchEndpoint>['items'][number]

/** The items of the catalogue that are not in the package yet, found by name or category, by category. */
export function ItemSearch({ items, add }: { items: readonly BenchItem[]; add: (code: string) => void }) {
  const { t } = useTranslation(['service-packages', 'policy'])
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = items.filter(({ zh, en, category }) => [zh, en, category.zh, category.en].some((one) => one.toLowerCase().includes(wanted)))
  const categories = [...new Map(found.map(({ category }) => [category.code, category])).values()]
  return (
    <Sheet title={t('service-packages:form.found')} padded>
      <TextField
        label={t('service-packages:form.search')}
        placeholder={t('service-packages:form.searchHint')}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key !== 'Enter' || !first) return
          event.preventDefault()
          add(first.code)
          setText('')
        }}
      />
      {found.length === 0 ? <p className="mute s">{t('service-packages:form.noneFound')}</p> : null}
      <div className="packages-shelf">
        {categories.map((category) => (
          <section key={category.code} className="packages-found">
            <h3>{nameOf(category)}</h3>
            <ul>
              {found
                .filter((one) => one.category.code === category.code)
                .map((one) => (
                  <li key={one.code}>
                    <span>
                      {nameOf(one)}
                      <small className="block mute num">
                        {t('service-packages:form.unit', {
                          yuan: shortYuanText(one.unitFen),
                          level: t(`policy:words.${one.level}`, { defaultValue: one.level }),
                        })}
                      </small>
                    </span>
                    <Button
                      small
                      icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />}
                      aria-label={t('service-packages:form.add', { name: nameOf(one) })}
                      onClick={() => add(one.code)}
                    />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Sheet>
  )
}
