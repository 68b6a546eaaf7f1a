import { statSync } from 'node:fs'
import { parseZone } from '@/protocol/zone'
import { VERSIONS, type Version } from './version'

export const STORAGES = ['elasticsearch', 'jdbc', 'banyandb'] as const
export type Storage = (typeof STORAGES)[number]
export const WORLDS = ['normal', 'hostile', 'empty'] as const
export type WorldKind = (typeof WORLDS)[number]

export interface DemoOptions {
  readonly seed: number
  /** Epoch ms at the start of the demo; `null` is the machine's time. */
  readonly now: number | null
  /** With `now`: the clock runs on from there instead of standing still. */
  readonly tick: boolean
  /** The posed OAP's zone, minutes east of UTC. */
  readonly tz: number
  /** Shift of the whole clock in ms. */
  readonly skew: number
  /** Ms that each query takes longer. */
  readonly latency: number
  /** Queries at work at once; `null` is one per processor, as OAP does. */
  readonly pool: number | null
  readonly version: Version
  readonly storage: Storage
  /** Whether templates may be written (`SW_ENABLE_UPDATE_UI_TEMPLATE`). */
  readonly writes: boolean
  /** Folder of JSON files to seed templates from. */
  readonly templates: string | null
  /** Database file or `:memory:`; `null` is the user's data folder. */
  readonly data: string | null
  readonly world: WorldKind
  readonly services: number
  readonly instances: number
  readonly endpoints: number
  /** Thread pools of one service; 0 for the usual ones. */
  readonly labels: number
  /** Rows of alarms, and events, of the last day on services made for load. */
  readonly alarms: number
  readonly events: number
  /** Spans of one trace, and levels of another; 0 for neither. */
  readonly spans: number
  readonly depth: number
  /** Frames of one recording; 0 for no such recording. */
  readonly frames: number
  /** Lines of the last quarter of an hour of one service, besides its own. */
  readonly logs: number
}

export const DEFAULTS: DemoOptions = {
  seed: 20240611,
  now: null,
  tick: false,
  tz: 0,
  skew: 0,
  latency: 0,
  pool: null,
  version: '10.4.0',
  storage: 'elasticsearch',
  writes: true,
  templates: null,
  data: null,
  world: 'normal',
  services: 0,
  instances: 0,
  endpoints: 0,
  labels: 0,
  alarms: 0,
  events: 0,
  spans: 0,
  depth: 0,
  frames: 0,
  logs: 0,
}

/** A flag's text (`true` for one without a value) as its option; `null` when it is none. */
type Read = (text: string) => Partial<DemoOptions> | null
interface Flag {
  readonly name: string
  /** What it takes, for the message about a wrong value. */
  readonly takes: string
  readonly read: Read
}

/** Numbers of records. */
type Records = 'alarms' | 'events' | 'spans' | 'depth' | 'frames' | 'logs'

const count = (
  key: 'seed' | 'pool' | 'latency' | 'services' | 'instances' | 'endpoints' | 'labels' | Records,
  least = 0,
): Read => {
  return (text) => (/^\d{1,9}$/.test(text) && Number(text) >= least ? { [key]: Number(text) } : null)
}
const oneOf = <Key extends keyof DemoOptions>(key: Key, known: readonly DemoOptions[Key][]): Read => {
  return (text) => {
    const found = known.find((one) => one === text)
    return found === undefined ? null : { [key]: found }
  }
}

/** The demo's flags; `aerie.config.json` and the environment use the same names. */
export const FLAGS: readonly Flag[] = [
  { name: 'seed', takes: 'a whole number', read: count('seed') },
  { name: 'now', takes: 'an ISO instant such as 2026-03-18T18:20:00Z', read: readNow },
  { name: 'tick', takes: 'nothing, or true or false', read: (text) => onOff(text, 'tick', 'true', 'false') },
  { name: 'tz', takes: 'an offset such as +0530', read: readZone },
  { name: 'skew', takes: 'a time such as 90s, -3h or 250ms', read: readSkew },
  { name: 'latency', takes: 'milliseconds', read: count('latency') },
  { name: 'pool', takes: 'a whole number from 1', read: count('pool', 1) },
  { name: 'oap-version', takes: `one of ${VERSIONS.join(', ')}`, read: oneOf('version', VERSIONS) },
  { name: 'storage', takes: `one of ${STORAGES.join(', ')}`, read: oneOf('storage', STORAGES) },
  { name: 'writes', takes: 'on or off', read: (text) => onOff(text, 'writes', 'on', 'off') },
  { name: 'templates', takes: 'a folder that is there', read: readFolder },
  { name: 'data', takes: 'a file or :memory:', read: (text) => (text === '' ? null : { data: text }) },
  { name: 'world', takes: `one of ${WORLDS.join(', ')}`, read: oneOf('world', WORLDS) },
  { name: 'services', takes: 'a whole number', read: count('services') },
  { name: 'instances', takes: 'a whole number', read: count('instances') },
  { name: 'endpoints', takes: 'a whole number', read: count('endpoints') },
  { name: 'labels', takes: 'a whole number', read: count('labels') },
  { name: 'alarms', takes: 'a whole number', read: count('alarms') },
  { name: 'events', takes: 'a whole number', read: count('events') },
  { name: 'spans', takes: 'a whole number', read: count('spans') },
  { name: 'depth', takes: 'a whole number', read: count('depth') },
  { name: 'frames', takes: 'a whole number', read: count('frames') },
  { name: 'logs', takes: 'a whole number', read: count('logs') },
]

export type FlagValues = Readonly<Record<string, string | number | boolean>>

/** Options from flags by name (`oap-version`, without dashes in front); every wrong one is named. */
export function readFlags(values: FlagValues): { readonly options: DemoOptions; readonly wrong: readonly string[] } {
  let options = DEFAULTS
  const wrong: string[] = []
  for (const [name, value] of Object.entries(values)) {
    const flag = FLAGS.find((one) => one.name === name)
    const read = flag?.read(String(value))
    if (read) options = { ...options, ...read }
    else if (flag) wrong.push(`--${name} takes ${flag.takes}, not "${value}"`)
    else wrong.push(`--${name} is no flag of the demo`)
  }
  return { options, wrong }
}

function readNow(text: string): Partial<DemoOptions> | null {
  const at = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : { now: at }
}

function readZone(text: string): Partial<DemoOptions> | null {
  const tz = parseZone(text)
  return tz === null ? null : { tz }
}

function readFolder(text: string): Partial<DemoOptions> | null {
  return statSync(text, { throwIfNoEntry: false })?.isDirectory() ? { templates: text } : null
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function readSkew(text: string): Partial<DemoOptions> | null {
  const match = /^([+-]?\d{1,9})(ms|s|m|h|d)$/.exec(text)
  const unit = UNITS[match?.[2] ?? '']
  return match && unit !== undefined ? { skew: Number(match[1]) * unit } : null
}

function onOff(text: string, key: 'tick' | 'writes', on: string, off: string): Partial<DemoOptions> | null {
  return text === on ? { [key]: true } : text === off ? { [key]: false } : null
}
