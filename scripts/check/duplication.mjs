/** Copied code, tests and generated files left out: at most 1.5 % of the lines. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run } from '../lib/process.mjs'

const LIMIT = 1.5
const out = mkdtempSync(join(tmpdir(), 'aerie-jscpd-'))
const bin = join(root, 'node_modules', 'jscpd', JSON.parse(readFileSync(join(root, 'node_modules', 'jscpd', 'package.json'), 'utf8')).bin.jscpd)
const args = [bin, 'src', 'server', '--reporters', 'json', '--output', out, '--silent', '--min-lines', '6', '--min-tokens', '60', '--ignore', '**/*.test.ts,**/*.gen.ts,**/*.json,**/*.graphql,**/*.md']
const { output } = await run(process.execPath, args, { quiet: true })
try {
  const report = JSON.parse(readFileSync(join(out, 'jscpd-report.json'), 'utf8'))
  const share = report.statistics.total.percentage
  console.log(`${share} % duplicated lines`)
  for (const clone of share > LIMIT ? report.duplicates.sort((a, b) => b.lines - a.lines).slice(0, 20) : [])
    console.log(`${clone.lines} lines: ${clone.firstFile.name}:${clone.firstFile.start} and ${clone.secondFile.name}:${clone.secondFile.start}`)
  process.exitCode = share > LIMIT ? 1 : 0
} catch (error) {
  console.log(`${output}\n${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(out, { recursive: true, force: true })
}
