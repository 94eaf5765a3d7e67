import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import { labelWidth, placeLabels } from './place-labels.ts'
import { Popover } from './popover.tsx'

/** `at`: percent of the axis. `text` stands under the dot; `said` is what a screen reader hears; `panel` opens. */
export type Dot = { key: string; at: number; text: string; said: string; isSame: boolean; panel: ReactNode }
export type DotLine = { key: string; name: ReactNode; own: { at: number; text: string; said: string } | null; dots: readonly Dot[] }

const ticks = [0, 25, 50, 75, 100]
const [head, laneHigh] = [34, 24]

/** A line for each measure from 0 to 100 %: our own figure a stroke across it, others dots with their names, which open to where they come from. */
export function DotLines({ label, lines }: { label: string; lines: readonly DotLine[] }) {
  const [axis, width] = useWidth()
  return (
    <div className="dots" role="group" aria-label={label}>
      {lines.map((line) => (
        <Fragment key={line.key}>
          <div className="dots-name">{line.name}</div>
          <Track line={line} width={width} />
        </Fragment>
      ))}
      <div className="dots-foot" aria-hidden="true" />
      <div className="dots-ticks" ref={axis} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: `${tick}%` }}>
            {tick}%
          </span>
        ))}
      </div>
    </div>
  )
}

function Track({ line: { own, dots }, width }: { line: DotLine; width: number }) {
  const places = placeLabels(
    dots.map(({ at, text }) => ({ at, wide: labelWidth(text) })),
    width,
  )
  const lanes = Math.max(0, ...places.map(({ lane }) => lane + 1))
  return (
    <div className="dots-track" style={{ height: head + lanes * laneHigh + 6 }}>
      {ticks.map((tick) => (
        <i key={tick} className="dots-grid" style={{ left: `${tick}%` }} />
      ))}
      <i className="dots-axis" />
      {own ? (
        <span className="dots-own" role="img" aria-label={own.said} style={{ left: `${own.at}%` }}>
          <b className={own.at > 90 ? 'end' : own.at < 10 ? 'begin' : undefined}>{own.text}</b>
        </span>
      ) : null}
      <ul>
        {dots.map((dot, index) => {
          const { left, lane } = places[index] as { left: number; lane: number }
          return (
            <li key={dot.key}>
              <i className="dots-lead" style={{ left: `${dot.at}%`, height: 8 + lane * laneHigh }} />
              <i className={dot.isSame ? 'dots-dot same' : 'dots-dot'} style={{ left: `${dot.at}%` }} />
              <span className="dots-label" style={{ left, top: head + lane * laneHigh }}>
                <Popover label={dot.said} trigger={<span lang="zh-CN">{dot.text}</span>} panelClassName="basis">
                  {dot.panel}
                </Popover>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** How wide an element is, while it is there. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(600)
  useEffect(() => {
    const at = box.current
    if (!at) return
    const watch = new ResizeObserver(() => setWidth(at.clientWidth))
    watch.observe(at)
    return () => watch.disconnect()
  }, [])
  return [box, width] as const
}
