import type { ReactNode } from 'react'

/** Who a row is about: the name as far as the server tells it to this desk, sex and age beside it, and under it where the person lives. */
export function PersonCell({ name, about, place }: { name: string; about: ReactNode; place?: string }) {
  return (
    <>
      <b lang="zh-CN">{name}</b> <span className="mute">{about}</span>
      {place ? <small lang="zh-CN">{place}</small> : null}
    </>
  )
}
