import { useState } from 'react'
import { Button } from '../button.tsx'
import { CheckList } from '../check-list.tsx'
import type { IdentityCard } from '../device-bridge.ts'
import { Facts, TickBox } from '../field.tsx'
import { MaskedText } from '../masked-text.tsx'
import { PackageChoice } from '../package-choice.tsx'
import { PayerSplit } from '../payer-split.tsx'
import { SignaturePad, type Signature } from '../signature-pad.tsx'
import { StepColumn, StepColumns } from '../step-column.tsx'
import { DeviceStatus, useDeviceBridge } from '../use-device-bridge.tsx'
import { because, card, type Samples } from './samples.ts'

const cards = [card]
const amounts = [2000, 4000, 0, 5000]

export function SignGallery({ say }: { say: Samples }) {
  const { bridge, state } = useDeviceBridge(cards)
  const [read, setRead] = useState<IdentityCard | null>(null)
  const [picked, setPicked] = useState(new Set([0, 1]))
  const [signature, setSignature] = useState<Signature | null>(null)
  const pick = (key: string, on: boolean) => {
    const next = new Set(picked)
    if (on) next.add(Number(key))
    else next.delete(Number(key))
    setPicked(next)
  }
  return (
    <StepColumns>
      <StepColumn
        number={1}
        state={read ? 'done' : 'now'}
        title={say.steps[0]!}
        sub={<DeviceStatus state={state} isSimulated={bridge.isSimulated} />}
        end={
          <Button
            small
            keys="F2"
            onClick={() => {
              void bridge.readIdentityCard().then(setRead)
            }}
          >
            {say.deviceRead}
          </Button>
        }
      >
        <Facts
          rows={[
            { label: say.listColumns[0]!, value: read?.name ?? '—' },
            { label: say.idNumber, value: <MaskedText masked="500112********4428" what={say.idNumber} reveal={async () => card.number} /> },
          ]}
        />
        <CheckList
          items={say.checks.map(([title, detail], index) => ({
            key: title!,
            state: (['ok', 'warn', 'no'] as const)[index]!,
            title,
            detail,
          }))}
        />
      </StepColumn>
      <StepColumn number={2} state="now" title={say.steps[1]!}>
        <PackageChoice
          label={say.steps[1]!}
          onToggle={pick}
          choices={say.packages.map(([name, detail, end], index) => ({
            key: String(index),
            name,
            detail,
            end,
            checked: picked.has(index),
          }))}
        />
        <h3>{say.pays}</h3>
        <PayerSplit
          residentLabel={say.pays}
          residentFen={5000}
          totalLabel={say.total}
          shares={say.payers.map((name, index) => ({
            key: name,
            name,
            fen: amounts[index]!,
            ...(index === 2 ? { note: '—' } : { because: because(say) }),
          }))}
        />
      </StepColumn>
      <StepColumn number={3} state="later" title={say.steps[2]!}>
        <TickBox>{say.agree}</TickBox>
        <h3>{say.steps[2]}</h3>
        <SignaturePad who={say.who} label={say.signer} onChange={setSignature} />
        <p className="xs mute">{signature?.kind ?? '—'}</p>
      </StepColumn>
    </StepColumns>
  )
}
