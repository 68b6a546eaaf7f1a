import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startServer, UNKIND, type Running } from './fixture/server'
import { expect, test as base } from './fixture/test'

/** Chunks of the old build are gone. */
const GONE = /Failed to load resource|Failed to fetch dynamically imported module|ERR_|Refused to apply style/
const dist = fileURLToPath(new URL('../dist', import.meta.url))
/** Inside the project, where a copied server finds its packages. */
const results = fileURLToPath(new URL('../test-results', import.meta.url))

interface Deployment {
  readonly url: string
  /** Another build takes the place of the one that tabs were opened with: every file has another name. */
  update(): Promise<void>
}

/** A copy of the product that can be updated while tabs are open. */
const test = base.extend<{ deployed: Deployment }>({
  deployed: async ({ server, strict }, use) => {
    const folder = mkdtempSync(join(results, 'deploy-'))
    cpSync(dist, folder, { recursive: true })
    const main = join(folder, 'server', 'main.js')
    let running: Running = await startServer(['--listen', '127.0.0.1:0', ...UNKIND], {}, main)
    const { url } = running
    server.origins.push(url)
    await use({
      url,
      async update() {
        renameChunks(join(folder, 'page'))
        await running.stop()
        running = await startServer(['--listen', new URL(url).host, ...UNKIND], {}, main)
      },
    })
    await strict.end()
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  },
})

/** As a build of changed sources would: names by content, none of them as before. */
function renameChunks(page: string): void {
  const assets = join(page, 'assets')
  const names = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name))
  const next = new Map(names.map((name) => [name, name.replace(/-([\w-]{8})\.(\w+)$/, '-Z$1.$2')]))
  for (const name of readdirSync(assets)) if (/\.(br|gz)$/.test(name)) rmSync(join(assets, name))
  const renamed = (text: string): string => [...next].reduce((now, [from, to]) => now.replaceAll(from, to), text)
  for (const [from, to] of next) {
    const path = join(assets, from)
    writeFileSync(path, renamed(readFileSync(path, 'utf8')))
    renameSync(path, join(assets, to))
  }
  const index = join(page, 'index.html')
  writeFileSync(index, renamed(readFileSync(index, 'utf8')))
}

test('an update under an open tab: the next page comes by one clean reload, its address and Back as asked', async ({
  site,
  page,
  deployed,
  strict,
}) => {
  void site
  strict.expectFault(GONE)
  await page.goto(`${deployed.url}/?from=now-2h&to=now`)
  await expect(page.getByRole('link', { name: /General services/ }).first()).toBeVisible()
  await deployed.update()
  let loads = 0
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) loads += 1
  })
  const documents: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'document') documents.push(request.url())
  })
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('radiogroup', { name: 'Theme' })).toBeVisible()
  await expect(page).toHaveURL(/\/settings/)
  expect(documents).toHaveLength(1)
  await page.goBack()
  await expect(page).toHaveURL(/now-2h/)
  await expect(page.locator('[data-ready="true"]').first()).toBeVisible()
  expect(documents).toHaveLength(1)
  expect(loads).toBeGreaterThan(0)
})

test('a widget’s code is gone: one line, no reload of its own, and the page goes on', async ({
  site,
  page,
  deployed,
  strict,
}) => {
  void site
  strict.expectFault(GONE)
  await page.goto(`${deployed.url}/dashboards`)
  await expect(page.getByRole('table').first()).toBeVisible()
  const documents: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'document') documents.push(request.url())
  })
  // The page's own code is there, that of its charts is not.
  await page.route(/assets\/(charts|surface)-.*\.js/, (route) => route.fulfill({ status: 404, body: '' }))
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).replace(/index-/g, 'index-Z') })
    },
  )
  await page.evaluate(() => {
    history.pushState(history.state, '', '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Overview')
    window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  })
  await expect(page.getByRole('status').filter({ hasText: 'Aerie was updated' })).toHaveCount(1)
  await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'error')
  await expect(page.locator('[data-type="TopList"]').first()).toHaveAttribute('data-state', /fresh|empty/)
  expect(documents).toEqual([])
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
  await expect(page).toHaveURL(/Overview/)
})

for (const blocked of [false, true])
  test(`the code is gone for good${blocked ? ', and storage is blocked' : ''}: one reload, then a word, never a loop`, async ({
    site,
    page,
    strict,
  }) => {
    strict.expectFault(GONE)
    if (blocked)
      await page.addInitScript(() => {
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('blocked', 'SecurityError')
            },
          })
      })
    await site.open('/')
    await expect(page.getByRole('link', { name: /General services/ }).first()).toBeVisible()
    await page.route(/assets\/SettingsView-.*\.js/, (route) => route.fulfill({ status: 404, body: '' }))
    // Two builds in turns behind one name: each tab finds the other's.
    let turn = 0
    const documents: string[] = []
    await page.route(
      (url) => url.pathname === '/',
      async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, body: (await response.text()).replace(/index-/g, `index-${++turn}`) })
      },
    )
    page.on('request', (request) => {
      if (request.resourceType() === 'document') documents.push(request.url())
    })
    await page.getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByText('A part of Aerie did not arrive')).toBeVisible()
    await page.waitForTimeout(1_500)
    expect(documents).toHaveLength(1)
    await expect(page).toHaveURL(/\/settings/)
    await expect(page.getByRole('link', { name: /General services/ }).first()).toBeVisible()
  })
