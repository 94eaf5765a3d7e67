import { host } from '../app/host.ts'
import { Icon } from './icon.tsx'

/** A telephone number to tap, as a button or beside other things as a link; nothing where there is none. */
export function CallLink({ phone, text, isLink = false }: { phone: string | null; text: string; isLink?: boolean }) {
  if (!phone) return null
  return (
    <a className={isLink ? 'link' : 'btn care call'} href={host.call(phone)}>
      <Icon name="call" />
      <span>
        {text} <span className="nowrap">{phone}</span>
      </span>
    </a>
  )
}
