import {
  FOREIGN_VARIABLES,
  flagOf,
  GROUPS,
  isKey,
  type KeyName,
  KEYS,
  NOT_BUILT,
  type Values,
  variableOf,
} from './keys'
import { nearest } from './nearest'
import { Takes } from './values'

/** The demo's own settings by flag name, handed on unread. */
export type DemoValues = Record<string, string | number | boolean>

/** Switches of the command line that are no keys. */
export const SWITCHES = ['demo-only', 'admin-port', 'zipkin-port', 'health', 'help', 'version'] as const
type Switch = (typeof SWITCHES)[number]

export interface Configuration {
  readonly values: Values
  /** `demo` of the file: `false` switches it off, `true` on. */
  readonly demo: boolean | null
  readonly demoValues: DemoValues
  readonly switches: ReadonlyMap<Switch, string>
  /** One line per fault. */
  readonly faults: readonly string[]
}

export interface Sources {
  /** Text of `aerie.config.json` and what to call it; `null` when there is none. */
  readonly file: { readonly name: string; readonly text: string } | null
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly flags: readonly string[]
  /** Names of the demo's flags, for the nearest right one. */
  readonly demoFlags: readonly string[]
}

/** Variables of the build and the tests that begin like ours. */
const OTHER_VARIABLES = /^AERIE_(BROWSER(_.*)?|ALL|TEST_.*|CONFIG)$/

/** What Kubernetes tells every container about a Service called `aerie` or `aerie-…`. */
const SERVICE_LINK = /^AERIE_(\w+_)?(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/
const isServiceLink = (variable: string, raw: string): boolean =>
  SERVICE_LINK.test(variable) || (/^AERIE_(\w+_)?PORT$/.test(variable) && /^(tcp|udp|sctp):\/\//.test(raw))

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

class Reading {
  readonly values: Values = {}
  readonly demoValues: DemoValues = {}
  readonly switches = new Map<Switch, string>()
  readonly faults: string[] = []
  demo: boolean | null = null

  private put<Name extends KeyName>(name: Name, raw: unknown): void {
    this.values[name] = KEYS[name](raw) as Values[Name]
  }

  /** `label` is how the source spells the key. */
  set(name: string, raw: unknown, label: string): void {
    if (name === 'auth' && raw !== 'none') this.faults.push(`${label}: only "none" is built yet`)
    else if (NOT_BUILT.includes(name)) this.faults.push(`${label}: not built yet`)
    else if (isKey(name)) {
      try {
        this.put(name, raw)
        // Of `listen` and `port` the later one counts; a host alone leaves the port as it is.
        if (name === 'listen' && this.values.listen?.port != null) delete this.values.port
      } catch (error) {
        if (!(error instanceof Takes)) throw error
        this.faults.push(`${label} takes ${error.message}, not ${JSON.stringify(raw)}`)
      }
    }
  }

  setDemo(raw: unknown, label: string): void {
    if (raw === true || raw === 'on' || raw === 'true') this.demo = true
    else if (raw === false || raw === 'off' || raw === 'false') this.demo = false
    else if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
      this.faults.push(`${label} takes true, false or an object, not ${JSON.stringify(raw)}`)
    else
      for (const [name, value] of Object.entries(raw)) {
        if (isScalar(value)) this.demoValues[flagOf(name)] = value
        else this.faults.push(`${label}.${name} takes a text, a number, true or false`)
      }
  }

  unknown(label: string, known: readonly string[]): void {
    this.faults.push(`${label} is not known; the nearest is ${nearest(label, known)}`)
  }
}

const members = (names: readonly string[]) => names.filter((name) => name !== 'port')
const ALL_KEYS = [...Object.keys(KEYS), ...NOT_BUILT]

function readFile({ name, text }: { readonly name: string; readonly text: string }, into: Reading): void {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    into.faults.push(`${name} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
    return
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    into.faults.push(`${name} must hold one JSON object`)
    return
  }
  const known = [...members(ALL_KEYS), ...GROUPS, 'demo']
  const one = (key: string, raw: unknown) => {
    if (key === 'demo') into.setDemo(raw, 'demo')
    else if (ALL_KEYS.includes(key)) into.set(key, raw, key)
    else if (!GROUPS.includes(key)) into.unknown(key, known)
    else if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) into.faults.push(`${key} takes an object`)
    else for (const [member, value] of Object.entries(raw)) one(`${key}.${member}`, value)
  }
  for (const [key, raw] of Object.entries(parsed)) one(key, raw)
}

function readEnvironment(environment: Sources['environment'], demoFlags: readonly string[], into: Reading): void {
  for (const [variable, key] of Object.entries(FOREIGN_VARIABLES))
    if (environment[variable]) into.set(key, environment[variable], variable)
  const byVariable = new Map(ALL_KEYS.map((name) => [variableOf(name), name]))
  const demo = new Map(demoFlags.map((flag) => [variableOf(`demo-${flag}`), flag]))
  for (const [variable, raw] of Object.entries(environment)) {
    if (!variable.startsWith('AERIE_') || raw === undefined || raw === '' || OTHER_VARIABLES.test(variable)) continue
    if (isServiceLink(variable, raw)) continue
    const key = byVariable.get(variable)
    const flag = demo.get(variable)
    if (key) into.set(key, raw, variable)
    else if (variable === 'AERIE_DEMO') into.setDemo(raw, variable)
    else if (flag) into.demoValues[flag] = raw
    else into.unknown(variable, [...byVariable.keys(), ...demo.keys(), 'AERIE_DEMO', 'AERIE_CONFIG'])
  }
}

/** `--name value`, `--name=value` or `--name` alone (true). */
export function* splitFlags(flags: readonly string[]): Generator<{ name: string; value: string | true }> {
  for (let n = 0; n < flags.length; n++) {
    const flag = flags[n] ?? ''
    if (!flag.startsWith('--')) {
      yield { name: flag, value: true }
      continue
    }
    const equals = flag.indexOf('=')
    const next = flags[n + 1]
    if (equals > 0) yield { name: flag.slice(2, equals), value: flag.slice(equals + 1) }
    else if (next === undefined || next.startsWith('--')) yield { name: flag.slice(2), value: true }
    else {
      yield { name: flag.slice(2), value: next }
      n++
    }
  }
}

function readFlags({ flags, demoFlags }: Sources, into: Reading): void {
  const byFlag = new Map(ALL_KEYS.map((name) => [flagOf(name), name]))
  for (const { name, value } of splitFlags(flags)) {
    const key = byFlag.get(name)
    const found = SWITCHES.find((one) => one === name)
    if (key) into.set(key, value, `--${name}`)
    else if (found) into.switches.set(found, String(value))
    else if (name === 'demo') into.setDemo(value, '--demo')
    else if (demoFlags.includes(name)) into.demoValues[name] = value
    else if (name !== 'config') {
      const known = [...byFlag.keys(), ...demoFlags, ...SWITCHES, 'demo', 'config'].map((flag) => `--${flag}`)
      into.unknown(name.startsWith('-') || !flags.includes(name) ? `--${name}` : name, known)
    }
  }
}

/** File, then environment, then flags: later wins. Never throws; every fault is a line. */
export function readConfiguration(sources: Sources): Configuration {
  const reading = new Reading()
  if (sources.file) readFile(sources.file, reading)
  readEnvironment(sources.environment, sources.demoFlags, reading)
  readFlags(sources, reading)
  return reading
}
