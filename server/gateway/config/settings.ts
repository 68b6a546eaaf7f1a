import { isLoopbackHost } from '../peer'
import type { GatewaySettings } from '../settings'
import type { Values } from './keys'

const MEBI = 1_048_576

/** What the keys that were set mean, with the defaults of the others. */
export function toSettings(values: Values, demo: boolean, version: string): GatewaySettings {
  const { host, port } = values.listen ?? { host: '127.0.0.1', port: null }
  const onLoopback = isLoopbackHost(host)
  const defaults: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(values))
    if (name.startsWith('defaults.') && (typeof value === 'string' || typeof value === 'number'))
      defaults[name.slice('defaults.'.length)] = value
  return {
    listen: { host, port: values.port ?? port ?? 8_080 },
    basePath: values.basePath ?? null,
    trustedProxies: values.trustedProxies ?? ['loopback'],
    allow: values.allow ?? (demo || onLoopback ? 'all' : 'none'),
    frameAncestors: values.frameAncestors ?? ["'self'"],
    iframeHosts: values.iframeHosts ?? [],
    hosts: values.hosts ?? null,
    limits: {
      body: values['limits.body'] ?? MEBI,
      response: values['limits.response'] ?? 32 * MEBI,
      timeoutMs: values['limits.timeout'] ?? 60_000,
      connectMs: values['limits.connect'] ?? 3_000,
    },
    defaults,
    demo,
    version,
  }
}
