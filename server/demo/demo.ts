import { availableParallelism } from 'node:os'
import type { Ports } from '../upstream'
import { createClock } from './clock'
import type { DemoOptions } from './flags'
import { commonRoots } from './resolvers/common'
import { mergeRoots } from './resolvers/roots'
import { createTemplateService, templateRoots } from './resolvers/templates'
import { ttlOf, ttlRoots } from './resolvers/ttl'
import { loadSchema } from './schema/schema'
import { openStore } from './store/open'
import { seedBuiltIn, seedFolder } from './store/seed'
import { templateRoutes } from './transport/admin'
import { createGraphql } from './transport/graphql'
import { createPool } from './transport/pool'
import { createPort, healthRoute, ttlRoute } from './transport/ports'
import { atLeast } from './version'

export interface Demo {
  readonly ports: Ports
  /** Lines for the start-up message. */
  readonly note: readonly string[]
  close(): Promise<void>
}

/** An OAP in this process, over the simulated world. Rejects when a folder of templates cannot be read. */
export async function createDemo(options: DemoOptions): Promise<Demo> {
  const { version, storage, tz } = options
  const menuless = atLeast(version, '11.0.0')
  const clock = createClock(options)
  const { store, note } = await openStore(options.data, menuless ? '11' : '10')
  if (options.templates !== null) await seedFolder(store, options.templates)
  if (!menuless) await seedBuiltIn(store)
  const templates = createTemplateService(store, storage)
  const ttl = ttlOf(storage)
  const roots = mergeRoots([commonRoots(version, clock, tz), ttlRoots(ttl), templateRoots(templates, options.writes)])
  const pool = createPool(options.pool ?? availableParallelism())
  const graphql = createGraphql({ schema: await loadSchema(version), roots, pool, latency: options.latency })
  const rest = [healthRoute, ttlRoute(ttl, version)]
  const query = createPort(graphql, rest)
  const admin = createPort(null, [templateRoutes(templates), ttlRoute(ttl, version)])
  return {
    ports: menuless ? { query, admin } : { query },
    note: note === null ? [] : [note],
    async close() {
      store.close()
    },
  }
}
