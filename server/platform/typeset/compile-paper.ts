import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFolders, readFontCoverage } from './fonts.ts'
import { nameMissingGlyphs } from './name-missing-glyphs.ts'
import { splitPages } from './split-pages.ts'

/** One paper to set: the layout (typst; it gives the document a title and a date), the words it reads as content.json, and pictures by file name. `isDrawn` asks for its pages as pictures too. */
export type PaperJob = { template: string; data: unknown; files: Record<string, Uint8Array>; isDrawn?: boolean }
/** PDF/A-2a, so that an archive can keep and read it. The same job always gives the same bytes. `missing`: characters named by number; `drawn`: the pages as SVG where they were asked for. */
export type Paper = { pdf: Uint8Array; pages: number; missing: string[]; drawn: string[] }

/** A folder that does not exist: a layout can read what it was given and nothing else. */
const room = '/paper'
const archival = 'a-2a'
/** How many papers a result of the compiler's cache outlives without being asked for. */
const cacheAge = 4

/** Opens the compiler with its fonts, which takes about a quarter of a second; each paper after that a few milliseconds. */
export function openPaperCompiler(): (job: PaperJob) => Paper {
  const compiler = NodeCompiler.create({ workspace: room, fontArgs: [{ fontPaths: fontFolders() }] })
  const covers = readFontCoverage()
  return ({ template, data, files, isDrawn = false }) => {
    const named = nameMissingGlyphs(data, covers)
    compiler.resetShadow()
    compiler.mapShadow(`${room}/content.json`, Buffer.from(JSON.stringify(named.data)))
    for (const [name, bytes] of Object.entries(files)) compiler.mapShadow(`${room}/${name}`, Buffer.from(bytes))
    compiler.addSource(`${room}/paper.typ`, template)
    const document = compile(compiler)
    const pdf = compiler.pdf(document, { pdfStandard: archival })
    const drawn = isDrawn ? splitPages(compiler.plainSvg(document), document.numOfPages) : []
    compiler.evictCache(cacheAge)
    return { pdf: Uint8Array.from(pdf), pages: document.numOfPages, missing: named.missing, drawn }
  }
}

function compile(compiler: NodeCompiler): NodeTypstDocument {
  const compiled = compiler.compile({ mainFilePath: `${room}/paper.typ`, resetRead: true })
  const error = compiled.takeError()
  if (compiled.result && !error) return compiled.result
  const [first] = error ? (compiler.fetchDiagnostics(error) as { message?: string }[]) : []
  throw new Error(first?.message ?? 'the layout does not compile')
}
