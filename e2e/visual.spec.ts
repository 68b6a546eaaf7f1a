import type { Page } from '@playwright/test'
import { dress, looksAlike, settled } from './fixture/look'
import { expect, test } from './fixture/test'

const checkout = 'cGxvdmVyOjpjaGVja291dA%3D%3D.1'
const ticketing = 'cGxvdmVyOjp0aWNrZXRpbmc%3D.1'
const service = `/layer/GENERAL/service/${checkout}`

/** Ids as OAP builds them from the names of the frozen world. */
const part = (name: string) => `${checkout}_${encodeURIComponent(Buffer.from(name).toString('base64'))}`

const PAGES: Readonly<Record<string, { readonly at: string; readonly then?: (page: Page) => Promise<void> }>> = {
  home: { at: '/' },
  general: { at: '/layer/GENERAL' },
  service: { at: service },
  instance: { at: `/layer/GENERAL/instance/${part('checkout-fnw7562jb-k58cq')}` },
  endpoint: { at: `/layer/GENERAL/endpoint/${part('POST:/orders')}` },
  database: { at: '/layer/VIRTUAL_DATABASE' },
  map: { at: '/topology?f.layer=GENERAL' },
  alarms: { at: '/alarms?from=now-24h&to=now' },
  traces: { at: `/traces?of=service:${checkout}&sort=-duration` },
  logs: { at: `/logs?of=service:${checkout}` },
  profile: { at: `/profiling/trace?of=service:${checkout}` },
  allocations: { at: `/profiling/async?of=service:${ticketing}` },
  dashboards: { at: '/dashboards' },
  settings: { at: '/settings' },
  time: {
    at: service,
    async then(page) {
      await page
        .getByRole('banner')
        .getByRole('button', { name: /Last 30 min|30 min/ })
        .click()
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible()
    },
  },
  nowhere: { at: '/nope' },
}

const SIZES = [
  [1440, 900],
  [390, 844],
] as const
const THEMES = ['dark', 'light'] as const

for (const [width, height] of SIZES)
  for (const theme of THEMES) {
    test.describe(`${theme}, ${width} px`, () => {
      test.use({ viewport: { width, height } })

      for (const [name, { at, then }] of Object.entries(PAGES))
        test(`${name} looks as it did`, async ({ site, page }) => {
          await dress(page)
          await site.open(`${at}${at.includes('?') ? '&' : '?'}theme=${theme}`)
          await expect(page.locator('main [data-ready="true"]').first()).toBeVisible()
          // What is below the window is not drawn yet.
          await expect(page.locator('main [data-ready="false"]:not([data-dashboard] *)')).toHaveCount(0)
          await expect(page.locator('[data-part="firing-count"]')).toBeVisible()
          await settled(page)
          await then?.(page)
          await settled(page)
          await looksAlike(page.locator('#app'), `${name}-${width}-${theme}`, `${name}-${width}`)
        })

      test('the gallery looks as it did', async ({ site, page, strict }) => {
        test.setTimeout(240_000)
        // A card shows what OAP sent in place of a number.
        strict.allowText(/^NaN$/)
        await dress(page)
        await site.open(`/gallery?theme=${theme}`)
        await expect(page.locator('.gallery')).toHaveAttribute('data-ready', 'true')
        const sections = await page.locator('[data-section]').evaluateAll((all) =>
          all.map((one) => ({
            id: one.getAttribute('data-section') ?? '',
            tall: Math.ceil(one.getBoundingClientRect().height),
          })),
        )
        for (const { id, tall } of sections) {
          // What its frame does is the same for every type: of one type it is enough to have all pictures.
          if ((width < 600 || theme === 'light') && id.endsWith('-states') && id !== 'line-states') continue
          await page.setViewportSize({ width, height: tall + 240 })
          const section = page.locator(`[data-section="${id}"]`)
          await section.evaluate((element) => element.scrollIntoView())
          await settled(page)
          await looksAlike(section, `gallery-${id}-${width}-${theme}`, `gallery-${id}-${width}`)
        }
        await page.setViewportSize({ width, height })
      })
    })
  }
