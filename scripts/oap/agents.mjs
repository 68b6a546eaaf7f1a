/** Two Node services and a page with the official agents, kept busy while OAP is fed. Each is ended by its own handle. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { FLAGS } from '../lib/browser.mjs'
import { root } from '../lib/process.mjs'

const folder = join(root, 'e2e', 'oap', 'agents')
const BOOT_MS = 20_000
const CALL_EVERY_MS = 500
const VISIT_EVERY_MS = 10_000
/** Every so many calls one that fails, every so many visits one with an error of the page. */
const CALLS_A_FAILURE = 20
const VISITS_AN_ERROR = 3

/** Starts one service; resolves once it has printed its address. `grpc` is host:port. */
function service(name, grpc, env = {}) {
  const who = { SW_AGENT_NAME: name, SW_AGENT_INSTANCE: `${name}-1`, SW_AGENT_COLLECTOR_BACKEND_SERVICES: grpc }
  const more = { SW_TRACE_IGNORE_PATH: 'POST:/browser/**,POST:/v3/**', SW_AGENT_LOGGING_LEVEL: 'error' }
  const child = spawn(process.execPath, [join(folder, `${name}.cjs`)], {
    env: { ...process.env, ...who, ...more, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', resolve)
      child.kill('SIGKILL')
    })
  return new Promise((resolve, reject) => {
    let text = ''
    const late = setTimeout(() => void stop().then(() => reject(new Error(`${name} does not listen after ${BOOT_MS / 1000} s`))), BOOT_MS)
    child.stdout.on('data', (chunk) => {
      text += chunk
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0]
      if (!url) return
      clearTimeout(late)
      resolve({ url, stop })
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
  })
}

/** Repeats `what` until ended; one at a time. */
function every(ms, what) {
  let over = false
  let turn = 0
  let wake = () => {}
  const done = (async () => {
    while (!over) {
      await what((turn += 1))
      if (!over) await new Promise((resolve) => ((wake = resolve), setTimeout(resolve, ms)))
    }
  })()
  return () => ((over = true), wake(), done)
}

/** One visit; the page tells its errors when it is left. */
async function visit(page, url) {
  await page.goto(url, { timeout: 10_000 })
  // What the page called is reported every two seconds.
  await page.waitForTimeout(3_000)
  await page.goto('about:blank')
}

/**
 * @param {{oap: string, grpc: string, found: {path: string, env: Record<string, string>}}} where origins of OAP's two ports, the browser
 * @returns `rest()` ends calls and visits, the services stay and tell that they live; `stop()` ends all.
 */
export async function startAgents({ oap, grpc, found }) {
  const stops = []
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  try {
    const collector = new URL(grpc).host
    const tickets = await service('tickets', collector)
    stops.push(tickets.stop)
    const kiosk = await service('kiosk', collector, { TICKETS: tickets.url, OAP: oap })
    stops.push(kiosk.stop)
    const browser = await chromium.launch({ executablePath: found.path, args: FLAGS, env: { ...process.env, ...found.env } })
    stops.push(() => browser.close())
    const page = await browser.newPage()
    const faults = []
    const told = (error) => void faults.push(error.message)
    const rests = [
      every(CALL_EVERY_MS, (turn) =>
        fetch(`${kiosk.url}/shows/${turn % CALLS_A_FAILURE === 0 ? 'last' : 'today'}`).then((answer) => answer.text()).catch(told),
      ),
      every(VISIT_EVERY_MS, (turn) => visit(page, `${kiosk.url}/${turn % VISITS_AN_ERROR === 0 ? '?broken' : ''}`).catch(told)),
    ]
    const rest = async () => {
      await Promise.all(rests.splice(0).map((one) => one()))
      return faults
    }
    stops.push(rest)
    return { rest, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
