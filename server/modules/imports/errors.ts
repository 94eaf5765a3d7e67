import { reasonsOf } from '#kernel/decision.ts'
import type { Permission } from '#api/permissions.ts'
import { Problem } from '#platform/problem.ts'
import type { FileFault } from '#platform/spreadsheet/table.ts'

const say = reasonsOf('IMPORTS')

/** Everything this module says no with; the texts are in packages/api/wording. */
export const reason = {
  file: (fault: FileFault) => say(fault),
  missingColumns: (names: readonly string[]) => say('MISSING_COLUMNS', { names: names.join('、') }),
  unknownColumns: (names: readonly string[]) => say('UNKNOWN_COLUMNS', { names: names.slice(0, 20).join('、') }),
  columnsTwice: (names: readonly string[]) => say('COLUMNS_TWICE', { names: names.slice(0, 20).join('、') }),
  empty: () => say('CELL_EMPTY'),
  ruined: () => say('CELL_RUINED'),
  formula: () => say('CELL_FORMULA'),
  broken: () => say('CELL_BROKEN'),
  merged: () => say('CELL_MERGED'),
  tooLong: () => say('CELL_TOO_LONG'),
  noSuchWord: (word: string) => say('CELL_NO_SUCH_WORD', { word }),
  noDay: (word: string) => say('CELL_NO_DAY', { word }),
  noMoney: (word: string) => say('CELL_NO_MONEY', { word }),
  notAsMany: (count: number) => say('CELL_NOT_AS_MANY', { count }),
  twiceInFile: (rows: string) => say('TWICE_IN_FILE', { rows }),
  notChecked: () => say('NOT_CHECKED'),
  noGoodRows: () => say('NO_GOOD_ROWS'),
  notUndoable: () => say('NOT_UNDOABLE'),
  noErrors: () => say('NO_ERRORS'),
}

export const notPermitted = (permission: Permission): Problem => new Problem('Forbidden', [{ code: 'ACCESS.NOT_PERMITTED', params: { permission } }])
