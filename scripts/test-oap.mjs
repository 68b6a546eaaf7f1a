/**
 * `npm run test:oap [words] [--short] [--feed] [--own]`: starts a real OAP 10.1.0, feeds it by its HTTP receivers and by the official agents of
 * Node and browsers, walks the pages in front of it in a browser, ends everything. The last line counts.
 * Needs `../shared/oap/real`, a JDK 11 to 21 and Maven. `AERIE_OAP=http://127.0.0.1:12800` uses one that runs already, fed before or
 * with `--feed` (`AERIE_OAP_GRPC=http://127.0.0.1:11800`: where agents report). `--short` is a walk of at most four minutes; where the
 * server cannot be obtained, that is one line and no failure. After the walk come the tests that start servers of their own, to stop them,
 * to have them refuse, or to feed them hostile names; `--own` runs these alone.
 */
import { join } from 'node:path'
import { findBrowser, FLAGS } from './lib/browser.mjs'
import { isBuilt } from './lib/built.mjs'
import { root, run, runTool } from './lib/process.mjs'
import { startAgents } from './oap/agents.mjs'
import { unreported } from './oap/reported.mjs'
import { kit, lacking, startOap } from './oap/server.mjs'

const args = process.argv.slice(2)
const isShort = args.includes('--short')
const isOwn = args.includes('--own')
const words = args.filter((word) => !['--short', '--feed', '--own'].includes(word))
const named = process.env.AERIE_OAP
const feeds = !named || args.includes('--feed')

/** Seven tests, 40 s on two idle cores. */
const SHORT_LIMIT_MS = 180_000

const stops = []
let ending = null
/** Once: who fails while a signal ends all waits for that. */
function end(code) {
  ending ??= (async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
    process.exit(code)
  })()
  return ending
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end(130))

function refuse(why, { isFailure = true } = {}) {
  if (ending) return ending
  console.log(`test:oap: ${isFailure ? '' : 'not run, '}${why}`)
  return end(isFailure ? 1 : 0)
}

/** Feeds by the receivers, meanwhile the agents report. Of four minutes the second and third are slow and failing: alarms fire. */
async function feed({ oap, grpc }, found) {
  const agents = isShort || !grpc ? null : await startAgents({ oap, grpc, found })
  if (agents) stops.push(agents.stop)
  const times = isShort ? ['--backfill', '12', '--minutes', '2'] : ['--backfill', '40', '--minutes', '4']
  const { code } = await run(process.execPath, [join(kit, 'feed.mjs'), '--oap', oap, ...times])
  const faults = (await agents?.rest()) ?? []
  if (faults.length > 0) console.log(`calls of the agents' services that failed: ${faults.length}, ${faults[0]}`)
  if (code !== 0) return ['feeding ended with an error']
  // Metrics reach the storage every 5 s, the service list its cache after 10 s.
  await new Promise((resolve) => setTimeout(resolve, isShort ? 8_000 : 20_000))
  return unreported(oap, { withAgents: agents !== null })
}

/** The server to walk in front of; ends the run with its one line where there is none. */
async function obtain() {
  if (named) return { oap: named, grpc: process.env.AERIE_OAP_GRPC }
  const why = await lacking()
  if (why) return refuse(why, { isFailure: !isShort })
  const server = await startOap((stop) => stops.push(stop))
  if (!server.why) return server
  const isFailure = !isShort || !server.unobtainable
  if (isFailure) console.log(server.output.trim())
  return refuse(server.why, { isFailure })
}

async function walk({ oap, grpc }) {
  const found = await findBrowser()
  console.log(`browser: ${found.name} (${found.path})`)
  const missing = feeds ? await feed({ oap, grpc }, found) : []
  for (const one of missing) console.log(`test:oap: ${one}`)
  const env = {
    ...{ ...process.env, ...found.env, AERIE_OAP: oap, AERIE_BROWSER_PATH: found.path, AERIE_BROWSER_FLAGS: FLAGS.join(' ') },
    ...(grpc ? { AERIE_OAP_GRPC: grpc } : {}),
  }
  const choice = isShort ? ['--grep', '@short', `--global-timeout=${SHORT_LIMIT_MS}`] : []
  const { code } = await runTool('playwright', ['test', '--project=oap', '--reporter=list,./e2e/oap/report.ts', ...choice, ...words], { env })
  return code !== 0 || missing.length > 0 ? 1 : 0
}

/** The projects are there where a server is named; these tests name their own. */
const NOBODY = 'http://127.0.0.1:12800'

/** What starts servers of its own, to stop them or to have them refuse: after the walk, one at a time. */
async function walkOwn() {
  const why = await lacking()
  if (why) return refuse(why)
  for (const stop of stops.splice(0).reverse()) await stop()
  const found = await findBrowser()
  const env = { ...process.env, ...found.env, AERIE_OAP: NOBODY, AERIE_BROWSER_PATH: found.path, AERIE_BROWSER_FLAGS: FLAGS.join(' ') }
  const choice = ['--project=oap-bad', '--reporter=list', '--pass-with-no-tests', ...words]
  return (await runTool('playwright', ['test', ...choice], { env })).code
}

async function build() {
  if (!isBuilt() && (await run(process.execPath, [join(root, 'scripts', 'build.mjs')])).code !== 0) await end(1)
}

try {
  if (isOwn) {
    await build()
    await end(await walkOwn())
  }
  const server = await obtain()
  await build()
  const code = await walk(server)
  await end(isShort || (named && words.length > 0) ? code : (await walkOwn()) || code)
} catch (error) {
  console.error(`test:oap: ${error.message}`)
  await end(1)
}
