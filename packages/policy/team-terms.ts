import { z } from 'zod'
import { codes, force } from './facts.ts'
import { panelCapShape } from './panel-cap.ts'
import { code, count, truth, word } from './value-types.ts'

/** What a document says about teams beyond who is in them, about paid contracts a doctor may hold, and about who supports teams. */
export const teamTermsShapes = {
  'team.kinds': z.array(z.strictObject({ kind: code, zh: word, en: word, members: codes, builds_on: codes.optional() })).min(1),
  'team.duties': z.array(z.strictObject({ role: code, duties: codes })).min(1),
  'team.formation': codes,
  'team.tcm': z.strictObject({ tcm: z.enum(['member', 'guidance']), force }),
  'team.lead_doctors': z.strictObject({ conditions: codes, mentors: truth.optional() }),
  'team.handbook': z.strictObject({ edition: count, holds: codes }),
  'panel.paid_cap': panelCapShape,
  'support.hospital': z.array(z.strictObject({
    form: code, giver: code, receiver: code.optional(), specialties: codes.optional(), teams: count.optional(), experts: count.optional(),
    experts_per_team: count.optional(), least_title: code.optional(), leader_title: code.optional(), half_days_per_week: count.optional(), per_week: count.optional(), force: force.optional(),
  })).min(1),
  'support.centres': z.strictObject({ centres: codes, free_to_resident: truth.optional() }),
  'support.advice': z.strictObject({ channels: codes, hours_per_day: count.optional() }),
}
