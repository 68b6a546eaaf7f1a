import {
  ASSUMED,
  capabilitiesFrom,
  capabilitiesOf,
  type Capabilities,
  type Surface,
} from '@/protocol/capabilities/capability'
import { hello } from '@/protocol/capabilities/hello'
import { isRecord } from '@/protocol/decode'
import { serverInfo, type ServerTime } from '@/protocol/time/server'
import type { Client } from './client'
import { earlyTravel, type Travel } from './early'
import { asFailure, isPassing } from './failure'

/** What a server told of itself, and when (epoch ms, the page's clock). */
export interface Greeting {
  readonly version: string | null
  /** Minutes east of UTC; `null` when the server does not say. */
  readonly offset: number | null
  /** ms that the server's clock is ahead of the page's; `null` when the server does not say. */
  readonly skew: number | null
  readonly capabilities: Capabilities
  readonly at: number
}

/** ms that a greeting is believed. */
export const BELIEVED = 5 * 60_000

/** Asks a server who it is. One that will not tell its surface is taken for a 10.0. */
export async function greet(client: Client, signal: AbortSignal): Promise<Greeting> {
  // On the clock that nobody can set: one that is set while the server answers would count for half.
  const sent = performance.now()
  try {
    const { server, surface } = await client.run(hello, { type: 'Query' }, signal)
    const travel = earlyTravel(hello.document) ?? { sent, received: performance.now() }
    return greeting(server, surface.has('Query') ? capabilitiesOf(surface) : ASSUMED, travel)
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.cause === 'aborted' || isPassing(failure)) throw thrown
  }
  const plain = await client.run(serverInfo, {}, signal)
  return greeting(plain, ASSUMED, { sent, received: performance.now() })
}

/** Tells 10.3 and 10.4 apart, which the first question leaves open. */
export async function settle(client: Client, known: Greeting, signal: AbortSignal): Promise<Greeting> {
  if (known.capabilities.settled) return known
  const { surface } = await client.run(hello, { type: 'AlarmMessage' }, signal)
  return settledBy(known, surface)
}

/** The same by what the server told of `AlarmMessage`. */
export function settledBy(known: Greeting, surface: Surface): Greeting {
  return toldApart(known, surface.get('AlarmMessage')?.has('recoveryTime') === true)
}

/** A server that greets again leaves open what was settled before: of the same build that stands. */
export function settledAsBefore(now: Greeting, before: Greeting | null): Greeting {
  const told = before?.capabilities
  const stands = told?.known && told.settled && now.version !== null && now.version === before?.version
  return stands && !now.capabilities.settled ? toldApart(now, told.has.has('alarm-recovery')) : now
}

function toldApart(known: Greeting, recovers: boolean): Greeting {
  const names = [...known.capabilities.has, ...(recovers ? (['alarm-recovery'] as const) : [])]
  return { ...known, capabilities: capabilitiesFrom(names, true) }
}

function greeting(
  { version, offset, now }: ServerTime,
  capabilities: Capabilities,
  { sent, received }: Travel,
): Greeting {
  const at = Date.now()
  const halfway = at - performance.now() + (sent + received) / 2
  return { version, offset, skew: now === null ? null : Math.round(now - halfway), capabilities, at }
}

/** A greeting of this tab that is still believed, so that a reload asks nothing. */
export function storedGreeting(address: string): Greeting | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(keyOf(address)) ?? 'null')
    return isRecord(found) ? revived(found) : null
  } catch {
    return null
  }
}

export function storeGreeting(address: string, found: Greeting | null): void {
  try {
    if (!found) return sessionStorage.removeItem(keyOf(address))
    const { has, settled, known } = found.capabilities
    sessionStorage.setItem(
      keyOf(address),
      JSON.stringify({ ...found, capabilities: { names: [...has], settled, known } }),
    )
  } catch {
    // Storage is full or closed to us: the next load asks again.
  }
}

const keyOf = (address: string): string => `aerie.hello ${address}`

function revived({ version, offset, skew, at, capabilities }: Readonly<Record<string, unknown>>): Greeting | null {
  if (typeof at !== 'number' || Date.now() - at > BELIEVED || Date.now() < at || !isRecord(capabilities)) return null
  const { names, settled: isSettled, known } = capabilities
  if (!Array.isArray(names)) return null
  const list = names.filter((name): name is string => typeof name === 'string')
  return {
    version: typeof version === 'string' ? version : null,
    offset: typeof offset === 'number' ? offset : null,
    skew: typeof skew === 'number' ? skew : null,
    capabilities: known === true ? capabilitiesFrom(list, isSettled === true) : ASSUMED,
    at,
  }
}
