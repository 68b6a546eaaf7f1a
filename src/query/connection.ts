import { hasInjectionContext, inject, type InjectionKey } from 'vue'
import { addressOf } from './base'
import { AnswerCache } from './cache'
import { makeClient, type Client } from './client'
import { Executor } from './execute'
import { Fetcher } from './fetcher'
import { Server } from './server'
import { Slots } from './slots'
import { send, type Transport } from './transport'

/** Everything between a page and its OAP; one for the whole page. */
export interface Connection {
  readonly client: Client
  readonly cache: AnswerCache
  readonly executor: Executor
  readonly fetcher: Fetcher
  readonly server: Server
  readonly slots: Slots
}

/** Provide one to give a tree of components its own server, as tests and the gallery do. */
export const CONNECTION: InjectionKey<Connection> = Symbol('connection')

export function makeConnection(transport: Transport = send, url: (path: string) => string = addressOf): Connection {
  const { host, pathname } = new URL(url(''))
  const client = makeClient(transport, url)
  const slots = new Slots()
  const cache = new AnswerCache()
  const server = new Server(client, slots, host + pathname)
  const executor = new Executor(client, slots, server, cache)
  return { client, cache, executor, fetcher: new Fetcher(slots, server), server, slots }
}

let shared: Connection | null = null

export function useConnection(): Connection {
  const given = hasInjectionContext() ? inject(CONNECTION, null) : null
  if (given) return given
  shared ??= makeConnection()
  return shared
}

/** The one OAP of this page; it starts to be asked when somebody asks. */
export const useServer = (): Server => useConnection().server
