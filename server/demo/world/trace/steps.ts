/** Tags of a span; `{n}` in a value stands for a drawn number, `{status}` for the status that the span ends with. */
export type TagPlan = readonly (readonly [key: string, value: string])[]

/** What one span of a flow is like before a trace draws it. */
interface Described {
  readonly type: 'Entry' | 'Exit' | 'Local'
  readonly name: string
  readonly component: string
  readonly layer: 'Unknown' | 'Database' | 'RPCFramework' | 'Http' | 'MQ' | 'Cache' | 'GenAI'
  readonly peer?: string
  readonly tags?: TagPlan
}

/** A segment: what one service does for one request, message or task. */
export interface Visit extends Described {
  readonly service: string
  /** What happens in it, one after another. */
  readonly steps: readonly Step[]
  /** Whom its first span calls itself, without a span in between. */
  readonly calls?: Visit
}

export type Step = Single | Repeat

/** A step that is taken once, if at all. */
type Single =
  | Work
  | StoreAccess
  | (Described & { readonly does: 'call'; readonly visit: Visit } & Odds)
  | (Described & { readonly does: 'send'; readonly broker: string; readonly visit: Visit } & Odds)
  | (Described & { readonly does: 'spawn'; readonly visit: Omit<Visit, 'service' | 'calls'> } & Odds)

/** Own work of about `ms`, with what happens inside it. */
type Work = Described & { readonly does: 'work'; readonly ms: number; readonly steps: readonly Step[] } & Odds

/** Takes as long as its store does, times `pace`. */
export type StoreAccess = Described & {
  readonly does: 'store'
  readonly store: string
  readonly pace: number
} & Odds

interface Repeat {
  readonly does: 'repeat'
  readonly times: readonly [least: number, most: number]
  /** A trace that an incident slows may have up to so many. */
  readonly room: number
  readonly step: Step
}

interface Odds {
  /** Share of traces that have it; absent: all. */
  readonly odds?: number
  /** Only instead of the step before, when that failed, and else in `odds`. */
  readonly instead?: true
}

const hostOf = (service: string): string => service.replace(/^.*::/, '')
/** Where a service of the shop listens. */
const address = (service: string): string =>
  service.startsWith('mesh::') ? `${hostOf(service)}:8080` : `${hostOf(service)}.box-office:8080`

interface Request {
  readonly method?: string
  readonly path: string
  /** Components of the caller's and of the called side. */
  readonly components: readonly [client: string, server: string]
  /** The path that the entry is named by, when it is not the one that was asked for. */
  readonly endpoint?: string
}

/** A request over HTTP and what the called service does. */
export function call(service: string, request: Request, ...steps: readonly Step[]): Single {
  const { path, components } = request
  const method = request.method ?? 'GET'
  const url = `http://${address(service)}${path}`
  return {
    does: 'call',
    type: 'Exit',
    name: path.replace(/\?.*$/, '').replaceAll('{n}', '{var}'),
    component: components[0],
    layer: 'Http',
    peer: address(service),
    tags: [
      ['url', url],
      ['http.method', method],
      ['http.status_code', '{status}'],
    ],
    visit: serve(service, request, ...steps),
  }
}

/** A request as the called service sees it. */
export function serve(service: string, request: Request, ...steps: readonly Step[]): Visit {
  const { path, components, endpoint } = request
  return {
    type: 'Entry',
    service,
    name: endpoint ?? path,
    component: components[1],
    layer: 'Http',
    tags: [
      ['url', `http://${address(service)}${path}`],
      ['http.method', request.method ?? 'GET'],
      ['http.status_code', '{status}'],
    ],
    steps,
  }
}

/** A call of a gRPC method. */
export const rpc = (service: string, method: string, client: string, ...steps: readonly Step[]): Step => ({
  does: 'call',
  type: 'Exit',
  name: method,
  component: client,
  layer: 'RPCFramework',
  peer: address(service),
  tags: [['rpc.status_code', '{rpc}']],
  visit: {
    type: 'Entry',
    service,
    name: method,
    component: 'GRPC',
    layer: 'RPCFramework',
    tags: [['rpc.status_code', '{rpc}']],
    steps,
  },
})

interface Statement {
  readonly type: string
  readonly instance: string
  readonly component: string
  readonly name: string
  readonly text: string
}

export const sql = (store: string, { type, instance, component, name, text }: Statement): Step => ({
  does: 'store',
  type: 'Exit',
  name,
  component,
  layer: 'Database',
  peer: store,
  store,
  pace: 1,
  tags: [
    ['db.type', type],
    ['db.instance', instance],
    ['db.statement', text],
  ],
})

/** A command to a cache, such as `GET seat:{n}`. */
export function cache(store: string, component: string, command: string): Single {
  const [verb = '', ...key] = command.split(' ')
  return {
    does: 'store',
    type: 'Exit',
    name: `Redis/${verb}`,
    component,
    layer: 'Cache',
    peer: store,
    store,
    pace: 1,
    tags: [
      ['cache.type', 'Redis'],
      ['cache.op', /^(HSET|SETEX|DEL|SET)$/.test(verb) ? 'write' : 'read'],
      ['cache.cmd', verb],
      ['cache.key', key.join(' ')],
    ],
  }
}

/** A call to somebody who is not traced. */
export const external = (store: string, component: string, method: string, path: string): Single => ({
  does: 'store',
  type: 'Exit',
  name: path,
  component,
  layer: 'Http',
  peer: store,
  store,
  pace: 1,
  tags: [
    ['url', `https://${store.replace(/:443$/, '')}${path}`],
    ['http.method', method],
    ['http.status_code', '{status}'],
  ],
})

export const model = (
  provider: string,
  component: string,
  name: string,
  odds?: Pick<StoreAccess, 'odds' | 'instead'>,
): Step => ({
  does: 'store',
  type: 'Exit',
  name: `chat ${name}`,
  component,
  layer: 'GenAI',
  peer: provider,
  store: provider,
  pace: 0.6,
  tags: [
    ['gen_ai.provider.name', provider],
    ['gen_ai.request.model', name],
    ['gen_ai.usage.input_tokens', '{n}'],
    ['gen_ai.usage.output_tokens', '{n}'],
    ['http.status_code', '{status}'],
  ],
  ...odds,
})

interface Message {
  readonly broker: string
  readonly producer: string
  readonly consumer: string
  /** Names of the span that sends and of the one that takes. */
  readonly names: readonly [send: string, take: string]
  readonly tags: TagPlan
}

/** A message and what its consumer does with it, later. */
export const send = (
  service: string,
  { broker, producer, consumer, names, tags }: Message,
  ...steps: readonly Step[]
): Step => {
  const about: TagPlan = [['mq.broker', broker], ...tags]
  return {
    does: 'send',
    type: 'Exit',
    name: names[0],
    component: producer,
    layer: 'MQ',
    peer: broker,
    broker,
    tags: about,
    visit: { type: 'Entry', service, name: names[1], component: consumer, layer: 'MQ', tags: about, steps },
  }
}

export const work = (name: string, ms: number, ...steps: readonly Step[]): Step => ({
  does: 'work',
  type: 'Local',
  name,
  component: 'Unknown',
  layer: 'Unknown',
  ms,
  steps,
})

/** Work that another thread of the same process goes on with. */
export const spawn = (name: string, component: string, ...steps: readonly Step[]): Single => ({
  does: 'spawn',
  type: 'Local',
  name: `${name}/submit`,
  component,
  layer: 'Unknown',
  visit: { type: 'Local', name: `${name}/run`, component, layer: 'Unknown', steps },
})

/** In a share of the traces. */
export const sometimes = (odds: number, step: Single): Step => ({ ...step, odds })

export const repeat = (times: readonly [least: number, most: number], step: Step, room = times[1]): Step => ({
  does: 'repeat',
  times,
  room,
  step,
})
