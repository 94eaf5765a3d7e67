import { explainRuleEndpoint, listPacksEndpoint, listQuestionsEndpoint, listRulesEndpoint, readPackEndpoint } from '#api/policy.ts'
import { editDraftEndpoint, exportPackEndpoint, listDraftsEndpoint, moveDraftOnEndpoint, previewValueEndpoint, proposeAdoptionEndpoint, publishDraftEndpoint, readDraftEndpoint, readDraftEntryEndpoint, readValueTextEndpoint, refuseDraftEndpoint, startDraftEndpoint, submitDraftEndpoint, takeBackDraftEndpoint, takeBackAdoptionEndpoint, withdrawDraftEndpoint } from '#api/policy-drafts.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { editDraft, moveDraftOn, proposeAdoption, publishDraft, refuseDraft, startDraft, submitDraft, takeBackDraft, type TestsUsing, withdrawDraft } from './change-drafts.ts'
import { explainPackRule, listRules } from './explain-rule.ts'
import { listPacks } from './list-packs.ts'
import { listQuestions } from './list-questions.ts'
import { exportPack, listDrafts, previewValue, readDraft, readDraftEntry, readWrittenValue } from './read-drafts.ts'
import { readPack } from './read-pack.ts'
import { takeBackAdoption } from './take-back-adoption.ts'

export { adoptPack } from './adopt-pack.ts'
export { findOpenDraft } from './open-draft.ts'
export { openPolicies, type Policies } from './open-policies.ts'
export { packsOn, versionsThatRead } from './packs-on.ts'
export { publishDemoPack, publishShippedPacks } from './publish-shipped-packs.ts'

/** The pack reader, and drafting. Regulation is public within the house: whoever may read policy reads every region's; a county's proposals are its own. */
export const policyRoutes = ({ policies, testsOf }: TestsUsing): readonly Route[] => [
  serve(listPacksEndpoint, (context, input) => listPacks(policies, context, input)),
  serve(readPackEndpoint, (context, input) => readPack(policies, context, input)),
  serve(listRulesEndpoint, async () => listRules()),
  serve(explainRuleEndpoint, (context, input) => explainPackRule(policies, context, input)),
  serve(listQuestionsEndpoint, (context, input) => listQuestions(policies, context, input)),
  serve(exportPackEndpoint, exportPack({ policies })),
  serve(listDraftsEndpoint, listDrafts({ policies })),
  serve(readDraftEndpoint, readDraft({ policies, testsOf })),
  serve(readDraftEntryEndpoint, readDraftEntry({ policies })),
  serve(previewValueEndpoint, previewValue({ policies })),
  serve(readValueTextEndpoint, readWrittenValue),
  serve(startDraftEndpoint, startDraft({ policies })),
  serve(proposeAdoptionEndpoint, proposeAdoption({ policies })),
  serve(editDraftEndpoint, editDraft({ policies })),
  serve(moveDraftOnEndpoint, moveDraftOn({ policies })),
  serve(submitDraftEndpoint, submitDraft({ policies })),
  serve(takeBackDraftEndpoint, takeBackDraft),
  serve(withdrawDraftEndpoint, withdrawDraft),
  serve(refuseDraftEndpoint, refuseDraft),
  serve(takeBackAdoptionEndpoint, takeBackAdoption({ policies })),
  serve(publishDraftEndpoint, publishDraft({ policies })),
]
