import type { Wording } from '../wording.ts'
import type { phoneCampaigns as zh } from '../zh/phone-campaigns.ts'

/** Campaigns on residents' phones. */
export const phoneCampaigns: Wording<typeof zh> = {
  title: 'Campaigns',
  none: 'No campaigns now',
  noneText: 'Campaigns of family doctors near you are told here and among the notices.',
  day: '{{day}}',
  days: '{{from}} to {{until}}',
  today: 'Today',
  where: 'At {{place}}',
  by: 'By {{name}}',
  county: 'the county health commission',
  forWhom: 'Told: {{who}}',
  go: { '/m/sign': 'Sign up', '/m/contract': 'See my contract', '/m/chat': 'Ask the doctor', '/m/me': 'Go to Me' },
}
