import { slotOf } from '@/charts/palette'
import type { IconName } from '@/components/icons'
import type { Trace } from '@/geometry/trace/model'
import type { TraceSpan } from '@/geometry/trace/span'
import { grouped } from '@/protocol/ids'

/** A service's colour by its name alone, so that no other service of the trace can take it away. */
const serviceToken = (name: string): string => `s${slotOf('service', name) + 1}`

export const MISSING = 'text-3'

/** Name of the token, by index of the service. */
export const tokensOf = ({ services }: Trace): readonly string[] => services.map(serviceToken)

export const ink = (tokens: readonly string[], service: number | undefined): string =>
  `var(--${tokens[service ?? -1] ?? MISSING})`

const LAYERS: Readonly<Record<string, IconName>> = {
  Database: 'database',
  Cache: 'cache',
  MQ: 'queue',
  FAAS: 'function',
  GenAI: 'model',
}
const BROWSER = /^(ajax|browser|fetch|xhr)/i
const GATEWAY = /nginx|apisix|kong|gateway|envoy|zuul|traefik/i

/** Services without their group, unless two of them would then be called the same. */
export function shortNames({ services }: Trace): readonly string[] {
  const shorts = services.map((name) => grouped(name).short)
  const times = new Map<string, number>()
  for (const short of shorts) times.set(short, (times.get(short) ?? 0) + 1)
  return shorts.map((short, at) => (times.get(short) === 1 ? short : (services[at] ?? short)))
}

/** A long operation is cut before its last part: that tells it from its neighbours. */
export function nameParts(name: string): readonly [head: string, tail: string] {
  const cut = name.lastIndexOf('/', name.length - 2)
  return name.length > 24 && cut > 0 && name.length - cut <= 28 ? [name.slice(0, cut), name.slice(cut)] : [name, '']
}

/** What kind of work it is, by layer, else by component. */
export function kindIcon(span: TraceSpan): IconName {
  const byLayer = LAYERS[span.layer]
  if (byLayer) return byLayer
  if (BROWSER.test(span.component)) return 'browser'
  if (GATEWAY.test(span.component)) return 'gateway'
  if (span.type === 'Entry') return 'entry'
  return span.type === 'Exit' ? 'exit' : 'local'
}
