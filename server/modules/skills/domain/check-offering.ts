import type { Reason } from '#kernel/decision.ts'
import { reason } from '../errors.ts'

/** A technique as an institution would offer it. `trained`: people at work there with a valid pass of the course it needs. */
type Wanted = { name: string; isActive: boolean; fits: boolean; needsTraining: boolean; courseName: string | null; trained: number }

/**
 * What stands against offering a technique from a day on: every reason, none when it may be. Where the county's list asks for training, somebody at
 * work there must hold a valid pass, as ECG in a village clinic only after training.
 *
 * @source 典型经验汇编（2017）大丰 二(二)：村卫生室“经培训合格还可以开展心电图检查”
 */
export function checkOffering({ name, isActive, fits, needsTraining, courseName, trained }: Wanted, since: string, on: string): Reason[] {
  return [
    ...(isActive ? [] : [reason.techniqueOff(name)]), ...(fits ? [] : [reason.notForKind(name)]), ...(since > on ? [reason.laterThanToday()] : []),
    ...(needsTraining && trained === 0 ? [reason.nobodyTrained(name, courseName ?? '')] : []),
  ]
}
