/**
 * `npm run test:likeness [-- 10.1.0 …] [--now TIME|live] [--tz ZONE]`: records the demo posing as each release that a real
 * server was recorded of, compares the answers by likeness, prints a table; ends with 1 over any difference that
 * `server/demo/likeness.allow.json` does not give a reason for, over an allowance nobody needs, and over too many.
 * Reasons that begin with "at times:" are about what happens in the world: at some hours nobody needs them, at some quiet
 * ones more of them are needed than the limit, so only the usual instant is held to it.
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
/** Cases outside whole groups that may differ, per release. */
const MOST = 15
/** A canary is failing, on a Wednesday: alarms fire, and an event tells of the release. */
const NOW = '2026-03-18T13:26:00Z'

const words = process.argv.slice(2)
function option(name) {
  const at = words.indexOf(name)
  return at < 0 ? undefined : words.splice(at, 2)[1]
}
const now = option('--now') ?? NOW
const tz = option('--tz')
const isUsual = now === NOW
const versions = words.length ? words : VERSIONS
if (!existsSync(kit)) {
  console.log('test:likeness: ../shared/oap is not here, nothing to compare with')
  process.exit(0)
}
if (!isBuilt() && (await run(process.execPath, [join(root, 'scripts', 'build.mjs')])).code !== 0) process.exit(1)

/** Resolves `{query, admin, stop}`; the demo prints its ports once it listens. `now: live` lets its clock run. */
function demo(version) {
  const flags = ['--demo-only', '--port', '0', '--admin-port', '0', '--zipkin-port', '0', '--oap-version', version]
  const world = ['--storage', 'jdbc', '--data', ':memory:', '--tz', tz ?? (version === '10.1.0' ? '+0530' : '-0330')]
  const clock = now === 'live' ? [] : ['--now', now]
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js'), ...flags, ...world, ...clock], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = () =>
    new Promise((resolve) => (child.exitCode === null ? (child.on('exit', resolve), child.kill('SIGTERM')) : resolve()))
  return new Promise((resolve, reject) => {
    let text = ''
    child.on('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${text}`)))
    child.stdout.on('data', (chunk) => {
      text += chunk
      const of = (name) => new RegExp(`${name}\\s+(http://127\\.0\\.0\\.1:\\d+)`).exec(text)?.[1]
      // The last line of what it prints is the query port, or what comes after it.
      if (of('query'))
        setTimeout(() => resolve({ query: of('query'), admin: of('admin'), zipkin: of('zipkin'), stop }), 200)
    })
  })
}

/** The 11.0 that was recorded held a dashboard of an earlier run, and ships none itself. */
async function leaveTemplate(admin) {
  const configuration = JSON.stringify({
    name: 'Recorder 2',
    layer: 'GENERAL',
    entity: 'Service',
    isRoot: false,
    children: [],
  })
  const body = JSON.stringify({ id: 'recorder-probe', configuration })
  const { status } = await fetch(`${admin}/ui-management/templates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  if (status !== 200) throw new Error(`a dashboard was not taken: ${status}`)
}

const allowances = JSON.parse(readFileSync(allow, 'utf8'))
/** A key with a star at its end is a whole group: a domain, or the cases about one kind of profiling; any other key is one case. */
const groups = Object.keys(allowances).flatMap((key) => (key.endsWith('*') ? [key.slice(0, -1)] : []))
const inGroup = ({ domain, name }) => groups.some((start) => `${domain}/${name}`.startsWith(start))
/** What the comparison calls an unused allowance, for those that are needed at times only. */
const passing = new Set(
  Object.entries(allowances).flatMap(([key, paths]) =>
    Object.entries(paths).flatMap(([path, reason]) => (reason.startsWith('at times:') ? [`${key} ${path}`] : [])),
  ),
)

const rows = []
const used = new Map()
for (const version of versions) {
  const folder = join(out, version)
  mkdirSync(folder, { recursive: true })
  const server = await demo(version)
  try {
    if (server.admin) await leaveTemplate(server.admin)
    const ports = [
      '--oap',
      server.query,
      ...(server.admin ? ['--admin', server.admin] : []),
      ...(server.zipkin ? ['--zipkin', server.zipkin] : []),
    ]
    const recorded = await run(process.execPath, [join(kit, 'record.mjs'), ...ports, '--out', folder], { quiet: true })
    if (recorded.code !== 0) throw new Error(recorded.output)
  } finally {
    await server.stop()
  }
  const asked = ['--real', join(facts, 'recordings', version), '--fake', folder, '--allow', allow]
  const [text, json] = await Promise.all(
    [[], ['--json']].map((more) =>
      run(process.execPath, [join(kit, 'compare.mjs'), ...asked, ...more], { quiet: true }),
    ),
  )
  writeFileSync(join(out, `${version}.txt`), text.output)
  const result = JSON.parse(json.output)
  for (const rule of result.unused) used.set(rule, (used.get(rule) ?? 0) + 1)
  const open = result.cases.filter(({ state }) => state === 'differ' || state === 'missing')
  const single = result.cases.filter((one) => one.state === 'allowed' && !inGroup(one))
  rows.push({ version, totals: result.totals, open: open.length, single: single.length })
  console.log(
    `\n${text.output
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('unused'))
      .join('\n')}`,
  )
}

console.log(`\nversion   alike  differ  allowed  missing  of the allowed outside whole groups (${MOST})`)
for (const { version, totals, single } of rows)
  console.log(
    `${version.padEnd(8)} ${[totals.alike, totals.differ, totals.allowed, totals.missing].map((count, i) => String(count).padStart([6, 7, 8, 8][i])).join(' ')} ${String(single).padStart(8)}`,
  )
const unused = [...used]
  .filter(([rule, count]) => count === versions.length && !passing.has(rule))
  .map(([rule]) => rule)
const idle = isUsual && versions.length === VERSIONS.length ? unused : []
for (const rule of idle) console.log(`no release needs the allowance: ${rule}`)
const failed = rows.some(({ open, single }) => open > 0 || (isUsual && single > MOST)) || idle.length > 0
console.log(failed ? 'test:likeness: failed' : 'test:likeness: alike')
process.exit(failed ? 1 : 0)
