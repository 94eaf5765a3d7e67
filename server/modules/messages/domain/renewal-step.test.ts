import { expect, it } from 'vitest'
import { determineRenewalStep, earliestStep, renewalStepOf } from './renewal-step.ts'

it.each([[61, null], [60, 60], [31, 60], [30, 30], [8, 30], [7, 7], [1, 7], [0, null], [-3, null]])('%i days before the end the reminder is that of %s', (daysLeft, step) => expect(determineRenewalStep(daysLeft)).toBe(step))
it('is written in SQL from the same steps', () => {
  expect(earliestStep).toBe(60)
  expect(renewalStepOf('d')).toBe('CASE WHEN d <= 7 THEN 7 WHEN d <= 30 THEN 30 ELSE 60 END')
})
