import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, Bed, answering, graphql, until } from './gateway/testbed'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Inside the project, so that the built server finds its packages. */
const built = join(root, '.aerie', `server-${process.pid}`)
const windows = process.platform === 'win32'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aerie-main-'))
  const configFile = join(root, 'vite.server.config.ts')
  await build({ root, configFile, logLevel: 'error', build: { outDir: built } })
}, 60_000)
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(built, { recursive: true })
})

const bed = new Bed()
const children: ChildProcess[] = []
afterEach(async () => {
  children.splice(0).forEach((child) => child.kill('SIGKILL'))
  await bed.close()
})

interface Run {
  readonly child: ChildProcess
  readonly text: () => string
  readonly ended: Promise<number | null>
}

/** Starts the server in a folder of its own, with nothing of this machine's settings. */
function start(flags: readonly string[], environment: Record<string, string> = {}): Run {
  const env = { PATH: process.env['PATH'] ?? '', SystemRoot: process.env['SystemRoot'] ?? '', ...environment }
  const child = spawn(process.execPath, [join(built, 'main.js'), ...flags], {
    cwd: folder,
    env,
  })
  children.push(child)
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, text: () => text, ended }
}

async function portOf(run: Run): Promise<number> {
  await until(() => /http:\/\/127\.0\.0\.1:\d+/.test(run.text()), `started: ${run.text()}`, 20_000)
  return Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(run.text())?.[1])
}

const occupy = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
  })

describe('the server', () => {
  it('stands before the demo without an OAP, and says where', async () => {
    const run = start(['--port', '0', '--data', ':memory:', '--oap-version', '10.1.0'])
    const port = await portOf(run)
    expect(JSON.parse((await graphql(port, '{version}')).body.toString()).data.version).toMatch(/^10\.1\.0/)
    expect(run.text()).toContain('demo of OAP 10.1.0')
  })

  it('stands before an OAP that is down, and is not ready', async () => {
    const gone = await bed.oap(() => {})
    await gone.close()
    const port = await portOf(start(['--port', '0', '--oap', gone.address.origin]))
    expect((await ask(port, { path: '/healthz' })).status).toBe(200)
    expect((await ask(port, { path: '/readyz' })).status).toBe(503)
    expect((await graphql(port, '{version}')).status).toBe(502)
  })

  it('reads the file it is given and SkyWalking’s variables', async () => {
    const oap = await bed.oap(answering({ a: 1 }))
    const name = join(folder, 'own.json')
    writeFileSync(name, JSON.stringify({ listen: '127.0.0.1:0', basePath: '/sw', allow: 'none' }))
    const run = start(['--config', name], { SW_OAP_ADDRESS: oap.address.origin })
    const port = await portOf(run)
    expect(run.text()).toContain(`:${port}/sw/`)
    expect((await graphql(port, 'mutation{addTemplate}')).status).toBe(403)
    expect(oap.asked).toEqual([])
  })

  it('ends with 2 and a line per fault', async () => {
    const run = start(['--lisen', 'x', '--allow', 'some', '--seed', 'x'], { AERIE_BRAND: 'x' })
    expect(await run.ended).toBe(2)
    expect(run.text().trim().split('\n')).toEqual([
      'aerie: AERIE_BRAND: not built yet',
      'aerie: --lisen is not known; the nearest is --listen',
      'aerie: --allow takes one of none, templates, tasks, all, not "some"',
    ])
    const missing = start(['--config', 'nowhere.json'])
    expect([await missing.ended, missing.text()]).toEqual([
      2,
      'aerie: the configuration file nowhere.json does not exist\n',
    ])
    const both = start(['--oap', 'http://127.0.0.1:1', '--seed', '7'])
    expect(await both.ended).toBe(2)
    expect(both.text()).toContain('seed')
  })

  it('ends with 3 when its port is taken, with the command that picks another', async () => {
    const server = await occupy()
    const { port } = server.address() as AddressInfo
    const flags = ['--data', ':memory:', '--tz', '+0530']
    const run = start([...flags, '--port', String(port)], { npm_lifecycle_event: 'start' })
    expect(await run.ended).toBe(3)
    const command = /npm start -- --data :memory: --tz \+0530 --port (\d+)/.exec(run.text())
    expect(Number(command?.[1])).not.toBe(port)
    const listening = start(['--listen', `127.0.0.1:${port}`, ...flags], { npm_lifecycle_event: 'start' })
    expect(await listening.ended).toBe(3)
    expect(listening.text()).toMatch(/npm start -- --data :memory: --tz \+0530 --listen 127\.0\.0\.1:\d+/)
    server.close()
  })

  it.skipIf(windows)('stops in order: what is under way finishes, nothing new begins', async () => {
    let finish = () => {}
    const oap = await bed.oap((_request, response) => {
      finish = () => response.end('{"data":{"a":1}}')
    })
    const run = start(['--port', '0', '--oap', oap.address.origin])
    const port = await portOf(run)
    const held = graphql(port, '{a}')
    await until(() => oap.asked.length === 1, 'asked')
    run.child.kill('SIGTERM')
    const refused = () =>
      ask(port, { path: '/healthz' }).then(
        () => false,
        () => true,
      )
    while (!(await refused())) await new Promise((resolve) => setTimeout(resolve, 20))
    finish()
    expect((await held).status).toBe(200)
    expect(await run.ended).toBe(0)
  })
})

describe('the health check', () => {
  it('asks the gateway that file and environment describe', async () => {
    const oap = await bed.oap(answering({ a: 1 }))
    const port = await portOf(start(['--port', '0', '--oap', oap.address.origin, '--hosts', 'aerie.example']))
    const asked = { AERIE_LISTEN: '0.0.0.0', SW_SERVER_PORT: String(port), SW_OAP_ADDRESS: oap.address.origin }
    const up = start(['--health'], asked)
    expect([await up.ended, up.text()]).toEqual([0, ''])
  })

  it('ends with 1 and says why where nothing answers', async () => {
    const gone = await bed.oap(() => {})
    await gone.close()
    const down = start(['--health'], { AERIE_LISTEN: `127.0.0.1:${gone.address.port}` })
    expect(await down.ended).toBe(1)
    expect(down.text()).toMatch(/^aerie: http:\/\/127\.0\.0\.1:\d+\/healthz: connect ECONNREFUSED/)
  })
})

describe('the demo alone', () => {
  it('serves OAP’s ports over TCP, refusals and all', async () => {
    const flags = ['--demo-only', '--port', '0', '--admin-port', '0', '--zipkin-port', '0', '--data', ':memory:']
    const run = start([...flags, '--oap-version', '11.0.0'])
    const port = await portOf(run)
    expect((await graphql(port, '{version}')).status).toBe(200)
    expect((await graphql(port, '{nope}')).status).toBe(400)
    expect((await ask(port, { path: '/graphql' })).status).toBe(405)
    expect((await ask(port, { path: '/' })).status).toBe(404)
    const admin = Number(/admin\s+http:\/\/127\.0\.0\.1:(\d+)/.exec(run.text())?.[1])
    expect((await ask(admin, { path: '/ui-management/templates' })).status).toBe(200)
  })
})
