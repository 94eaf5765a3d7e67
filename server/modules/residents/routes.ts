import {
  addTagEndpoint, editResidentEndpoint, endTagEndpoint, findByDocumentEndpoint, getResidentEndpoint, listResidentsEndpoint, listVillagesEndpoint, markDepartedEndpoint, registerResidentEndpoint, revealedEndpoint,
  revealEndpoint, searchResidentsEndpoint,
} from '#api/residents.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { editResident } from './edit-resident.ts'
import { findByDocument } from './find-by-document.ts'
import { readResident } from './get-resident.ts'
import { listResidents } from './list-residents.ts'
import { listVillages } from './list-villages.ts'
import { markDeparted } from './mark-departed.ts'
import { registerResident } from './register-resident.ts'
import { readRevealed, reveal } from './reveal.ts'
import { searchResidents } from './search-residents.ts'
import { addTag, endTag } from './tag-resident.ts'
import type { ResidentsUsing } from './using.ts'

export const residentsRoutes = (using: ResidentsUsing): readonly Route[] => [
  serve(findByDocumentEndpoint, (context, input) => findByDocument(using, context, input)),
  serve(searchResidentsEndpoint, (context, input) => searchResidents(using, context, input)),
  serve(listResidentsEndpoint, listResidents),
  serve(listVillagesEndpoint, listVillages),
  serve(getResidentEndpoint, (context, input) => readResident(using, context, input)),
  serve(registerResidentEndpoint, (context, input) => registerResident(using, context, input)),
  serve(editResidentEndpoint, (context, input) => editResident(using, context, input)),
  serve(markDepartedEndpoint, (context, input) => markDeparted(using, context, input)),
  serve(addTagEndpoint, (context, input) => addTag(using, context, input)),
  serve(endTagEndpoint, endTag),
  serve(revealEndpoint, reveal),
  serve(revealedEndpoint, (context, input) => readRevealed(using, context, input)),
]
