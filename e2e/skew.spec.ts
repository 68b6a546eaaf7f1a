import { startServer, UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

// The browser is 90 s behind the demo's clock, which stands at 23:50 of its own zone.
for (const [skew, clock, told, way] of [
  ['3h', /02:20 – 02:50|02:21 – 02:50/, 'Clocks differ by 3 h', 'ahead of'],
  ['-3h', /20:20 – 20:50|20:21 – 20:50/, 'Clocks differ by 3 h', 'behind'],
] as const)
  test(`a server whose clock is apart by ${skew}: windows are by its clock, and the page says how far it is`, async ({
    site,
    page,
    server,
    strict,
  }) => {
    void site
    const apart = await startServer(['--listen', '127.0.0.1:0', ...UNKIND, `--skew=${skew}`])
    server.origins.push(apart.url)
    try {
      await page.goto(`${apart.url}/layer/GENERAL?tz=oap`)
      await expect(page.locator('[data-type="Card"][data-state="fresh"]').first()).toBeVisible()
      await expect(page.getByText(clock).first()).toBeVisible()
      const note = page.getByText(told)
      await expect(note).toBeVisible()
      await expect(page.locator(`[title*="${way} this browser"]`).first()).toBeAttached()
      await page.goto(`${apart.url}/traces?tz=oap`)
      await expect(page.locator('.traces')).toHaveAttribute('data-state', 'fresh')
      await strict.end()
    } finally {
      await apart.stop()
    }
  })
