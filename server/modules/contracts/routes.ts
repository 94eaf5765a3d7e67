import {
  agreementFileEndpoint, comparePdfEndpoint, demoCardsEndpoint, endContractEndpoint, getContractEndpoint, listContractsEndpoint, listContractsOfResidentEndpoint, listToSignEndpoint, previewEndingEndpoint, proposeSigningEndpoint, signContractEndpoint, undoEndingEndpoint,
  verifyAgreementEndpoint, workbenchEndpoint,
} from '#api/contracts.ts'
import {
  applyForSigningEndpoint, approveApplicationsEndpoint, findOwnTeamsEndpoint, getApplicationEndpoint, getOwnContractEndpoint, listApplicationsEndpoint, listOwnContractsEndpoint, ownAgreementFileEndpoint, ownAgreementPageEndpoint,
  proposeOwnSigningEndpoint, rejectApplicationEndpoint, withdrawApplicationEndpoint,
} from '#api/online-signing.ts'
import { amendContractEndpoint, correctContractEndpoint, proposeAmendmentEndpoint, readCorrectableEndpoint } from '#api/contract-changes.ts'
import { findDoctorsEndpoint, readDoctorEndpoint } from '#api/find-doctor.ts'
import { acceptEndingEndpoint, askEndingEndpoint, listEndingsEndpoint, readOwnEndingEndpoint, refuseEndingEndpoint, withdrawConsentEndpoint, withdrawEndingEndpoint } from '#api/endings.ts'
import { listRenewalsEndpoint, listToPrintEndpoint, markPrintedEndpoint, noteContactEndpoint, renewalFiguresEndpoint, takeBackPrintedEndpoint } from '#api/contract-queues.ts'
import { changeHeadEndpoint, leaveHouseholdEndpoint, readHouseholdContractEndpoint, signHouseholdEndpoint } from '#api/household-contracts.ts'
import { listServicesEndpoint, listUnservedEndpoint, recordServiceEndpoint, takeBackServiceEndpoint, unservedFiguresEndpoint } from '#api/services.ts'
import { beginReEvaluationEndpoint, listReEvaluationsEndpoint, readReEvaluationEndpoint, reEvaluatedContractsEndpoint, reEvaluationPacksEndpoint } from '#api/re-evaluations.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { acceptEnding, listEndings, refuseEnding } from './answer-endings.ts'
import { amendContract, proposeAmendment } from './amend-contract.ts'
import { askEnding, readOwnEnding, withdrawEnding } from './ask-ending.ts'
import { applyForSigning, withdrawApplication } from './apply-for-signing.ts'
import { approveApplications, rejectApplication } from './approve-applications.ts'
import { correctContract, readCorrectable } from './correct-contract.ts'
import { beginReEvaluation, listReEvaluationPacks } from './begin-re-evaluation.ts'
import { endContract, previewEnding, undoEnding } from './end-contract.ts'
import { findDoctors, readDoctor } from './find-doctors.ts'
import { findOwnTeams } from './find-own-teams.ts'
import { getAgreementFile } from './get-agreement-file.ts'
import { getContract, listContractsOfResident } from './get-contract.ts'
import { getWorkbench } from './get-workbench.ts'
import { getApplication, listApplications } from './list-applications.ts'
import { listDemoCards } from './list-demo-cards.ts'
import { listContracts } from './list-contracts.ts'
import { listRenewals, noteContact } from './list-renewals.ts'
import { listToPrint, markPrinted, takeBackPrinted } from './mark-printed.ts'
import { listServices } from './list-services.ts'
import { listReEvaluated } from './list-re-evaluated.ts'
import { listToSign } from './list-to-sign.ts'
import { listUnserved } from './list-unserved.ts'
import { getOwnAgreementFile, getOwnAgreementPage, getOwnContract, listOwnContracts } from './own-contracts.ts'
import { proposeOwnSigning } from './propose-own-signing.ts'
import { proposeSigning } from './propose-signing.ts'
import { recordService, takeBackService } from './record-service.ts'
import { listReEvaluations, readReEvaluation } from './read-re-evaluations.ts'
import { getRenewalFigures } from './renewal-figures.ts'
import { signContract } from './sign-contract.ts'
import { changeHead, leaveHousehold, readHouseholdContract, signHousehold } from './sign-household.ts'
import { getUnservedFigures } from './unserved-figures.ts'
import type { ContractsUsing } from './using.ts'
import { withdrawConsent } from './withdraw-consent.ts'
import { comparePdf, verifyAgreement } from './verify-agreement.ts'

export const contractsRoutes = (using: ContractsUsing): readonly Route[] => [
  serve(proposeSigningEndpoint, proposeSigning(using)),
  serve(signContractEndpoint, signContract(using)),
  serve(listContractsEndpoint, listContracts(using)),
  serve(getContractEndpoint, getContract(using)),
  serve(listContractsOfResidentEndpoint, listContractsOfResident(using)),
  serve(agreementFileEndpoint, getAgreementFile(using)),
  serve(previewEndingEndpoint, previewEnding(using)),
  serve(endContractEndpoint, endContract(using)),
  serve(undoEndingEndpoint, undoEnding()),
  serve(readCorrectableEndpoint, readCorrectable(using)),
  serve(correctContractEndpoint, correctContract(using)),
  serve(proposeAmendmentEndpoint, proposeAmendment(using)),
  serve(amendContractEndpoint, amendContract(using)),
  serve(verifyAgreementEndpoint, verifyAgreement(using)),
  serve(comparePdfEndpoint, comparePdf(using)),
  serve(listToSignEndpoint, listToSign(using)),
  serve(workbenchEndpoint, getWorkbench(using)),
  serve(listRenewalsEndpoint, listRenewals(using)),
  serve(signHouseholdEndpoint, signHousehold(using)),
  serve(readHouseholdContractEndpoint, readHouseholdContract(using)),
  serve(leaveHouseholdEndpoint, leaveHousehold()),
  serve(changeHeadEndpoint, changeHead()),
  serve(renewalFiguresEndpoint, getRenewalFigures()),
  serve(noteContactEndpoint, noteContact()),
  serve(listServicesEndpoint, listServices()),
  serve(recordServiceEndpoint, recordService()),
  serve(takeBackServiceEndpoint, takeBackService()),
  serve(listUnservedEndpoint, listUnserved(using)),
  serve(unservedFiguresEndpoint, getUnservedFigures()),
  serve(listToPrintEndpoint, listToPrint(using)),
  serve(markPrintedEndpoint, markPrinted()),
  serve(takeBackPrintedEndpoint, takeBackPrinted()),
  serve(demoCardsEndpoint, listDemoCards(using)),
  serve(findDoctorsEndpoint, findDoctors()),
  serve(readDoctorEndpoint, readDoctor()),
  serve(findOwnTeamsEndpoint, findOwnTeams()),
  serve(proposeOwnSigningEndpoint, proposeOwnSigning(using)),
  serve(applyForSigningEndpoint, applyForSigning(using)),
  serve(withdrawApplicationEndpoint, withdrawApplication()),
  serve(listOwnContractsEndpoint, listOwnContracts(using)),
  serve(getOwnContractEndpoint, getOwnContract(using)),
  serve(ownAgreementFileEndpoint, getOwnAgreementFile(using)),
  serve(ownAgreementPageEndpoint, getOwnAgreementPage(using)),
  serve(listApplicationsEndpoint, listApplications()),
  serve(getApplicationEndpoint, getApplication(using)),
  serve(approveApplicationsEndpoint, approveApplications(using)),
  serve(rejectApplicationEndpoint, rejectApplication()),
  serve(readOwnEndingEndpoint, readOwnEnding(using)),
  serve(askEndingEndpoint, askEnding()),
  serve(withdrawEndingEndpoint, withdrawEnding()),
  serve(withdrawConsentEndpoint, withdrawConsent(using)),
  serve(listEndingsEndpoint, listEndings()),
  serve(acceptEndingEndpoint, acceptEnding(using)),
  serve(refuseEndingEndpoint, refuseEnding()),
  serve(reEvaluationPacksEndpoint, listReEvaluationPacks(using)),
  serve(beginReEvaluationEndpoint, beginReEvaluation(using)),
  serve(listReEvaluationsEndpoint, listReEvaluations(using)),
  serve(readReEvaluationEndpoint, readReEvaluation(using)),
  serve(reEvaluatedContractsEndpoint, listReEvaluated(using)),
]
