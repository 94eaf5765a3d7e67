import type { ReactNode } from 'react'
import { Face } from './face.tsx'

type Props = {
  name: string
  about: ReactNode
  tags?: ReactNode
  facts?: readonly { label: string; value: ReactNode; tone?: 'high' }[]
  children?: ReactNode
}

/** The sticky head of every page about one person: who, what they carry, what matters at once; actions as children. */
export function PersonHeader({ name, about, tags, facts = [], children }: Props) {
  return (
    <div className="person">
      <div className="person-who">
        <Face name={name} size="l" />
        <div>
          <div className="person-name">
            <h1 lang="zh-CN">{name}</h1>
            <span>{about}</span>
          </div>
          {tags ? <div className="person-tags">{tags}</div> : null}
        </div>
      </div>
      <dl>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd className={fact.tone === 'high' ? 'bad' : undefined}>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <div className="person-acts">{children}</div>
    </div>
  )
}
