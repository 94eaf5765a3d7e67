import { useTranslation } from 'react-i18next'
import type { LeafForm } from '#api/policy-drafts.ts'
import { withPart } from '#api/value-form.ts'
import { CodePick } from './code-pick.tsx'
import { DroppablePart } from './droppable-part.tsx'
import { LeafField } from './leaf-field.tsx'
import { type About, usePartNames } from './use-part-names.ts'

type Answers = { [code: string]: string }
type Props = { about: About; name: string; label: string; form: LeafForm; value: Answers; write: (value: Answers) => void }

/** An answer for each of several codes: who pays how much, of which kind how many. */
export function MapField({ about, name, label, form, value, write }: Props) {
  const { t } = useTranslation('policy-drafts')
  const { word } = usePartNames(about)
  return (
    <fieldset className="draft-choices">
      <legend>{label}</legend>
      <div className="draft-parts">
        {Object.entries(value).map(([code, one]) => (
          <DroppablePart key={code} label={word(code)} drop={() => write(withPart(value, code, undefined) as Answers)}>
            <LeafField
              about={about}
              name={name}
              label={word(code)}
              form={form}
              value={one}
              write={(next) => write({ ...value, [code]: next })}
            />
          </DroppablePart>
        ))}
      </div>
      <CodePick
        key={Object.keys(value).length}
        about={about}
        name={name}
        label={t('form.addCode')}
        value=""
        without={Object.keys(value)}
        choose={(code) => code && write({ ...value, [code]: '' })}
      />
    </fieldset>
  )
}
