import { useTranslation } from 'react-i18next'
import type { Paste } from './parse-paste.ts'
import { StatusTag } from './status-tag.tsx'

/** What a paste did and every cell and column that was not taken, with its place and the reason. */
export function PasteReport({ paste, names, columnNames }: { paste: Paste; names: readonly string[]; columnNames: readonly string[] }) {
  const { t } = useTranslation('kit')
  return (
    <div className="paste-report" role="status">
      <p>
        <StatusTag plain tone={paste.problems.length > 0 ? 'mid' : 'low'}>
          {t('grid.pasted', { rows: paste.rows, columns: paste.columns })}
        </StatusTag>
        {paste.problems.length > 0 ? ` ${t('grid.problems', { count: paste.problems.length })}` : ''}
      </p>
      <ul>
        {paste.problems.map((problem) => (
          <li key={`${problem.row}:${problem.column}:${problem.code}:${problem.text}`}>
            {problem.row >= 0 ? (
              <b>
                {names[problem.row]} {columnNames[problem.column] ?? ''}
              </b>
            ) : null}
            {t(`grid.${problem.code}`, { text: problem.text })}
          </li>
        ))}
        {paste.leftOut.map((column) => (
          <li key={`${column.code}:${column.text}`}>{t(`grid.leftOut.${column.code}`, { text: column.text })}</li>
        ))}
        {paste.unusedRows > 0 ? <li>{t('grid.unusedRows', { count: paste.unusedRows })}</li> : null}
        {paste.extraRows > 0 ? <li>{t('grid.tooManyRows', { count: paste.extraRows })}</li> : null}
        {paste.extraColumns > 0 ? <li>{t('grid.tooManyColumns', { count: paste.extraColumns })}</li> : null}
      </ul>
    </div>
  )
}
