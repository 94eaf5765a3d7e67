import type { Wording } from '../wording.ts'
import type { platform as zh } from '../zh/platform.ts'

export const platform: Wording<typeof zh> = {
  fields: { from: 'from which day', until: 'until which day', on: 'day', title: 'title', note: 'note', text: 'value', name: 'name' },
  issues: { invalid_format: 'not in the right form', custom: 'outside what can be filled in', too_big: 'too large or too long', too_small: 'too small or too short', invalid_type: 'empty, or of another kind', invalid_value: 'not among the choices', unrecognized_keys: 'something unknown beside it' },
  errors: {
    NOT_FOUND: 'Not found, or outside the area you manage. Check and search again',
    NO_SUCH_ADDRESS: 'There is nothing at this address',
    INVALID_FIELD: '“{{field}}” is not filled in correctly ({{issue}}); correct it and submit again',
    BODY_SHAPE: 'What was submitted has the wrong form; reload the page and try again',
    BAD_REQUEST: 'The request has the wrong form ({{issue}}); reload the page and try again',
    UNSTORABLE: 'The text has a character that cannot be kept, or a number is out of range; remove it and submit again',
    TOO_LARGE: 'Too large; submit it in parts',
    KEY_MISSING: 'This submission lacks its number; reload the page and try again',
    KEY_REUSED: 'One submission number was used for two different contents; reload the page and submit again',
    TRY_AGAIN: 'The system is busy and nothing was saved. Try again in a few seconds; nothing will be submitted twice',
    DISK_FULL: 'The server has no space left and nothing was saved. Ask the administrator to free space, then try again; nothing will be submitted twice',
    OTHER_ORIGIN: 'This did not come from a page of this system, so nothing was done. Open the system at its own address and try again',
    JOB_NOT_STOPPABLE: 'This job cannot be stopped now: it is done, or not yours. Reload',
    JOB_NOT_REPEATABLE: 'This job cannot be done again: it is not over, was refused, or is not yours. Reload',
    JOB_UNDER_WAY: 'The same work that {{name}} began is not over. Wait for it, then try again',
    JOB_GAVE_UP: 'It was tried several times and came to nothing; it is not tried again by itself. Try once more; if it fails again, tell the administrator its name and time',
    TOO_MANY: 'Too many requests; try again in a minute',
  },
}
