/**
 * `npm run test:oap`: starts a real OAP 10.1.0, feeds it, walks the pages in front of it in a browser, stops it.
 * Needs `../shared/oap/real`, a JDK 11 to 21 and Maven. `AERIE_OAP=http://127.0.0.1:12800` uses one that runs already
 * (`AERIE_OAP_GRPC=http://127.0.0.1:11800`: where its agents report, for the dumps of a profile).
 */
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { findBrowser, FLAGS } from './lib/browser.mjs'
import { isBuilt } from './lib/built.mjs'
import { root, run, runTool } from './lib/process.mjs'

const kit = join(root, '..', 'shared', 'oap', 'real')
/** Half an hour off UTC and not the machine's zone, so a zone mistake shows. */
const ZONE = 'Asia/Kolkata'

const node = (script, args) => run(process.execPath, [join(kit, script), ...args])

async function ports(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, () => new Promise((resolve) => { const server = createServer().listen(0, '127.0.0.1', () => resolve(server)) })),
  )
  const found = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return found
}

async function missing(command, args) {
  return (await run(command, args, { quiet: true })).code !== 0
}

function refuse(why) {
  console.error(`test:oap: ${why}`)
  process.exit(1)
}

if (!isBuilt() && (await run(process.execPath, [join(root, 'scripts', 'build.mjs')])).code !== 0) process.exit(1)

let oap = process.env.AERIE_OAP
let agents = process.env.AERIE_OAP_GRPC
let stop = async () => {}
if (!oap) {
  if (!existsSync(kit)) refuse('../shared/oap/real is not here; name a running OAP with AERIE_OAP=http://host:12800')
  if (await missing('java', ['-version'])) refuse('no java: install a JDK 11 to 21')
  if (await missing('mvn', ['-v'])) refuse('no mvn: install Maven')
  const [port, grpc] = await ports(2)
  const started = await node('oap.mjs', ['start', '--port', port, '--grpc', grpc, '--zipkin', '0', '--zone', ZONE].map(String))
  if (started.code !== 0) process.exit(started.code)
  oap = `http://127.0.0.1:${port}`
  agents = `http://127.0.0.1:${grpc}`
  stop = () => node('oap.mjs', ['stop', '--port', String(port)])
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop().then(() => process.exit(130)))

let code = 1
try {
  // Of four minutes the second and third are slow and failing: alarms fire, and tell in events.
  const fed = process.env.AERIE_OAP ? { code: 0 } : await node('feed.mjs', ['--oap', oap, '--backfill', '40', '--minutes', '4'])
  if (fed.code === 0) {
    // Metrics reach the storage every 5 s, the service list its cache after 10 s.
    await new Promise((resolve) => setTimeout(resolve, process.env.AERIE_OAP ? 0 : 20_000))
    const browser = await findBrowser()
    console.log(`browser: ${browser.name} (${browser.path})`)
    const env = {
      ...{ ...process.env, ...browser.env, AERIE_OAP: oap, AERIE_BROWSER_PATH: browser.path, AERIE_BROWSER_FLAGS: FLAGS.join(' ') },
      ...(agents ? { AERIE_OAP_GRPC: agents } : {}),
    }
    code = (await runTool('playwright', ['test', '--project=oap', ...process.argv.slice(2)], { env })).code
  }
} finally {
  await stop()
}
process.exit(code)
