import type { PackValue } from '../reading.ts'
import { ValueView } from '../components/values/value-view.tsx'

/** What a value means, as the pack's reader shows it. */
export function ReadsAs({ rule, value }: { rule: string; value: PackValue }) {
  if (value.isEnd) return null
  return <ValueView rule={rule} value={value} cite={null} />
}
