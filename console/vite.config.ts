import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { catalogueWords } from './catalogue-words.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const server = process.env.JIAYI_SERVER ?? 'http://127.0.0.1:3000'

/** What changes rarely stays cached apart from what changes with every release; charts and antd's date fields load when first needed. */
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store)[\\/]/, priority: 30 },
  { name: 'charts', test: /node_modules[\\/](echarts|zrender|tslib)[\\/]/, priority: 30 },
  { name: 'wording-zh', test: /packages[\\/]api[\\/]wording[\\/]zh[\\/]|catalogue\.yaml\?zh/, priority: 40 },
  { name: 'wording-en', test: /packages[\\/]api[\\/]wording[\\/]en[\\/]|catalogue\.yaml\?en/, priority: 40 },
]

export default defineConfig({
  root: here,
  plugins: [react(), catalogueWords()],
  build: {
    outDir: fileURLToPath(new URL('../dist/console', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome109', 'safari15'],
    cssTarget: ['chrome109', 'safari15'],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { port: 5173, proxy: { '/api': server } },
})
