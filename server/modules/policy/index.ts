import { explainRuleEndpoint, listPacksEndpoint, listQuestionsEndpoint, listRulesEndpoint, readPackEndpoint } from '#api/policy.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { explainPackRule, listRules } from './explain-rule.ts'
import { listPacks } from './list-packs.ts'
import { listQuestions } from './list-questions.ts'
import type { Policies } from './open-policies.ts'
import { readPack } from './read-pack.ts'

export { adoptPack } from './adopt-pack.ts'
export { openPolicies, type Policies } from './open-policies.ts'
export { publishShippedPacks } from './publish-shipped-packs.ts'

/** The pack reader. Regulation is public within the house: whoever may read policy reads every region's. */
export const policyRoutes = ({ policies }: { policies: Policies }): readonly Route[] => [
  serve(listPacksEndpoint, (context, input) => listPacks(policies, context, input)),
  serve(readPackEndpoint, (context, input) => readPack(policies, context, input)),
  serve(listRulesEndpoint, async () => listRules()),
  serve(explainRuleEndpoint, (context, input) => explainPackRule(policies, context, input)),
  serve(listQuestionsEndpoint, (context, input) => listQuestions(policies, context, input)),
]
