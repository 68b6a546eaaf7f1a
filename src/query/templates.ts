import type { Operation } from '@/protocol/operation'
import {
  addTemplate,
  changeTemplate,
  disableTemplate,
  getAllTemplates,
  getTemplate,
} from '@/protocol/templates/graphql'
import * as rest from '@/protocol/templates/rest'
import type { StoredTemplate, TemplateChange } from '@/protocol/templates/stored'
import { shallowRef, type ShallowRef } from 'vue'
import { useConnection, type Connection } from './connection'
import { AskError } from './failure'
import type { Fetch } from './fetcher'
import { useFetched, type Fetched } from './use-operation'

/**
 * The dashboards that OAP stores, wherever this version keeps them: GraphQL up to 10.x, the admin port from 11.0. Every call
 * throws an `AskError`; a write that the server declines is no error but a change that was not applied.
 */
export interface TemplateStore {
  /** Several UIs keep unlike rows there, and whoever adds one says its id (OAP 11). */
  isShared(): Promise<boolean>
  list(signal: AbortSignal): Promise<readonly StoredTemplate[]>
  /** `null`: there is none, or it is disabled. */
  read(id: string, signal: AbortSignal): Promise<StoredTemplate | null>
  /** OAP 10 makes up its own id and ignores the one given. */
  add(id: string, configuration: string, signal: AbortSignal): Promise<TemplateChange>
  /** Read it back: some storages accept an id that they do not have. */
  change(id: string, configuration: string, signal: AbortSignal): Promise<TemplateChange>
  /** Never works on relational storages. */
  disable(id: string, signal: AbortSignal): Promise<TemplateChange>
}

const LIST = 'templates'

const writes = new WeakMap<Connection, ShallowRef<number>>()

/** Grows with every write of a row through this connection: what was listed before is old. */
export function templateWrites(connection: Connection): ShallowRef<number> {
  const known = writes.get(connection) ?? shallowRef(0)
  writes.set(connection, known)
  return known
}

export function templateStore(connection: Connection): TemplateStore {
  const { client, server, slots, fetcher } = connection
  const isRest = async (): Promise<boolean> => (await server.ready()).templates === 'rest'
  const write = async <A>(run: () => Promise<A>, signal: AbortSignal): Promise<A> => {
    const give = await slots.take(false, signal)
    try {
      return await run()
    } finally {
      give()
      fetcher.forget(LIST)
      templateWrites(connection).value += 1
    }
  }
  const graphql = <V extends object, A>(operation: Operation<V, A>, variables: V, signal: AbortSignal): Promise<A> =>
    client.run(operation, variables, signal)
  return {
    isShared: isRest,
    list: async (signal) =>
      (await isRest()) ? client.rest(rest.listTemplates(false), signal) : graphql(getAllTemplates, {}, signal),
    read: async (id, signal) =>
      (await isRest())
        ? client.rest(rest.readTemplate(id), signal)
        : graphql(getTemplate, { id }, signal).catch(noneFor),
    add: async (id, configuration, signal) => {
      const byRest = await isRest()
      return write(
        () =>
          byRest
            ? client.rest(rest.createTemplate(id, configuration), signal)
            : graphql(addTemplate, { setting: { configuration } }, signal),
        signal,
      )
    },
    change: async (id, configuration, signal) => {
      const byRest = await isRest()
      return write(
        () =>
          byRest
            ? client.rest(rest.replaceTemplate(id, configuration), signal)
            : graphql(changeTemplate, { setting: { id, configuration } }, signal),
        signal,
      )
    },
    disable: async (id, signal) => {
      const byRest = await isRest()
      return write(
        () => (byRest ? client.rest(rest.removeTemplate(id), signal) : graphql(disableTemplate, { id }, signal)),
        signal,
      )
    },
  }
}

/** How OAP 10 says that it has no such row (recorded 10.1 and 10.4). */
const NONE = /DashboardConfiguration\.isDisabled\(\)/

function noneFor(thrown: unknown): null {
  if (thrown instanceof AskError && thrown.failure.cause === 'graphql' && NONE.test(thrown.message)) return null
  throw thrown
}

/** The whole list, which OAP never indexes: it is all there is. */
export function listOfTemplates(connection: Connection): Fetch<readonly StoredTemplate[]> {
  const store = templateStore(connection)
  return { key: LIST, heavy: false, prepare: () => connection.server.ready(), run: (signal) => store.list(signal) }
}

/** The same for a component; `wanted` says when it is asked. */
export function useTemplates(wanted: () => boolean): Fetched<readonly StoredTemplate[]> {
  const list = listOfTemplates(useConnection())
  return useFetched(() => (wanted() ? list : null))
}
