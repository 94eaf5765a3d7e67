import type { SystemContext } from '#platform/http/context.ts'
import { abandonImports, clearFiles, selectSpentFiles } from './store.ts'
import { type ImportsUsing, undoMs } from './using.ts'

/**
 * Deletes the sealed files of lists that are a day past being written or unreadable, and of lists nobody had written within a day; those can be written no
 * more. A file goes before its name does, so whoever is killed between leaves a name to go by, never a file that nobody knows.
 */
export async function forgetFiles({ files }: Pick<ImportsUsing, 'files'>, { countyCode, run, at }: SystemContext): Promise<void> {
  const before = new Date(Date.parse(at) - undoMs).toISOString()
  await run(abandonImports, { countyCode, before })
  const spent = await run(selectSpentFiles, { countyCode, before })
  for (const { fileKey } of spent) await files.forget(fileKey)
  await run(clearFiles, { countyCode, ids: spent.map(({ id }) => id) })
}
