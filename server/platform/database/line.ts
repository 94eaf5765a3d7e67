import pg from 'pg'

/** One shared connection, made when first needed and again after it broke; what was in flight then fails with "Connection terminated". */
export type Line = { waiting: number; connected(): Promise<pg.Client>; end(): Promise<void> }

/** Opens a pipelined line to the database; nothing is connected until the first statement. */
export function openLine(url: string): Line {
  let client: Promise<pg.Client> | undefined
  function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, pipeline: true, keepAlive: true } as pg.ClientConfig)
    const connecting = fresh.connect().then(() => fresh)
    // A connection says that it broke more than once; only the first time is it the present one.
    const forget = () => { if (client === connecting) client = undefined }
    fresh.on('error', forget).on('end', forget)
    connecting.catch(forget)
    return connecting
  }
  return {
    waiting: 0,
    connected: () => (client ??= connect()),
    end: async () => { await (await client?.catch(() => undefined))?.end() },
  }
}
