import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlainValue } from '#api/policy.ts'
import { Tag } from '../../../../kit/status-tag.tsx'
import { useNames } from '../use-names.ts'

type Fields = { [name: string]: PlainValue }

/** What a document says of a thing, field by field; several such things one after another; codes by their names. */
export function Facts({ result }: { result: PlainValue }): ReactNode {
  const { word, named } = useNames()
  if (Array.isArray(result)) return <FactList rows={result} />
  if (result === null || typeof result !== 'object') return <FactText value={result} />
  const { zh, en, ...fields } = result as Fields
  return (
    <dl className="policy-facts">
      {typeof zh === 'string' && typeof en === 'string' ? (
        <div>
          <dt />
          <dd>
            <b>{named({ zh, en })}</b>
          </dd>
        </div>
      ) : null}
      {Object.entries(fields).map(([name, value]) => (
        <div key={name}>
          <dt>{word(name)}</dt>
          <dd>
            <Facts result={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function FactList({ rows }: { rows: readonly PlainValue[] }) {
  const { word } = useNames()
  if (rows.some((row) => row !== null && typeof row === 'object'))
    return (
      <ul className="policy-packages">
        {rows.map((row) => (
          <li key={JSON.stringify(row)}>
            <Facts result={row} />
          </li>
        ))}
      </ul>
    )
  return (
    <span className="policy-tags">
      {rows.map((row) => (
        <Tag key={String(row)}>{word(String(row))}</Tag>
      ))}
    </span>
  )
}

function FactText({ value }: { value: string | number | boolean | null }) {
  const { t } = useTranslation('policy')
  const { word } = useNames()
  if (typeof value === 'boolean') return <b>{t(value ? 'value.fact.yes' : 'value.fact.no')}</b>
  return <b>{word(String(value))}</b>
}
