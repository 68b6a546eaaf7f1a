/** `node scripts/shots.mjs`: renews the pictures in docs/shots; with AERIE_OAP=http://host:12800 the one in front of that OAP. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { product } from './bench/servers.mjs'
import { findBrowser, FLAGS } from './lib/browser.mjs'
import { isBuilt } from './lib/built.mjs'
import { root, run } from './lib/process.mjs'

const folder = join(root, 'docs', 'shots')
const id = (name) => encodeURIComponent(`${Buffer.from(name).toString('base64')}.1`)
const oap = process.env.AERIE_OAP
const flags = oap ? ['--oap', oap] : ['--now', '2026-03-18T18:20:00Z', '--data', ':memory:']
const wide = { width: 1440, height: 900 }
const shots = oap
  ? [{ name: 'real-oap-10.1', path: `/layer/GENERAL/service/${id('checkout')}?tz=oap`, theme: 'dark', viewport: wide }]
  : [
      { name: 'general-dark', path: `/layer/GENERAL/service/${id('plover::checkout')}`, theme: 'dark', viewport: wide },
      { name: 'general-light', path: `/layer/GENERAL/service/${id('plover::checkout')}`, theme: 'light', viewport: wide },
      { name: 'services-dark', path: '/layer/GENERAL', theme: 'dark', viewport: wide },
      { name: 'narrow-light', path: `/layer/GENERAL/service/${id('plover::checkout')}`, theme: 'light', viewport: { width: 390, height: 844 } },
    ]

if (!isBuilt() && (await run(process.execPath, [join(root, 'scripts', 'build.mjs')])).code !== 0) process.exit(1)
mkdirSync(folder, { recursive: true })
const found = await findBrowser()
const server = await product(['--listen', '127.0.0.1:0', ...flags])
const browser = await chromium.launch({ executablePath: found.path, args: FLAGS, env: { ...process.env, ...found.env } })
try {
  for (const { name, path, theme, viewport } of shots) {
    const context = await browser.newContext({ viewport, colorScheme: theme })
    const page = await context.newPage()
    await page.goto(server.url + path)
    await page.locator('[data-widget][data-state="fresh"]').first().waitFor()
    await page.waitForTimeout(2_500)
    await page.screenshot({ path: join(folder, `${name}.png`) })
    await context.close()
    console.log(`docs/shots/${name}.png`)
  }
} finally {
  await browser.close()
  await server.stop()
}
