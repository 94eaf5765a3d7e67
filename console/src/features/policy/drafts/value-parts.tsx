import { useTranslation } from 'react-i18next'
import type { PartForm, ValueForm } from '#api/policy-drafts.ts'
import { blankRow, blankValue, type Fields, withPart, type Written } from '#api/value-form.ts'
import { Button } from '../../../kit/button.tsx'
import { SelectField } from '../../../kit/field.tsx'
import { nameOf } from '../../../app/i18n.ts'
import { DroppablePart } from './droppable-part.tsx'
import { LeafField } from './leaf-field.tsx'
import { ListField } from './list-field.tsx'
import { MapField } from './map-field.tsx'
import { type About, usePartNames } from './use-part-names.ts'
import '../value-parts.css'

/** A value in fields, each by what the catalogue says it is. Whatever nobody touches is written as it was. */
export function ValueParts({
  about,
  form,
  value,
  write,
}: {
  about: About
  form: ValueForm
  value: Written
  write: (value: Written) => void
}) {
  if (form.kind === 'rows') return <Rows about={about} parts={form.parts} value={value as Fields[]} write={write} />
  if (form.kind === 'parts') return <Parts about={about} parts={form.parts} value={value as Fields} write={write} />
  return <Part about={about} name="" label={nameOf(about)} form={form} value={value} write={write} />
}

function Rows({
  about,
  parts,
  value,
  write,
}: {
  about: About
  parts: readonly PartForm[]
  value: readonly Fields[]
  write: (value: Fields[]) => void
}) {
  const { t } = useTranslation('policy-drafts')
  return (
    <>
      {value.map((row, i) => (
        // Rows have no name of their own; a row that goes away takes the typed text of its fields with it.
        <fieldset key={`${value.length} ${i}`} className="draft-choices draft-group">
          <legend>{t('form.row', { number: i + 1 })}</legend>
          <Parts about={about} parts={parts} value={row} write={(next) => write(value.map((one, other) => (other === i ? next : one)))} />
          <Button kind="quiet" small onClick={() => write(value.filter((_, other) => other !== i))}>
            {t('form.removeRow', { number: i + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button small onClick={() => write([...value, blankRow(parts)])}>
        {t('form.addRow')}
      </Button>
    </>
  )
}

function Parts({
  about,
  parts,
  value,
  write,
}: {
  about: About
  parts: readonly PartForm[]
  value: Fields
  write: (value: Fields) => void
}) {
  const { t } = useTranslation('policy-drafts')
  const { partName } = usePartNames(about)
  const missing = parts.filter(({ name }) => value[name] === undefined)
  return (
    <div className="draft-parts">
      {parts.map(({ name, form, isOptional }) => {
        const one = value[name]
        if (one === undefined) return null
        return (
          <DroppablePart key={name} label={partName(name)} drop={isOptional ? () => write(withPart(value, name, undefined)) : undefined}>
            <Part
              about={about}
              name={name}
              label={partName(name)}
              form={form}
              value={one}
              write={(next) => write(withPart(value, name, next))}
            />
          </DroppablePart>
        )
      })}
      {missing.length > 0 ? (
        <SelectField
          label={t('form.addPart')}
          blank={t('form.addPartBlank')}
          value=""
          options={missing.map(({ name }) => ({ value: name, label: partName(name) }))}
          onChange={(event) => {
            const part = parts.find(({ name }) => name === event.target.value)
            if (part) write(withPart(value, part.name, blankValue(part.form)))
          }}
        />
      ) : null}
    </div>
  )
}

type PartProps = { about: About; name: string; label: string; form: PartForm['form']; value: Written; write: (value: Written) => void }

function Part({ form, value, ...rest }: PartProps) {
  if (form.kind === 'list') return <ListField {...rest} form={form.of} value={value as string[]} />
  if (form.kind === 'map') return <MapField {...rest} form={form.of} value={value as { [code: string]: string }} />
  return <LeafField {...rest} form={form} value={value as string} />
}
