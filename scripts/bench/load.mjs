/**
 * A bounded load on loopback: `connections` keep-alive sockets ask one after another for `seconds`. It runs in a thread
 * of its own and reads of an answer only where it ends, so that the server, not the client, is what is measured.
 */
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
/** A server that says nothing for so long ends the lane as a failure. */
const SILENCE_MS = 5_000
const HEAD_END = '\r\n\r\n'
const LAST_CHUNK = '0\r\n\r\n'
/** Bytes of an answer's beginning that are searched for the end of its head. */
const HEAD_MAX = 8_192

function requestBytes(target, { method = 'GET', body = '', headers = {} }) {
  const fields = Object.entries({ host: target.host, ...headers, ...(body && { 'content-length': Buffer.byteLength(body) }) })
  const head = [`${method} ${target.pathname}${target.search} HTTP/1.1`, ...fields.map(([name, value]) => `${name}: ${value}`)]
  return Buffer.from(head.join('\r\n') + HEAD_END + body)
}

/** Feeds on the bytes of one connection; calls `done(status)` at the end of each answer. */
function answers(done) {
  let head = ''
  let tail = ''
  let status = 0
  let left = 0
  return (bytes) => {
    if (status === 0) {
      head += bytes.latin1Slice(0, Math.min(bytes.length, HEAD_MAX))
      const end = head.indexOf(HEAD_END)
      if (end < 0) return
      status = Number(head.slice(9, 12))
      const length = /\r\ncontent-length: (\d+)/i.exec(head)
      // `head` may have come in several pieces: what of it is no body was counted by none of them.
      left = length ? Number(length[1]) + Math.min(bytes.length, HEAD_MAX) - (head.length - end - HEAD_END.length) : Infinity
      head = ''
    }
    left -= bytes.length
    if (left === Infinity) tail = (tail + bytes.subarray(-LAST_CHUNK.length).latin1Slice()).slice(-LAST_CHUNK.length)
    if (left > 0 && tail !== LAST_CHUNK) return
    const told = status
    status = 0
    tail = ''
    done(told)
  }
}

/** One connection's questions until `until`; resolves when the last is answered or the connection is lost. */
function lane(target, bytes, until, times, fail) {
  return new Promise((resolve) => {
    let started = 0
    const next = () => {
      started = performance.now()
      if (started < until) socket.write(bytes)
      else socket.destroy()
    }
    const take = answers((status) => {
      if (status === 200) times.push(performance.now() - started)
      else fail()
      next()
    })
    // Read into one buffer for good, past the streams.
    const onread = { buffer: Buffer.alloc(65_536), callback: (size, buffer) => (take(buffer.subarray(0, size)), true) }
    const socket = connect({ host: target.hostname.replace(/^\[|\]$/g, ''), port: Number(target.port), noDelay: true, onread })
    socket.setTimeout(SILENCE_MS, () => socket.destroy())
    socket.once('connect', next)
    socket.on('error', () => {}).once('close', () => {
      if (started < until) fail()
      resolve()
    })
  })
}

async function run({ url, seconds, connections, ...question }) {
  const target = new URL(url)
  const times = []
  let failed = 0
  const began = performance.now()
  const until = began + seconds * 1_000
  const bytes = requestBytes(target, question)
  await Promise.all(Array.from({ length: connections }, () => lane(target, bytes, until, times, () => failed++)))
  const took = (performance.now() - began) / 1_000
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN
  return { count: times.length, perSecond: Math.round(times.length / took), p50: at(0.5), p99: at(0.99), failed }
}

if (!isMainThread && workerData?.load) parentPort.postMessage(await run(workerData.load))

/** CPU time of a process and its children so far, in µs; NaN where /proc does not tell. */
function cpuOf(pid) {
  try {
    // After the name in brackets: state is field 3, utime and stime 14 and 15, in ticks of 10 ms.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1).split(' ')
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + cpuOf(child), (Number(fields[11]) + Number(fields[12])) * 10_000)
  } catch {
    return NaN
  }
}

/**
 * Resolves `{perSecond, p50, p99, failed, cpu}`: latencies in ms, `cpu` the µs that process `pid` worked per answer.
 * Unlike the rate, it does not depend on what else the machine does.
 */
export async function load({ url, pid }, path, { seconds = 2, connections = 64, ...question } = {}) {
  const { hostname } = new URL(url)
  if (!LOOPBACK.has(hostname)) throw new Error(`load goes to this machine only, not to ${hostname}`)
  const before = cpuOf(pid)
  const worker = new Worker(new URL(import.meta.url), { workerData: { load: { url: url + path, seconds, connections, ...question } } })
  const result = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  return { ...result, cpu: (cpuOf(pid) - before) / result.count }
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
