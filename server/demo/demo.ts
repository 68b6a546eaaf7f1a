import { availableParallelism } from 'node:os'
import type { Ports, Upstream } from '../upstream'
import { createClock } from './clock'
import type { DemoOptions } from './flags'
import { createAnswerer } from './graphql/answer'
import { rehearse } from './rehearsal'
import { asyncRoots } from './resolvers/async'
import { profileRoots } from './resolvers/profile'
import { DOMAINS, mergeRoots } from './resolvers/roots'
import type { Scene } from './resolvers/scene'
import { createTemplateService, templateRoots } from './resolvers/templates'
import { ttlOf, ttlRoots } from './resolvers/ttl'
import { loadSchema } from './schema/schema'
import { openStore } from './store/open'
import { seedBuiltIn, seedFolder } from './store/seed'
import type { Store } from './store/store'
import { templateRoutes } from './transport/admin'
import { alarmRoute } from './transport/alarms'
import { clusterRoute } from './transport/cluster'
import { configRoute, type Bound } from './transport/config'
import { createGraphql } from './transport/graphql'
import { createPool } from './transport/pool'
import { createPort, healthRoute, ttlRoute } from './transport/ports'
import { atLeast } from './version'
import { Profiles } from './world/profile/profiles'
import { createWorld } from './world/world'

export interface Demo {
  readonly ports: Ports
  /** Lines for the start-up message. */
  readonly note: readonly string[]
  /** Told where it listens, it says so among its settings. */
  bound(ports: Bound): void
  close(): Promise<void>
}

/** An OAP in this process, over the simulated world. Rejects when a folder of templates cannot be read. */
export async function createDemo(options: DemoOptions): Promise<Demo> {
  const { version, storage, tz } = options
  const isEleven = atLeast(version, '11.0.0')
  const { store, note } = await openStore(options.data, isEleven ? '11' : '10')
  if (options.templates !== null) await seedFolder(store, options.templates)
  const notes = note === null ? [] : [note]
  // OAP 11 ships no templates: whoever wants some brings them.
  if (!isEleven) await seedBuiltIn(store)
  const { seed, services, instances, endpoints, labels, alarms, events, spans, depth, logs } = options
  const sizes = { services, instances, endpoints, labels, alarms, events, spans, depth, logs }
  const world = createWorld({ seed, offset: tz, kind: options.world, ...sizes })
  const scene: Scene = { world, clock: createClock(options), tz, version, storage }
  const rehearsal = new AbortController()
  let bound: Bound = {}
  return {
    ports: await openPorts(options, scene, store, { rehearsal, bound: () => bound }),
    note: isEleven && !options.writes ? [...notes, 'OAP 11 has no switch for writes: they stay on'] : notes,
    bound(ports) {
      bound = ports
    },
    async close() {
      rehearsal.abort()
      store.close()
    },
  }
}

/** What a demo has while it runs. */
interface Run {
  readonly rehearsal: AbortController
  readonly bound: () => Bound
}

async function openPorts(options: DemoOptions, scene: Scene, store: Store, { rehearsal, bound }: Run): Promise<Ports> {
  const { version, storage, latency } = options
  const templates = createTemplateService(store, storage)
  const ttl = ttlOf(storage)
  const domains = DOMAINS.map((make) => make(scene))
  const profiles = new Profiles(scene.world, { hostile: options.world === 'hostile', frames: options.frames })
  const profiling = [profileRoots, asyncRoots].map((make) => make(scene, profiles, store.tasks))
  const roots = mergeRoots([...domains, ttlRoots(ttl), templateRoots(templates, options.writes), ...profiling])
  const pool = createPool(options.pool ?? availableParallelism())
  const answerer = createAnswerer(await loadSchema(version))
  const graphql = createGraphql({ answerer, roots, pool, latency })
  // A failure costs time only: the page asks the same and is told.
  rehearse(scene, answerer, roots, rehearsal.signal).catch(() => undefined)
  const asked: Upstream = (call, signal) => {
    rehearsal.abort()
    return graphql(call, signal)
  }
  const status = [ttlRoute(ttl, version), alarmRoute(scene), clusterRoute(version), configRoute(options, ttl, bound)]
  if (!atLeast(version, '11.0.0')) return { query: createPort(asked, [healthRoute, ...status]) }
  const query = createPort(asked, [healthRoute, ttlRoute(ttl, version)])
  return { query, admin: createPort(null, [templateRoutes(templates), ...status]) }
}
