import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMayIfSignedIn } from '../app/session.ts'
import { Popover } from './popover.tsx'

/** Where a figure comes from: a document by number, its clause, its title. */
export type Source = { document: string; clause?: string | null; title?: string | null }
/** One parameter a result rests on: which, by its name and its key in the catalogue, in force since when, said by what. */
export type Because = {
  parameter: string
  key?: string
  from: string | null
  source: Source | null
  value?: string | null
  certainty?: string
}

/** A document number and clause that open the source: 渝北卫健〔2017〕475号 附件. */
export function CiteChip({ source, because = [] }: { source: Source; because?: readonly Because[] }) {
  const { t } = useTranslation('kit')
  const short = source.clause ? `${source.document} ${source.clause}` : source.document
  return (
    <Popover className="cite" label={t('basisOf', { what: short })} panelClassName="basis" trigger={<span lang="zh-CN">{short}</span>}>
      <BasisList because={because.length > 0 ? because : [{ parameter: '', from: null, source }]} />
    </Popover>
  )
}

/** "依据": the clauses behind a figure of a policy pack, or "演示值" where the first is set for demonstration. `word` replaces the word shown. */
export function PolicySource({ because, word, what }: { because: readonly Because[]; word?: string; what?: string }) {
  const { t } = useTranslation('kit')
  if (because.length === 0) return null
  const [first] = because
  const clause = first?.source?.clause
  const isDemo = first?.certainty === 'demo'
  const shown = word ?? (clause ? t(isDemo ? 'demoClause' : 'basisClause', { clause }) : t(isDemo ? 'demoValue' : 'basis'))
  return (
    <Popover className="src" label={what ? `${shown} ${what}` : shown} panelClassName="basis" trigger={shown}>
      <BasisList because={because} />
    </Popover>
  )
}

const isEntry = (key: string | undefined): key is string => /^[a-z_]+\.[a-z_]+$/.test(key ?? '')

/** What stands in such a panel: each parameter or result with its document, clause and day, and the way to it in the county's pack for who may read packs. */
export function BasisList({ because }: { because: readonly Because[] }) {
  const { t } = useTranslation('kit')
  const may = useMayIfSignedIn()
  return (
    <div>
      <h3>{t('basis')}</h3>
      <ul>
        {because.map((one) => (
          <li key={`${one.parameter}-${one.from ?? ''}-${one.source?.clause ?? ''}`}>
            {one.parameter ? (
              <p className="basis-what">
                <span lang="zh-CN">{one.parameter}</span>
                {one.value ? <b>{one.value}</b> : null}
              </p>
            ) : null}
            <p lang="zh-CN">
              {one.source ? (
                <>
                  {one.source.title ? <span className="basis-title">{one.source.title}</span> : null}
                  {one.source.document}
                  {one.source.clause ? ` ${one.source.clause}` : ''}
                </>
              ) : (
                t('noSource')
              )}
            </p>
            {one.from ? (
              <p className="mute">
                {t('since', { day: one.from })}
                {one.certainty === 'demo' ? ` · ${t('demoValue')}` : ''}
              </p>
            ) : null}
            {isEntry(one.key) && may('policy.read') ? (
              <p>
                <Link
                  to="/g/policy"
                  search={{ topic: one.key.split('.')[0], entry: one.key } as never}
                  className="lk"
                  aria-label={t('basisInPackOf', { what: one.parameter })}
                >
                  {t('basisInPack')}
                </Link>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
