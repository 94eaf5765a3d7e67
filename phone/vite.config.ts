import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.JIAYI_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: at('.'),
  base: '/m/',
  plugins: [react()],
  // An endpoint is asked for its path and kind only; checking is the server's, and zod would be a third of the first load.
  resolve: { alias: { zod: at('src/app/no-zod.ts') } },
  build: {
    outDir: at('../dist/phone'),
    emptyOutDir: true,
    target: ['chrome109', 'safari15'],
    cssTarget: ['chrome109', 'safari15'],
    reportCompressedSize: false,
  },
  server: { port: 5174, proxy: { '/api': server, '/mark.svg': server } },
})
