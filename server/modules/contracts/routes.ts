import {
  agreementFileEndpoint, comparePdfEndpoint, demoCardsEndpoint, endContractEndpoint, getContractEndpoint, listContractsEndpoint, listContractsOfResidentEndpoint, listToSignEndpoint, proposeSigningEndpoint, signContractEndpoint, undoEndingEndpoint,
  verifyAgreementEndpoint, workbenchEndpoint,
} from '#api/contracts.ts'
import { listRenewalsEndpoint, listToPrintEndpoint, markPrintedEndpoint, noteContactEndpoint, takeBackPrintedEndpoint } from '#api/contract-queues.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { endContract, undoEnding } from './end-contract.ts'
import { getAgreementFile } from './get-agreement-file.ts'
import { getContract, listContractsOfResident } from './get-contract.ts'
import { getWorkbench } from './get-workbench.ts'
import { listDemoCards } from './list-demo-cards.ts'
import { listContracts } from './list-contracts.ts'
import { listRenewals, noteContact } from './list-renewals.ts'
import { listToPrint, markPrinted, takeBackPrinted } from './mark-printed.ts'
import { listToSign } from './list-to-sign.ts'
import { proposeSigning } from './propose-signing.ts'
import { signContract } from './sign-contract.ts'
import type { ContractsUsing } from './using.ts'
import { comparePdf, verifyAgreement } from './verify-agreement.ts'

export const contractsRoutes = (using: ContractsUsing): readonly Route[] => [
  serve(proposeSigningEndpoint, proposeSigning(using)),
  serve(signContractEndpoint, signContract(using)),
  serve(listContractsEndpoint, listContracts(using)),
  serve(getContractEndpoint, getContract(using)),
  serve(listContractsOfResidentEndpoint, listContractsOfResident(using)),
  serve(agreementFileEndpoint, getAgreementFile(using)),
  serve(endContractEndpoint, endContract()),
  serve(undoEndingEndpoint, undoEnding()),
  serve(verifyAgreementEndpoint, verifyAgreement(using)),
  serve(comparePdfEndpoint, comparePdf(using)),
  serve(listToSignEndpoint, listToSign(using)),
  serve(workbenchEndpoint, getWorkbench(using)),
  serve(listRenewalsEndpoint, listRenewals(using)),
  serve(noteContactEndpoint, noteContact()),
  serve(listToPrintEndpoint, listToPrint(using)),
  serve(markPrintedEndpoint, markPrinted()),
  serve(takeBackPrintedEndpoint, takeBackPrinted()),
  serve(demoCardsEndpoint, listDemoCards(using)),
]
