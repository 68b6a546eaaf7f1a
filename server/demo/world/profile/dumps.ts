import type { WireSpan } from '@/protocol/trace/span'
import { fnv, mix } from '../hash'
import type { Hot } from './hints'
import { dumpedPaths } from './packages'
import type { Sample } from './sampled'
import { stemOf } from './stems'

/** A thread at one moment: the outermost frame first. */
export interface Dump {
  /** Epoch ms by the clock of its host. */
  readonly at: number
  readonly frames: readonly string[]
}

/** Dumps keep so many frames. */
export const DEEPEST = 24
/** Work that is not hot stays the same for so many dumps. */
const STEADY = 4

/** Frames of a thread that waits for another process, by the layer of the span. */
const WAITING: Readonly<Record<'JAVA' | 'PYTHON', Readonly<Record<string, readonly string[]>>>> = {
  JAVA: {
    Database: ['com.zaxxer.hikari.pool.ProxyPreparedStatement.execute', 'java.net.SocketInputStream.read'],
    Cache: ['redis.clients.jedis.Connection.readProtocolWithCheckingBroken', 'java.net.SocketInputStream.read'],
    MQ: ['org.apache.kafka.clients.producer.KafkaProducer.send', 'org.apache.kafka.common.network.Selector.select'],
    RPCFramework: ['io.grpc.stub.ClientCalls.blockingUnaryCall', 'java.util.concurrent.locks.LockSupport.park'],
    Http: [
      'feign.Client$Default.execute',
      'java.net.HttpURLConnection.getInputStream',
      'java.net.SocketInputStream.read',
    ],
  },
  PYTHON: {
    Database: ['psycopg.cursor.Cursor.execute', 'select.select'],
    Cache: [
      'redis.client.Redis.execute_command',
      'redis.connection.Connection.read_response',
      'socket.SocketIO.readinto',
    ],
    Http: ['httpx.Client.send', 'httpcore.ConnectionPool.handle_request', 'socket.socket.recv'],
  },
}

export interface Dumping {
  readonly seed: number
  readonly language: string
  /** Ms. */
  readonly period: number
  readonly threshold: number
  readonly hot: Hot
}

/**
 * What the agent dumped of a segment, one dump every `period` ms from the threshold on. The hot path is one run of dumps
 * where the thread waits least for others; elsewhere it waits, or does what it always does.
 */
export function dumpsOf(sample: Sample, { seed, language, period, threshold, hot }: Dumping): readonly Dump[] {
  const from = sample.start + threshold
  const count = Math.floor((sample.start + sample.duration - from) / period) + 1
  if (count < 1) return []
  const stem = stemOf(language, sample.endpoint)
  const times = Array.from({ length: count }, (_, index) => from + index * period)
  const waits = times.map((at) => waitingFor(sample, at, language))
  const paths = dumpedPaths(language, sample.service)
  const key = fnv(`dumps|${sample.segmentId}`)
  // The time from dump to dump is what counts: one dump more than there are such times.
  const hottest = hot.share > 0 ? Math.min(count, Math.round(hot.share * (count - 1)) + 1) : 0
  const begins = leastWaiting(waits, hottest)
  return times.map((at, index) => {
    const isHot = index >= begins && index < begins + hottest
    const usual = paths[Math.floor(paths.length * mix(seed, key, Math.floor(index / STEADY)))]?.frames ?? []
    const own = isHot ? hot.frames : (waits[index] ?? usual)
    return { at, frames: [...stem, ...own].slice(0, DEEPEST) }
  })
}

function waitingFor(sample: Sample, at: number, language: string): readonly string[] | null {
  let inner: WireSpan | null = null
  for (const span of sample.spans)
    if (span.segmentId === sample.segmentId && Number(span.startTime) <= at && Number(span.endTime) > at) inner = span
  if (inner?.type !== 'Exit') return null
  const known = WAITING[language === 'PYTHON' ? 'PYTHON' : 'JAVA']
  return known[inner.layer] ?? known['Http'] ?? null
}

/** The first place of a run of so many that has the fewest waits. */
function leastWaiting(waits: readonly (readonly string[] | null)[], length: number): number {
  let waiting = waits.slice(0, length).filter((one) => one !== null).length
  let best = { at: 0, waiting }
  for (let at = 1; at + length <= waits.length; at++) {
    if (waits[at - 1] !== null) waiting -= 1
    if (waits[at + length - 1] !== null) waiting += 1
    if (waiting < best.waiting) best = { at, waiting }
  }
  return best.at
}
