/** `npm run check`: one verdict over everything that needs no browser. Each step prints a line; a failing one its output. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root, run, runTool } from './lib/process.mjs'

const node = (script) => run(process.execPath, [join(root, 'scripts', 'check', script)], { quiet: true })
const quiet = { quiet: true }

/** Longest first, so that two cores finish together. */
const steps = [
  ['unit tests', () => runTool('vitest', ['run', '--reporter=dot'], quiet)],
  ['types', () => runTool('vue-tsc', ['--noEmit', '-p', '.'], quiet)],
  ['lint', () => runTool('eslint', ['--max-warnings=0', 'src', 'server', 'e2e'], quiet)],
  ['format', () => runTool('prettier', ['--check', 'src', 'server', 'e2e', '*.ts', '--log-level=warn'], quiet)],
  ['architecture', () => runTool('depcruise', ['src', 'server', '--config', '.dependency-cruiser.mjs'], quiet)],
  ['dead code', () => runTool('knip', ['--no-progress', '--no-config-hints'], quiet)],
  ['sizes', () => node('sizes.mjs')],
  ['duplication', () => node('duplication.mjs')],
  ['messages', () => node('messages.mjs')],
  ['folder readmes', () => node('readmes.mjs')],
  ['generated files', () => node('generated.mjs')],
]

const only = process.argv.slice(2)
const queue = [...steps]
const results = []

async function worker() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    await perform(...next)
  }
}

async function perform(name, action) {
  if (only.length && !only.some((word) => name.includes(word))) return
  const { code, output, ms } = await action()
  results.push({ name, ok: code === 0 })
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(16)} ${(ms / 1000).toFixed(1).padStart(6)} s`)
  if (code !== 0) console.log(output.trimEnd().split('\n').slice(-80).map((line) => `     ${line}`).join('\n'))
}

// Plants faults in the tree itself, so nothing else may read it meanwhile.
await perform('planted faults', () => node('planted.mjs'))
await Promise.all(Array.from({ length: Math.min(3, Math.max(2, availableParallelism())) }, worker))
const failed = results.filter((result) => !result.ok)
console.log(failed.length ? `check: failed (${failed.map((result) => result.name).join(', ')})` : `check: ${results.length} of ${results.length} passed`)
process.exit(failed.length ? 1 : 0)
