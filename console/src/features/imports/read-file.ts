export { readBase64 } from '../../kit/read-base64.ts'

export const mostBytes = 20 * 1024 * 1024

/** What keeps a file from being sent at all: the wording key; null when nothing. */
export function faultOfFile({ name, size }: { name: string; size: number }): 'upload.tooLarge' | 'upload.wrongKind' | null {
  if (!/\.(xlsx|csv)$/i.test(name)) return 'upload.wrongKind'
  return size > mostBytes ? 'upload.tooLarge' : null
}

/** Which of the five steps an import is at, from 1. Without one, the file is awaited. */
export function stepOf(state: string | undefined): number {
  if (state === undefined || state === 'failed' || state === 'abandoned') return 2
  if (state === 'checking' || state === 'checked') return 3
  return state === 'committing' ? 4 : 5
}
export const isBusy = (state: string | undefined): boolean => state === 'checking' || state === 'committing' || state === 'undoing'
