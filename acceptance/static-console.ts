import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'

/** JIAYI_CONSOLE names another build than the usual one. */
const folder = process.env.JIAYI_CONSOLE ?? new URL('../dist/console/', import.meta.url).pathname
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml' }
export type Answers = Record<string, { status: number; body: unknown }>

/** The built console alone on a port of its own, with a few set answers under /api: for looking at screens without a server behind them. */
export async function serveConsole(answers: Answers = {}): Promise<{ origin: string; close: () => Promise<void> }> {
  if (!existsSync(join(folder, 'index.html'))) throw new Error('the console is not built: npm run build')
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname
    if (path.startsWith('/api/')) {
      const { status, body } = answers[path] ?? { status: 404, body: { kind: 'NotFound', reasons: [], traceId: 'none' } }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      return
    }
    const file = join(folder, path)
    const shown = extname(path) && existsSync(file) ? file : join(folder, 'index.html')
    response.writeHead(200, { 'content-type': types[extname(shown)] ?? 'application/octet-stream' }).end(readFileSync(shown))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
