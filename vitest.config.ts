import vue from '@vitejs/plugin-vue'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'scripts/**/*.test.mjs'],
    pool: 'threads',
    // Vitest leaves one core to itself; with two, that is every second file.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A world per worker, not per file: a test cleans up after itself.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
