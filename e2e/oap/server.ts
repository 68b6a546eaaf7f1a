import { execFile } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../fixture/port'
import { startServer } from '../fixture/server'
import { test as base, expect } from '../fixture/test'
import { ask } from './plain'
import { ZONE } from './zone'

const kit = fileURLToPath(new URL('../../../shared/oap/real/', import.meta.url))
const run = promisify(execFile)

/** A fed shop, as `feed.mjs` takes it; `minutes` of real time. */
interface Feed {
  readonly minutes: number
  /** Customer actions a minute. */
  readonly rate?: number
  readonly hostile?: boolean
}

/** A real OAP of one test file's own, on H2 in memory: stopping it empties it. */
export interface Oap {
  readonly url: string
  /** Resolves when it answers. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Sends all of it, and waits until OAP lists what it was sent. */
  feed(what: Feed): Promise<void>
}

const play = (script: string, ...args: readonly string[]) => run(process.execPath, [kit + script, ...args])

/** Half an hour off UTC and not the machine's zone. `flags` are those of `oap.mjs start`. */
async function ownOap(flags: readonly string[]): Promise<Oap> {
  if (!existsSync(kit)) throw new Error('../shared/oap/real is not here: this needs a server of its own')
  const [port, grpc] = [await freePort(), await freePort()]
  const own = ['--port', port, '--grpc', grpc, '--zipkin', '0', '--memory', '1g', '--zone', ZONE]
  const url = `http://127.0.0.1:${port}`
  let files = ''
  return {
    url,
    async start() {
      const { stdout } = await play('oap.mjs', 'start', ...own, ...flags)
      files = /files in (.+)/.exec(stdout)?.[1]?.trim() ?? ''
    },
    async stop() {
      await play('oap.mjs', 'stop', '--port', port)
      if (files !== '') rmSync(files, { recursive: true, force: true })
    },
    async feed({ minutes, rate = 60, hostile = false }) {
      const told = ['--oap', url, '--minutes', String(minutes), '--rate', String(rate)]
      await play('feed.mjs', ...told, ...(hostile ? ['--hostile'] : []))
      // Metrics reach the storage every 5 s, the list of services its cache after 10 s.
      const listed = async () =>
        (await ask<{ listServices: readonly { name: string }[] }>(url, '{ listServices { name } }')).listServices
      await expect.poll(async () => (await listed()).map(({ name }) => name), { timeout: 60_000 }).toContain('checkout')
      await new Promise((resolve) => setTimeout(resolve, 12_000))
    },
  }
}

/** `site` is the product in front of an OAP of this file's own. It stands when the first test begins, and is not fed. */
export const test = base.extend<object, { flags: readonly string[]; oap: Oap }>({
  flags: [[], { option: true, scope: 'worker' }],
  oap: [
    async ({ flags }, use) => {
      const oap = await ownOap(flags)
      try {
        await oap.start()
        await use(oap)
      } finally {
        await oap.stop().catch(() => {})
      }
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  server: [
    async ({ oap }, use) => {
      const gateway = await startServer(['--listen', '127.0.0.1:0', '--oap', oap.url])
      await use({ url: gateway.url, origins: [gateway.url], framed: false, frame: () => '' })
      await gateway.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

export { expect }
