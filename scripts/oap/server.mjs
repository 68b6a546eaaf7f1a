/** A real OAP 10.1.0 for the walk: obtained, started and ended. */
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root, run } from '../lib/process.mjs'

export const kit = join(root, '..', 'shared', 'oap', 'real')
/** Half an hour off UTC and not the machine's zone, so a zone mistake shows. The tests read which it is. */
const ZONE = (process.env.OAP_TEST_ZONE ??= isAboutMidnight('Asia/Kolkata') ? 'Australia/Darwin' : 'Asia/Kolkata')
/** Maven may fetch 130 MB before. */
const START_LIMIT_MS = 8 * 60_000

/** Of a window over midnight a server that began after it lists nothing: there is no table of the day before. */
function isAboutMidnight(timeZone) {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format())
  return hour >= 22 || hour < 2
}

/** Why no server can be obtained here, or null. */
export async function lacking() {
  const answers = async (command, args) => (await run(command, args, { quiet: true })).code === 0
  if (!existsSync(kit)) return '../shared/oap/real is not here; name a running OAP with AERIE_OAP=http://host:12800'
  if (!(await answers('java', ['-version']))) return 'no java: install a JDK 11 to 21'
  if (!(await answers('mvn', ['-v']))) return 'no mvn: install Maven'
  return null
}

async function ports(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, () => new Promise((resolve) => { const server = createServer().listen(0, '127.0.0.1', () => resolve(server)) })),
  )
  const found = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return found
}

/** Runs the kit's starter in a group of its own, so that nothing of it outlives the limit. */
function starter(args) {
  const child = spawn(process.execPath, [join(kit, 'oap.mjs'), 'start', ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It ended meanwhile.
    }
  }
  const done = new Promise((resolve) => {
    const late = setTimeout(() => (kill(), (output += `not started within ${START_LIMIT_MS / 60_000} minutes\n`)), START_LIMIT_MS)
    child.on('error', (error) => (output += `${error.message}\n`))
    // The server keeps the pipes of nobody: `exit` is the end.
    child.on('exit', (code) => (clearTimeout(late), setTimeout(() => resolve({ code: code ?? 1, output }), 50)))
  })
  return { done, kill }
}

/**
 * Starts a server with ports of the system's choice.
 * @param onStop is given what ends the server, before it is started
 * @returns `{oap, grpc}` (origins), or `{why, unobtainable, output}`: whether it is Maven that could not fetch it
 */
export async function startOap(onStop) {
  const [port, grpc] = await ports(2)
  const { done, kill } = starter(['--port', port, '--grpc', grpc, '--zipkin', '0', '--zone', ZONE].map(String))
  /** Its settings and logs; those of a server that does not start are kept. */
  let files = ''
  const stop = async () => {
    kill()
    await run(process.execPath, [join(kit, 'oap.mjs'), 'stop', '--port', String(port)], { quiet: true })
    if (files) rmSync(files, { recursive: true, force: true })
  }
  onStop(stop)
  const { code, output } = await done
  if (code !== 0) {
    const unobtainable = /Command failed: mvn|spawnSync mvn/.test(output)
    const lines = output.split('\n').filter((line) => line.trim() !== '')
    const why = unobtainable ? 'Maven could not fetch the server' : (lines.at(-1) ?? `the starter ended with ${code}`)
    return { why, unobtainable, output }
  }
  files = /files in (.+)$/m.exec(output)?.[1] ?? ''
  console.log(output.trim())
  return { oap: `http://127.0.0.1:${port}`, grpc: `http://127.0.0.1:${grpc}` }
}
