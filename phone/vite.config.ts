import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.JIAYI_SERVER ?? 'http://127.0.0.1:3000'

/** The Chinese words of the first pages are fetched beside the program instead of after it. */
const firstWords = /\/wording\/zh\/(phone|phone-messages|kit|platform|resident-accounts)\.ts$/
const preloadWords = (): Plugin => ({
  name: 'preload-words',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) =>
      Object.values(bundle ?? {}).flatMap((file) =>
        file.type === 'chunk' && firstWords.test(file.facadeModuleId ?? '')
          ? [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/m/${file.fileName}` }, injectTo: 'head' as const }]
          : [],
      ),
  },
})

export default defineConfig({
  root: at('.'),
  base: '/m/',
  plugins: [preloadWords()],
  // The phone is written for React and run by Preact, a fifteenth of its size (decision 11).
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // An endpoint is asked for its path and kind only; checking is the server's, and zod would be a third of the first load.
  resolve: {
    alias: {
      zod: at('src/app/no-zod.ts'),
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      react: 'preact/compat',
    },
  },
  build: {
    outDir: at('../dist/phone'),
    emptyOutDir: true,
    target: ['chrome109', 'safari15'],
    cssTarget: ['chrome109', 'safari15'],
    reportCompressedSize: false,
  },
  server: { port: 5174, proxy: { '/api': server, '/mark.svg': server } },
})
