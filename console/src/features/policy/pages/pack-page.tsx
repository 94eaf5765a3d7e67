import { useParam } from '../../../kit/use-param.ts'
import { PackReader } from '../components/pack-reader.tsx'

/** One pack as a document. */
export default function PackPage() {
  return <PackReader code={useParam('code')} />
}
