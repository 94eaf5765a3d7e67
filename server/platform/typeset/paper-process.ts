import { openPaperCompiler, type PaperJob } from './compile-paper.ts'

/** A process of its own that sets papers one after another for the one that started it, and tells how much memory it holds. */
const compile = openPaperCompiler()

process.on('message', ({ job }: { job: PaperJob }) => {
  try {
    process.send?.({ paper: compile(job), rssBytes: process.memoryUsage.rss() })
  } catch (error) {
    process.send?.({ problem: error instanceof Error ? error.message : 'the layout does not compile', rssBytes: process.memoryUsage.rss() })
  }
})
process.on('SIGINT', () => {}) // Ctrl-C reaches the whole group; who started us ends us when the last paper is set.
process.on('disconnect', () => process.exit(0))
