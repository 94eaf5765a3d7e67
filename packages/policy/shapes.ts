import type { z } from 'zod'
import { agreementShape, regionWordsShape } from './agreement.ts'
import { contractLifeShapes } from './contract-life.ts'
import { assessmentShapes } from './assessment.ts'
import { careTermsShapes } from './care-terms.ts'
import { combinationShape, referralRequirementShape } from './combination.ts'
import { contractExclusiveShape, contractSubjectShape, contractUnitShape, newbornShape } from './contract-form.ts'
import { feeTermsShapes } from './fee-terms.ts'
import { feePeriodShape, feeProrationShape, feeStandardShape } from './contract-fee.ts'
import { coverageTargetsShape, systemCoverageShape } from './coverage-targets.ts'
import { fundTermsShapes } from './fund-terms.ts'
import { homeServicesShapes } from './home-services.ts'
import { childAgeShape, elderlyAgeShape, keyPopulationsShape } from './key-populations.ts'
import { packageItemsShape, packagePricingShape, packageTiersShape, paymentKindsShape } from './package-catalogue.ts'
import { packageTermsShapes } from './package-terms.ts'
import { panelCapShape } from './panel-cap.ts'
import { prescriptionShapes } from './prescriptions.ts'
import { populationServicesShape } from './planned-services.ts'
import { platformTermsShapes } from './platform-terms.ts'
import { populationClassesShapes } from './population-classes.ts'
import { providerTermsShapes } from './provider-terms.ts'
import { providerEligibilityShape, providerModeShape } from './provider.ts'
import { quotaMethodShape, quotaTableShape } from './quotas.ts'
import { referralTermsShapes } from './referral-terms.ts'
import { renewalNoticeShape, renewalShape } from './renewal.ts'
import { packagePayersShape, servicePackagesShape } from './service-packages.ts'
import { signingTermShape } from './signing-term.ts'
import { slotShapes } from './slots.ts'
import { targetTermsShapes } from './target-terms.ts'
import { teamTermsShapes } from './team-terms.ts'
import { teamCompositionShape } from './team.ts'
import { teleconsultationShapes } from './teleconsultation.ts'
import { split } from './value-types.ts'

/** Every key of the catalogue with the shape of its value. A new thing regulation decides gets a line here and one in catalogue.yaml. */
export const shapes = {
  'contract.subject': contractSubjectShape,
  'contract.newborn': newbornShape,
  'contract.unit': contractUnitShape,
  'contract.exclusive': contractExclusiveShape,
  'contract.term': signingTermShape,
  'contract.renewal': renewalShape,
  'contract.renewal_notice_days': renewalNoticeShape,
  'provider.mode': providerModeShape,
  'provider.eligibility': providerEligibilityShape,
  'team.composition': teamCompositionShape,
  'panel.cap': panelCapShape,
  'combination.tiers': combinationShape,
  'referral.requirement': referralRequirementShape,
  'population.elderly_age': elderlyAgeShape,
  'population.child_age': childAgeShape,
  'population.key': keyPopulationsShape,
  'target.coverage': coverageTargetsShape,
  'target.system_coverage': systemCoverageShape,
  'target.quota_method': quotaMethodShape,
  'target.quota_table': quotaTableShape,
  'fee.standard': feeStandardShape,
  'fee.funding': split,
  'fee.distribution': split,
  'fee.period': feePeriodShape,
  'fee.proration': feeProrationShape,
  'package.basic': servicePackagesShape,
  'package.paid': servicePackagesShape,
  'package.payers': packagePayersShape,
  'package.items': packageItemsShape,
  'package.tiers': packageTiersShape,
  'package.payment_kinds': paymentKindsShape,
  'package.pricing': packagePricingShape,
  'package.by_population': populationServicesShape,
  'words.local': regionWordsShape,
  'agreement.template': agreementShape,
  ...contractLifeShapes,
  ...providerTermsShapes,
  ...teamTermsShapes,
  ...populationClassesShapes,
  ...feeTermsShapes,
  ...packageTermsShapes,
  ...prescriptionShapes,
  ...slotShapes,
  ...referralTermsShapes,
  ...homeServicesShapes,
  ...teleconsultationShapes,
  ...careTermsShapes,
  ...targetTermsShapes,
  ...assessmentShapes,
  ...fundTermsShapes,
  ...platformTermsShapes,
} satisfies Record<string, z.ZodType>

export type Key = keyof typeof shapes
export type ValueOf<K extends Key> = z.output<(typeof shapes)[K]>

/** Whether a text is a key of the catalogue. */
export function isKey(text: string): text is Key {
  return Object.hasOwn(shapes, text)
}
