/**
 * `npm run test:likeness [-- 10.1.0 …] [--now TIME]`: records the demo posing as each release that a real server was
 * recorded of, compares the answers by likeness, prints a table; ends with 1 over any difference that
 * `server/demo/likeness.allow.json` does not give a reason for, over an allowance nobody needs, and over too many.
 * Needs `../shared/oap`. The recordings of the demo and the full reports stay in `test-results/likeness/`.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isBuilt } from './lib/built.mjs'
import { root, run } from './lib/process.mjs'

const facts = join(root, '..', 'shared', 'oap')
const kit = join(facts, 'real')
const allow = join(root, 'server', 'demo', 'likeness.allow.json')
const out = join(root, 'test-results', 'likeness')
const VERSIONS = ['10.1.0', '10.4.0', '11.0.0']
/** Cases outside whole domains that may differ, per release. */
const MOST = 15
/** Ten minutes into an incident of the world, a Wednesday. */
const NOW = '2026-03-18T18:20:00Z'

const words = process.argv.slice(2)
const at = words.indexOf('--now')
const [, now = NOW] = at < 0 ? [] : words.splice(at, 2)
const versions = words.length ? words : VERSIONS
if (!existsSync(kit)) {
  console.log('test:likeness: ../shared/oap is not here, nothing to compare with')
  process.exit(0)
}
if (!isBuilt() && (await run(process.execPath, [join(root, 'scripts', 'build.mjs')])).code !== 0) process.exit(1)

/** Resolves `{query, admin, stop}`; the demo prints its ports once it listens. `now: live` lets its clock run. */
function demo(version) {
  const flags = ['--demo-only', '--port', '0', '--admin-port', '0', '--zipkin-port', '0', '--oap-version', version]
  const world = ['--storage', 'jdbc', '--data', ':memory:', '--tz', version === '10.1.0' ? '+0530' : '-0330']
  const clock = now === 'live' ? [] : ['--now', now]
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js'), ...flags, ...world, ...clock], { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = () => new Promise((resolve) => (child.exitCode === null ? (child.on('exit', resolve), child.kill('SIGTERM')) : resolve()))
  return new Promise((resolve, reject) => {
    let text = ''
    child.on('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${text}`)))
    child.stdout.on('data', (chunk) => {
      text += chunk
      const of = (name) => new RegExp(`${name}\\s+(http://127\\.0\\.0\\.1:\\d+)`).exec(text)?.[1]
      // The last line of what it prints is the query port, or what comes after it.
      if (of('query')) setTimeout(() => resolve({ query: of('query'), admin: of('admin'), zipkin: of('zipkin'), stop }), 200)
    })
  })
}

/** `{domain/*: …}` is a whole domain; any other key one case. */
const wholeDomains = new Set(
  Object.keys(JSON.parse(readFileSync(allow, 'utf8'))).flatMap((key) => (key.endsWith('/*') ? [key.slice(0, -2)] : [])),
)

const rows = []
const used = new Map()
for (const version of versions) {
  const folder = join(out, version)
  mkdirSync(folder, { recursive: true })
  const server = await demo(version)
  try {
    const ports = ['--oap', server.query, ...(server.admin ? ['--admin', server.admin] : []), ...(server.zipkin ? ['--zipkin', server.zipkin] : [])]
    const recorded = await run(process.execPath, [join(kit, 'record.mjs'), ...ports, '--out', folder], { quiet: true })
    if (recorded.code !== 0) throw new Error(recorded.output)
  } finally {
    await server.stop()
  }
  const asked = ['--real', join(facts, 'recordings', version), '--fake', folder, '--allow', allow]
  const [text, json] = await Promise.all([[], ['--json']].map((more) => run(process.execPath, [join(kit, 'compare.mjs'), ...asked, ...more], { quiet: true })))
  writeFileSync(join(out, `${version}.txt`), text.output)
  const result = JSON.parse(json.output)
  for (const rule of result.unused) used.set(rule, (used.get(rule) ?? 0) + 1)
  const open = result.cases.filter(({ state }) => state === 'differ' || state === 'missing')
  const single = result.cases.filter(({ state, domain }) => state === 'allowed' && !wholeDomains.has(domain))
  rows.push({ version, totals: result.totals, open: open.length, single: single.length })
  console.log(`\n${text.output.trimEnd().split('\n').filter((line) => !line.startsWith('unused')).join('\n')}`)
}

console.log(`\nversion   alike  differ  allowed  missing  of the allowed outside whole domains (${MOST})`)
for (const { version, totals, single } of rows)
  console.log(`${version.padEnd(8)} ${[totals.alike, totals.differ, totals.allowed, totals.missing].map((count, i) => String(count).padStart([6, 7, 8, 8][i])).join(' ')} ${String(single).padStart(8)}`)
const idle = versions.length === VERSIONS.length ? [...used].filter(([, count]) => count === versions.length).map(([rule]) => rule) : []
for (const rule of idle) console.log(`no release needs the allowance: ${rule}`)
const failed = rows.some(({ open, single }) => open > 0 || single > MOST) || idle.length > 0
console.log(failed ? 'test:likeness: failed' : 'test:likeness: alike')
process.exit(failed ? 1 : 0)
