import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { version } from '../package.json'
import { alive } from './alive'
import { usage } from './gateway/config/usage'
import { type Configuration, readConfiguration, type Sources, splitFlags } from './gateway/config/read'
import { toSettings } from './gateway/config/settings'
import { isLoopbackHost } from './gateway/peer'
import { tcpUpstream } from './gateway/proxy'
import { createGateway } from './gateway/serve'
import { listen, type Listening } from './listen'
import { takenMessage } from './taken'
import type { Ports } from './upstream'

/** Something to ask, with what to say about it and how to let go of it. */
interface Source {
  readonly ports: Ports
  readonly name: string
  readonly notes: readonly string[]
  /** Told the ports that were taken. */
  bound?(ports: { readonly query?: number; readonly admin?: number }): void
  close(): Promise<void>
}

const WRONG_CONFIGURATION = 2
const PORT_TAKEN = 3

const say = (...lines: readonly string[]) => console.log(lines.join('\n'))

function fail(status: number, ...lines: readonly string[]): never {
  console.error(lines.map((line) => `aerie: ${line}`).join('\n'))
  process.exit(status)
}

/** The configuration file that was named, else the one in the working directory, where there is one. */
function configFile(flags: readonly string[]): Sources['file'] {
  const flag = [...splitFlags(flags)].find(({ name }) => name === 'config')?.value
  const named = flag ?? process.env['AERIE_CONFIG']
  const name = typeof named === 'string' ? named : 'aerie.config.json'
  if (existsSync(name)) return { name, text: readFileSync(name, 'utf8') }
  if (named) fail(WRONG_CONFIGURATION, `the configuration file ${name} does not exist`)
  return null
}

/** The demo's flags are looked up only when it runs, or to explain a fault: a gateway to a real OAP never loads it. */
async function configuration(flags: readonly string[]): Promise<Configuration> {
  const sources = { file: configFile(flags), environment: process.env, flags, demoFlags: [] }
  const first = readConfiguration(sources)
  if (first.values.oap && first.faults.length === 0) return first
  const { FLAGS } = await import('./demo/flags')
  return readConfiguration({ ...sources, demoFlags: FLAGS.map(({ name }) => name) })
}

async function demoSource({ demoValues }: Configuration): Promise<Source> {
  const { readFlags } = await import('./demo/flags')
  const { options, wrong } = readFlags(demoValues)
  if (wrong.length > 0) fail(WRONG_CONFIGURATION, ...wrong)
  const { createDemo } = await import('./demo/demo')
  const { ports, note, bound, close } = await createDemo(options)
  return { ports, name: `demo of OAP ${options.version}`, notes: note, bound, close }
}

function tcpSource({ values }: Configuration, connectMs: number): Source {
  const upstreams = [values.oap, values.oapAdmin, values.zipkin].map((urls) =>
    urls ? tcpUpstream(urls, connectMs) : null,
  )
  const [query, admin, zipkin] = upstreams
  if (!query) throw new Error('no query address')
  return {
    ports: { query: query.ask, ...(admin ? { admin: admin.ask } : {}), ...(zipkin ? { zipkin: zipkin.ask } : {}) },
    name: `OAP at ${values.oap?.map(({ host }) => host).join(', ')}`,
    notes: [],
    close: async () => upstreams.forEach((upstream) => upstream?.close()),
  }
}

/** The first signal ends things in order, a second at once. */
function closeOnSignal(close: () => Promise<void>): void {
  let asked = false
  const stop = () => {
    if (asked) process.exit(130)
    asked = true
    void close().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
}

async function listenOrFail<Result>(host: string, port: number, start: () => Promise<Result>): Promise<Result> {
  try {
    return await start()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (!('code' in error) || error.code !== 'EADDRINUSE') fail(1, `cannot listen on ${host}:${port}: ${error.message}`)
    const main = relative(process.cwd(), process.argv[1] ?? 'main.js')
    const script = process.env['npm_lifecycle_event']
    return fail(PORT_TAKEN, await takenMessage({ host, port, flags: process.argv.slice(2), script, main }))
  }
}

const builtPage = (): string | null => {
  const here = dirname(fileURLToPath(import.meta.url))
  const folders = [join(here, '..', 'page'), join(here, '..', 'dist', 'page')]
  return folders.find((folder) => existsSync(join(folder, 'index.html'))) ?? null
}

async function runDemo(configured: Configuration): Promise<void> {
  const { values, switches } = configured
  const number = (name: 'admin-port' | 'zipkin-port', standard: number) => {
    const text = switches.get(name) ?? String(standard)
    return /^\d{1,5}$/.test(text) ? Number(text) : fail(WRONG_CONFIGURATION, `--${name} takes a port, not "${text}"`)
  }
  const host = values.listen?.host ?? '127.0.0.1'
  const query = values.port ?? values.listen?.port ?? 12_800
  const wanted = [
    ['query', query],
    ['admin', number('admin-port', 17_128)],
    ['zipkin', number('zipkin-port', 9_412)],
  ] as const
  const source = await demoSource(configured)
  const open: (Listening & { readonly name: string })[] = []
  for (const [name, port] of wanted) {
    const upstream = source.ports[name]
    if (upstream) open.push({ name, ...(await listenOrFail(host, port, () => listen(upstream, host, port))) })
  }
  source.bound?.(Object.fromEntries(open.map(({ name, url }) => [name, Number(new URL(url).port)])))
  closeOnSignal(async () => {
    await Promise.all(open.map(({ close }) => close()))
    await source.close()
  })
  say(`Aerie ${version}, ${source.name}`, ...open.map(({ name, url }) => `  ${name.padEnd(6)} ${url}`), ...source.notes)
}

async function runGateway(configured: Configuration): Promise<void> {
  const { values, demo, demoValues } = configured
  const extra = Object.keys(demoValues)[0]
  if (values.oap && (demo === true || extra))
    fail(
      WRONG_CONFIGURATION,
      `${extra ? `"${extra}" is a setting of the demo` : 'the demo'}; it does not run while "oap" is set`,
    )
  if (!values.oap && demo === false)
    fail(WRONG_CONFIGURATION, 'there is nothing to ask: "oap" is not set and the demo is off')
  const settings = toSettings(values, !values.oap, version)
  const source = values.oap ? tcpSource(configured, settings.limits.connectMs) : await demoSource(configured)
  const { host, port } = settings.listen
  const gateway = createGateway(settings, source.ports, builtPage())
  const { url } = await listenOrFail(host, port, () => gateway.listen())
  closeOnSignal(async () => {
    await gateway.close()
    await source.close()
  })
  const names = `  no access control; accepted host names: ${settings.hosts?.join(', ') ?? 'any'}`
  say(
    `Aerie ${version}: ${url}${settings.basePath ?? ''}/`,
    `  ${source.name}; may be written: ${settings.allow}`,
    ...(isLoopbackHost(host) ? [] : [names]),
    ...source.notes,
  )
}

/** For health checks of containers: asks the gateway that the same file and environment describe. */
async function checkHealth({ values }: Configuration): Promise<void> {
  const down = await alive(toSettings(values, !values.oap, version).listen)
  if (down !== null) fail(1, down)
}

async function main(): Promise<void> {
  const configured = await configuration(process.argv.slice(2))
  if (configured.switches.has('help')) return say(usage())
  if (configured.switches.has('version')) return say(version)
  if (configured.faults.length > 0) fail(WRONG_CONFIGURATION, ...configured.faults)
  if (configured.switches.has('health')) return checkHealth(configured)
  await (configured.switches.has('demo-only') ? runDemo(configured) : runGateway(configured))
}

// Not awaited at the top level: the chunks loaded within import this one.
void main()
