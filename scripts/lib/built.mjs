/** Is `dist/` there and newer than everything it was made from? */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './process.mjs'

/** What the build reads, besides packages. */
export const sources = ['src', 'server', 'public', 'index.html', 'vite.config.ts', 'vite.server.config.ts', 'package-lock.json', 'scripts/build.mjs']

function newest(path) {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (!facts) return 0
  if (!facts.isDirectory()) return /\.(test\.ts|md)$/.test(path) ? 0 : facts.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Made last by the build, so a build cut short does not count. */
export const stamp = join(root, 'dist', 'built.json')

export function isBuilt() {
  if (!existsSync(stamp)) return false
  if (!existsSync(join(root, 'src'))) return true
  const made = statSync(stamp).mtimeMs
  return sources.every((path) => newest(join(root, path)) <= made)
}
