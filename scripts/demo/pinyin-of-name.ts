import { type Spelling, spellPersonName, spellPlaceName } from '#kernel/spell-name.ts'

const surnames = new Map<string, Spelling>()
const givenNames = new Map<string, Spelling>()

/** The halves of a person's name, each spelt once, for making many: together they are what the whole name gives. */
export function spellSurname(surname: string): Spelling {
  return remembered(surnames, surname, spellPersonName)
}
export function spellGivenName(given: string): Spelling {
  return remembered(givenNames, given, spellPlaceName)
}

function remembered(known: Map<string, Spelling>, name: string, spell: (name: string) => Spelling): Spelling {
  const found = known.get(name)
  if (found) return found
  const spelling = spell(name)
  known.set(name, spelling)
  return spelling
}
