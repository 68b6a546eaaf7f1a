/** A bounded load on loopback: `connections` keep-alive sockets ask one after another for `seconds`. */
import { Agent, request } from 'node:http'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Resolves `{perSecond, p50, p99, failed}`; latencies in ms. */
export async function load(url, { seconds = 3, connections = 32, method = 'GET', body, headers = {} } = {}) {
  const target = new URL(url)
  if (!LOOPBACK.has(target.hostname)) throw new Error(`load goes to this machine only, not to ${target.hostname}`)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times = []
  let failed = 0
  const until = performance.now() + seconds * 1000

  const once = () =>
    new Promise((resolve) => {
      const started = performance.now()
      const asked = request(target, { agent, method, headers: body ? { ...headers, 'content-length': Buffer.byteLength(body) } : headers }, (answer) => {
        answer.on('data', () => {})
        answer.on('end', () => {
          if (answer.statusCode === 200) times.push(performance.now() - started)
          else failed++
          resolve()
        })
        answer.on('error', () => (failed++, resolve()))
      })
      asked.on('error', () => (failed++, resolve()))
      asked.end(body)
    })

  const lane = async () => {
    while (performance.now() < until) await once()
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, lane))
  const took = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN
  return { perSecond: Math.round(times.length / took), p50: at(0.5), p99: at(0.99), failed }
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
