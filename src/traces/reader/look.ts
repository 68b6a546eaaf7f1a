import { slotOf } from '@/charts/palette'
import type { IconName } from '@/components/icons'
import type { Trace } from '@/geometry/trace/model'
import type { TraceSpan } from '@/geometry/trace/span'

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

/** What kind of work it is, by layer, else by component. */
export function kindIcon(span: TraceSpan): IconName {
  const byLayer = LAYERS[span.layer]
  if (byLayer) return byLayer
  if (BROWSER.test(span.component)) return 'browser'
  if (GATEWAY.test(span.component)) return 'gateway'
  if (span.type === 'Entry') return 'entry'
  return span.type === 'Exit' ? 'exit' : 'local'
}
