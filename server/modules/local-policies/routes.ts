import { editPolicyEndpoint, exportLocalPoliciesEndpoint, listLocalPoliciesEndpoint, policyFileEndpoint, regionPoliciesEndpoint, registerPolicyEndpoint, revokePolicyEndpoint } from '#api/local-policies.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { getPolicyFile } from './get-file.ts'
import { editDocument, type LocalPoliciesUsing, registerDocument, revokePolicy } from './keep-document.ts'
import { exportDocuments, listDocuments, listRegionPolicies } from './list-documents.ts'

export const localPoliciesRoutes = (using: LocalPoliciesUsing): readonly Route[] => [
  serve(listLocalPoliciesEndpoint, listDocuments),
  serve(exportLocalPoliciesEndpoint, exportDocuments),
  serve(regionPoliciesEndpoint, listRegionPolicies),
  serve(policyFileEndpoint, getPolicyFile(using)),
  serve(registerPolicyEndpoint, (context, input) => registerDocument(using, context, input)),
  serve(editPolicyEndpoint, (context, input) => editDocument(using, context, input)),
  serve(revokePolicyEndpoint, revokePolicy),
]
