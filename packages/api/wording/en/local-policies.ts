import type { Wording } from '../wording.ts'
import type { localPolicies as zh } from '../zh/local-policies.ts'

/** The register of local documents: which counties and townships issued one, and what it says of fees, money and insurance. */
export const localPolicies: Wording<typeof zh> = {
  nav: 'Local documents',
  yes: 'Yes',
  no: 'No',
  aspect: { fee: 'Fee standard', financing: 'Financing', insurance: 'Insurance support' },
  standing: { in_force: 'In force', revoked: 'Revoked' },
  list: {
    answer: 'Of {{whole}} regions {{issued}} have issued a document, {{fee}} set a fee standard', sub: 'What the service costs, who pays, what insurance supports: as local documents have it', caption: 'Documents', add: 'Register a document', export: 'Export the table', text: 'Title, number or issuing body', region: 'Region', aspect: 'Speaks of', standing: 'Standing', title: 'Title', number: 'Number', issuedBy: 'Issued by', issuedOn: 'Issued on', says: 'What it says', file: 'File', act: 'Actions', none: 'No documents registered yet', noneText: 'Register one: title, number, who issued it, and whether it has a fee standard, financing and insurance support.',
    download: 'Download {{name}}', size: '{{kb}} KB', edit: 'Change', revoke: 'Revoke', revokedText: 'Revoked from {{day}}: {{note}}', year: '{{yuan}} yuan a person a year', history: 'Revoked ones too, the newest first',
  },
  regions: { title: 'By region', sub: 'Documents in force only; choose a row to see all of a region', name: 'Region', documents: 'In force' },
  form: {
    register: 'Register a document', edit: 'Change the entry', region: 'Which region', title: 'Title', number: 'Number', numberHint: 'For example: 某县卫健〔2026〕1号', issuedBy: 'Issued by', issuedOn: 'Issued on', fee: 'It sets a fee standard', feeYuan: 'Yuan a person a year', feeHint: 'Only where the document states one figure', financing: 'It says where the money comes from', financingNote: 'How', insurance: 'It says what insurance supports', insuranceNote: 'How', file: 'File', fileHint: 'PDF or picture, at most {{most}} MB', fileKept: '{{name}} is kept; choose none and it stays', save: 'Save', registered: 'Registered', saved: 'Saved',
    missing: 'Region, title, number, issuing body and day are all needed', feeWrong: 'Please write yuan as 120 or 120.50',
  },
  revoke: { title: 'Revoke this document', text: 'It no longer counts as in force and stays in the register.', day: 'Revoked from', note: 'By what, or why', act: 'Revoke', done: 'Noted as revoked' },
  errors: {
    REGION_UNKNOWN: 'Only documents of this county and its townships are registered here. Please choose the region again', ISSUED_LATER: 'The day cannot be after today. Please check', NUMBER_TAKEN: 'Number {{number}} is registered already. Please find it in the list and change it', FILE_KIND: 'The file must be a PDF, PNG or JPEG. Please choose another', FILE_LARGE: 'The file is larger than {{most}} MB. Please make it smaller', IS_REVOKED: 'This document is noted as revoked already', REVOKED_EARLIER: 'It cannot be revoked before it was issued. Please check', CHANGED_MEANWHILE: 'Somebody has just changed this entry. Please reload and try again',
  },
}
