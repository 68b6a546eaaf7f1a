import type { FrameLocator, Page } from '@playwright/test'
import { expect, test } from './fixture/test'
import { THEMES } from './fixture/themes'

test.use({ setting: 'frame' })

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

const innerOf = (page: Page) => {
  const frame = page.frames()[1]
  if (!frame) throw new Error('the portal has no frame')
  return frame
}
/** Path of the framed page, and its query without the window's and the codec's keys in no particular order. */
const address = (page: Page): URL => new URL(innerOf(page).url())

async function chromeless(view: Page | FrameLocator): Promise<void> {
  await expect(view.locator('[data-ready="true"]').first()).toBeVisible()
  for (const role of ['navigation', 'banner'] as const)
    await expect(view.getByRole(role, { name: role === 'navigation' ? /Places|Layers/ : /.*/ })).toHaveCount(0)
  await expect(view.getByRole('region', { name: 'Time axis' })).toHaveCount(0)
}

for (const theme of THEMES) {
  test(`five steps inside a portal’s frame keep how it is embedded, ${theme}`, async ({ site, page }) => {
    const kept = { embed: '1', theme, lang: 'en-GB', density: 'compact', tz: 'utc', refresh: '300', from: 'now-1h' }
    const { view } = site
    const still = async (path: RegExp) => {
      await expect.poll(() => address(page).pathname).toMatch(path)
      await chromeless(view)
      expect(Object.fromEntries(address(page).searchParams)).toMatchObject(kept)
      const html = view.locator('html')
      await expect(html).toHaveAttribute('data-theme', theme)
      await expect(html).toHaveAttribute('data-density', 'compact')
      await expect(view.getByText(/17:2\d – 18:2\d, 1 min buckets, updated 18:20:\d\d/)).toBeVisible()
    }
    await site.open(`/?${new URLSearchParams(kept)}`)
    await still(/^\/$/)

    // 1: a link of the page; its address is then replaced by the explicit one.
    await view
      .getByRole('region', { name: 'Layers' })
      .getByRole('link', { name: /General services/ })
      .click()
    await still(/^\/layer\/GENERAL\/[^/]+$/)
    // 2: a row that leads to an entity.
    await view
      .locator('[data-type="ServiceList"]')
      .getByRole('link', { name: /checkout/ })
      .first()
      .click()
    await still(/^\/layer\/GENERAL\/service\/[^/]+\/[^/]+$/)
    // 3: a row of a ranking.
    await view.locator('[data-type="TopList"][data-state="fresh"] a').first().click()
    await still(/^\/layer\/GENERAL\/(instance|endpoint)\/[^/]+\/[^/]+$/)
    // 4 and 5: the history of the frame.
    await innerOf(page).evaluate(() => window.history.go(-2))
    await still(/^\/layer\/GENERAL\/[^/]+$/)
    await innerOf(page).evaluate(() => window.history.go(1))
    await still(/^\/layer\/GENERAL\/service\//)
  })
}

test('a page that is not there, and one that is listed as recent, are embedded as well', async ({ site, page }) => {
  const { view } = site
  const kept = '?embed=1&hide=footer&theme=dark&lang=en&v=1'
  await site.open(`/nope${kept}`)
  await chromeless(view)
  await expect(view.getByRole('contentinfo')).toHaveCount(0)
  await view.getByRole('link', { name: 'Home' }).click()
  await expect.poll(() => address(page).pathname).toBe('/')
  await view
    .getByRole('region', { name: 'Layers' })
    .getByRole('link', { name: /General services/ })
    .click()
  await expect.poll(() => address(page).pathname).toMatch(/^\/layer\/GENERAL\/[^/]+$/)
  await expect(view.locator('[data-dashboard]')).toBeVisible()
  await innerOf(page).evaluate(() => window.history.back())
  const recent = view.getByRole('region', { name: 'Recent' }).getByRole('link', { name: /General services/ })
  await expect(recent).toHaveAttribute('href', new RegExp(`^/layer/GENERAL/[^?]+${kept.replace('?', '\\?')}$`))
  await recent.click()
  await expect.poll(() => address(page).pathname).toMatch(/^\/layer\/GENERAL\/[^/]+$/)
  expect(address(page).search).toBe(kept)
  await chromeless(view)
})

test('Open shows the whole page in a new tab, which cannot reach the portal', async ({ site, page, context }) => {
  await site.open(`${checkout}?embed=1&theme=light&from=now-2h`)
  const open = site.view.getByRole('contentinfo').getByRole('link', { name: 'Open' })
  await expect(open).toHaveAttribute('href', /\/service\/[^?]+\?from=now-2h&theme=light&v=1$/)
  const opened = context.waitForEvent('page')
  await open.click()
  const tab = await opened
  await expect(tab.getByRole('navigation', { name: 'Places' })).toBeVisible()
  expect(await tab.evaluate(() => window.opener === null)).toBe(true)
  expect(new URL(tab.url()).searchParams.has('embed')).toBe(false)
  await tab.close()
  expect(page.frames()).toHaveLength(2)
})

test('a portal hides parts one by one', async ({ site }) => {
  const { view } = site
  const parts = {
    nav: view.getByRole('navigation', { name: 'Places' }),
    time: view.getByRole('region', { name: 'Time axis' }),
    entity: view.getByRole('navigation', { name: 'Where you are' }),
  }
  for (const [hide, ...shown] of [
    ['nav', 'time', 'entity'],
    ['time', 'nav', 'entity'],
    ['entity', 'nav', 'time'],
    ['nav,time,entity'],
  ] as const) {
    await site.open(`${checkout}?hide=${hide}`)
    await expect(view.locator('[data-dashboard]')).toBeVisible()
    for (const [name, part] of Object.entries(parts))
      await expect(part, `${hide}: ${name}`).toHaveCount((shown as readonly string[]).includes(name) ? 1 : 0)
    await expect(view.getByRole('heading', { level: 1 })).toHaveText(/checkout/)
  }
  await expect(view.getByRole('button', { name: /Last 30 min/ })).toHaveCount(0)
})

test('what leads to another place opens beside the portal, and keys of hidden parts do nothing', async ({
  site,
  page,
}) => {
  const { view } = site
  await site.open(`${checkout}?embed=1`)
  await chromeless(view)
  await view.getByRole('main').press('/')
  await view.getByRole('main').press('\\')
  await chromeless(view)
  const attributes = await innerOf(page).evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://portal.test/elsewhere'
    link.addEventListener('click', (event) => event.preventDefault())
    document.querySelector('main')?.append(link)
    link.click()
    return [link.target, link.rel]
  })
  expect(attributes).toEqual(['_blank', 'noopener noreferrer'])
})

for (const width of [700, 390]) {
  test(`${width} px: a frame has no room for what is hidden`, async ({ site, page }) => {
    await page.setViewportSize({ width, height: 600 })
    await site.open(`${checkout}?embed=1`)
    const { view } = site
    await chromeless(view)
    const box = await view.getByRole('main').boundingBox()
    expect(box?.x).toBeLessThanOrEqual(1)
    expect(box?.width).toBeGreaterThanOrEqual(width - 2)
    const foot = await view.getByRole('contentinfo').boundingBox()
    expect([foot?.height, Math.round((foot?.y ?? 0) + (foot?.height ?? 0))]).toEqual([30, 599])
  })
}
