import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { unservedFiguresEndpoint } from '#api/services.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { CaliberPopover } from '../../../kit/caliber.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { countText } from '../../../kit/figures.ts'
import { PageHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import '../contracts.css'

type Figures = OutputOf<typeof unservedFiguresEndpoint>
const measures = ['inForce', 'served', 'none30', 'none60', 'none90', 'none180', 'behind'] as const
const shareOf = ({ none90, inForce }: Figures['all']) => (inForce === 0 ? '—' : `${((none90 / inForce) * 100).toFixed(1)}%`)

/** How many contracts are without service in the whole county, in each institution and its teams, the largest part first. */
export default function UnservedFiguresPage() {
  const { t } = useTranslation('contracts')
  const [open, setOpen] = useState<readonly string[]>([])
  const read = useRead(unservedFiguresEndpoint, {})
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { countedOn, all, institutions } = read.data
  if (countedOn === null) return <EmptyState title={t('unserved.none')} text={t('unserved.figures.notYet')} />
  const turn = (id: string) => setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id])
  return (
    <>
      <PageHead title={t('unserved.head')} sub={t('unserved.figures.ofCounty', { day: countedOn })} />
      <Sheet title={t('unserved.figures.place')} sub={t('unserved.figures.worstFirst')}>
        <div className="t-scroll">
          <table className="t twin">
            <caption className="sr">{t('unserved.head')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('unserved.figures.place')}</th>
                <th scope="col" className="r">
                  {t('unserved.figures.rate')} <CaliberPopover caliber={caliberOf(all, t)} />
                </th>
                {measures.map((one) => (
                  <th key={one} scope="col" className="r">
                    {t(`unserved.figures.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            {institutions.map((one) => {
              const isOpen = open.includes(one.institutionId)
              return (
                <tbody key={one.institutionId}>
                  <tr>
                    <th scope="row">
                      <button
                        type="button"
                        className="unserved-open"
                        aria-expanded={isOpen}
                        aria-label={t(isOpen ? 'unserved.figures.close' : 'unserved.figures.open', { name: one.name })}
                        onClick={() => turn(one.institutionId)}
                      >
                        {isOpen ? <ChevronDown size={15} aria-hidden="true" /> : <ChevronRight size={15} aria-hidden="true" />}
                        <span lang="zh-CN">{one.name}</span>
                      </button>
                    </th>
                    <Cells figure={one} />
                  </tr>
                  {isOpen
                    ? one.teams.map((team) => (
                        <tr key={team.teamId} className="unserved-team">
                          <th scope="row" lang="zh-CN">
                            {team.name}
                          </th>
                          <Cells figure={team} />
                        </tr>
                      ))
                    : null}
                </tbody>
              )
            })}
            <tfoot>
              <tr>
                <th scope="row">{t('unserved.figures.all')}</th>
                <Cells figure={all} />
              </tr>
            </tfoot>
          </table>
        </div>
      </Sheet>
    </>
  )
}

function Cells({ figure }: { figure: Figures['all'] }) {
  return (
    <>
      <td className="r num">{shareOf(figure)}</td>
      {measures.map((one) => (
        <td key={one} className="r num">
          {countText(figure[one])}
        </td>
      ))}
    </>
  )
}

const caliberOf = (all: Figures['all'], t: ReturnType<typeof useTranslation<'contracts'>>['t']) => ({
  name: t('unserved.figures.rate'),
  top: { label: t('unserved.figures.caliber.top'), value: countText(all.none90) },
  bottom: { label: t('unserved.figures.caliber.bottom'), value: countText(all.inForce) },
  result: shareOf(all),
  rows: [{ label: t('unserved.head'), text: t('unserved.figures.caliber.whom') }],
})
