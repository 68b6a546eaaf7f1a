import type { Page } from '@playwright/test'
import { inAddress, mapStands, nodeId } from './fixture/graph'
import { NOW } from './fixture/server'
import { expect, test } from './fixture/test'

// Only this storage lists the services of a trace.
test.use({ world: ['--now', NOW, '--storage', 'banyandb', '--data', ':memory:'] })

const SERVICES = ['checkout', 'storefront', 'pricing', 'seatmap'] as const
const WINDOW = 'from=now-10m&to=now&tz=utc'
const CHECKOUT = nodeId('plover::checkout')

/** Colours as they are drawn, by the short name that stands beside each. */
const inks = (page: Page, mark: string, name: string, row: string): Promise<Readonly<Record<string, string>>> =>
  page.locator(row).evaluateAll(
    (all, [ink, word]) =>
      Object.fromEntries(
        all.flatMap((one) => {
          const said = one.querySelector(word)?.textContent?.trim() ?? ''
          const drawn = one.querySelector(ink)
          return said === '' || !drawn ? [] : [[said, getComputedStyle(drawn).backgroundColor]]
        }),
      ),
    [mark, name] as const,
  )

test('one service has one colour in the list of traces, in the waterfall and beside the map', async ({
  site,
  page,
}) => {
  await site.open(`/traces?of=service:${inAddress(CHECKOUT)}&${WINDOW}`)
  await expect(page.locator('[data-row] .share').first()).toBeVisible()
  const listed = await inks(page, 'i', 'bdi', '[data-row] .share')
  await page.getByRole('table', { name: 'Traces found' }).getByRole('link').first().click()
  await expect(page.getByRole('treeitem').first()).toBeVisible()
  const rows = await inks(page, '.ink', '.service', '[role="treeitem"]')

  for (const name of SERVICES) {
    expect(rows[name], name).toMatch(/^(rgb|color|oklch)/)
    if (name in listed) expect(listed[name], name).toBe(rows[name])
    const id = inAddress(nodeId(`plover::${name}`))
    await site.open(`/topology?of=service:${inAddress(CHECKOUT)}&f.layer=GENERAL&sel=${id}&${WINDOW}`)
    await mapStands(page)
    const line = page.locator('[data-part="node-side"] [data-part="spark"] .line').first()
    await expect(line).toBeVisible()
    expect(await line.evaluate((one) => getComputedStyle(one).stroke), name).toBe(rows[name])
  }
  expect(Object.keys(listed).filter((name) => name in rows).length).toBeGreaterThan(1)
  expect(new Set(SERVICES.map((name) => rows[name])).size).toBeGreaterThan(1)
})
