import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import type { Sink } from './copy-line.ts'

const chunkLength = 64 * 1024

/** Sends rows to PostgreSQL by COPY on this connection, in its transaction, making no more of them than it can take. */
export function copyInto(client: pg.ClientBase): Sink {
  return {
    copy: (table, columns, lines) => send(client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`)), lines),
    run: async (statement) => void (await client.query(statement)),
  }
}

async function send(stream: CopyStreamQuery, lines: Iterable<string>): Promise<number> {
  const done = finished(stream)
  // An error ends the stream while we wait for room; it is told by `done`, so the wait itself must not hide it.
  done.catch(() => {})
  let rows = 0
  try {
    rows = await writeAll(stream, lines, done)
  } catch (error) {
    // Tells PostgreSQL that the rows will not come; otherwise the connection would wait for them for ever.
    stream.destroy(error as Error)
    await done.catch(() => {})
    throw error
  }
  await done
  return rows
}

async function writeAll(stream: CopyStreamQuery, lines: Iterable<string>, done: Promise<void>): Promise<number> {
  let chunk = ''
  let rows = 0
  for (const line of lines) {
    chunk += line
    rows++
    if (chunk.length < chunkLength) continue
    const hasRoom = stream.write(chunk)
    chunk = ''
    if (!hasRoom) await Promise.race([once(stream, 'drain'), done])
    if (stream.destroyed) return rows
  }
  stream.end(chunk)
  return rows
}
