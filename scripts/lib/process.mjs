import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Name of a tool's script in node_modules, started with this Node: no shell, no .cmd. */
const tools = {
  'vue-tsc': 'vue-tsc/bin/vue-tsc.js',
  eslint: 'eslint/bin/eslint.js',
  prettier: 'prettier/bin/prettier.cjs',
  depcruise: 'dependency-cruiser/bin/dependency-cruise.mjs',
  vitest: 'vitest/vitest.mjs',
  vite: 'vite/bin/vite.js',
  playwright: '@playwright/test/cli.js',
  knip: 'knip/bin/knip.js',
}

export const tool = (name) => join(root, 'node_modules', ...tools[name].split('/'))

/** Runs a command; resolves `{code, output, ms}` and never rejects. `quiet` keeps the output instead of printing it. */
export function run(command, args, { cwd = root, env = process.env, quiet = false } = {}) {
  const started = Date.now()
  return new Promise((resolve) => {
    const windows = process.platform === 'win32'
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], shell: windows && command === 'npm' })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n`, ms: Date.now() - started }))
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output, ms: Date.now() - started }))
  })
}

export const runTool = (name, args, options) => run(process.execPath, [tool(name), ...args], options)
