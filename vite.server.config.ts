import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** Gateway and demo for Node: one entry, npm packages left outside. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    ssr: 'server/main.ts',
    outDir: 'dist/server',
    copyPublicDir: false,
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'main.js' } },
  },
})
