import { useTranslation } from 'react-i18next'
import type { getImportEndpoint } from '#api/imports.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { reasonText } from '../../../app/problem.ts'

/** The first wrong rows, or those to look at again: row, column and why, each fault a line. */
export function FaultsTable({
  title,
  first,
  faults,
}: {
  title: string
  first: string | null
  faults: OutputOf<typeof getImportEndpoint>['faults']
}) {
  const { t } = useTranslation('imports')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="import-faults" aria-label={title} tabIndex={0}>
      <h3>
        {title}
        {first ? <small className="mute"> {first}</small> : null}
      </h3>
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{t('faults.row')}</th>
            <th scope="col">{t('faults.column')}</th>
            <th scope="col">{t('faults.why')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.flatMap(({ row, faults: each }) =>
            each.map((fault, i) => (
              <tr key={`${row} ${fault.column} ${fault.code} ${i}`}>
                <th scope="row" className="num">
                  {i === 0 ? row : <span className="sr">{row}</span>}
                </th>
                <td className="nw">{t(`column.${fault.column}`)}</td>
                <td>{reasonText({ code: fault.code, ...(fault.params ? { params: fault.params } : {}) })}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}
