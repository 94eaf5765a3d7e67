import type { ReactNode } from 'react'
import { maskName } from '#kernel/mask.ts'

/** Who a row is about: the name masked, sex and age beside it, and under it where the person lives. */
export function PersonCell({ name, about, place }: { name: string; about: ReactNode; place?: string }) {
  return (
    <>
      <b lang="zh-CN">{maskName(name)}</b> <span className="mute">{about}</span>
      {place ? <small lang="zh-CN">{place}</small> : null}
    </>
  )
}
