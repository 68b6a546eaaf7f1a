import { readPreferences, type Preferences } from './preferences'
import { isRecord } from './storage'

const ALLOW = ['none', 'templates', 'tasks', 'all'] as const

/** What the gateway wrote into the page; nothing of it is secret. */
export interface Config {
  /** Path prefix with slashes at both ends. */
  readonly base: string
  readonly defaults: Partial<Preferences>
  readonly version: string | null
  readonly demo: boolean
  /** What may be written; `all` where the gateway does not say. */
  readonly allow: (typeof ALLOW)[number]
  /** Hosts that iframe widgets may show, as CSP writes them. */
  readonly iframeHosts: readonly string[]
}

/** `window` of the gateway's defaults is `2h`, `now-2h`, or both ends with `to` between. */
export function readConfig(base: string, json: string): Config {
  const config = parsed(json)
  const hosts: unknown = config['iframeHosts']
  const defaults = isRecord(config['defaults']) ? config['defaults'] : {}
  const [start, to] = typeof defaults['window'] === 'string' ? defaults['window'].split(/\s+to\s+/) : []
  const from = start !== undefined && /^\d+[mhdw]$/.test(start) ? `now-${start}` : start
  const named = {
    ...defaults,
    ...(from === undefined ? {} : { from, to: to ?? 'now' }),
    ...(defaults['language'] === undefined ? {} : { lang: defaults['language'] }),
    ...(defaults['zone'] === undefined ? {} : { tz: defaults['zone'] }),
    ...(defaults['refresh'] === 'off' ? { refresh: 0 } : {}),
  }
  return {
    base: base === '' ? '/' : base,
    defaults: readPreferences(named),
    version: typeof config['version'] === 'string' ? config['version'] : null,
    demo: config['demo'] === true,
    allow: ALLOW.find((known) => known === config['allow']) ?? 'all',
    iframeHosts: Array.isArray(hosts) ? hosts.filter((host) => typeof host === 'string') : [],
  }
}

function parsed(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

const content = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''

export const pageConfig = (): Config => readConfig(content('aerie-base'), content('aerie-config'))
