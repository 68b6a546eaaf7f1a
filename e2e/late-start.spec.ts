import { outage } from './fixture/outage'
import { freePort } from './fixture/port'
import { startServer, UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

test('OAP starts after the gateway and the page: said meanwhile, and there without a hand', async ({
  site,
  page,
  server,
  strict,
}) => {
  void site
  strict.expectFault(/Failed to load resource/)
  const port = await freePort()
  const gateway = await startServer(['--listen', '127.0.0.1:0', '--oap', `http://127.0.0.1:${port}`])
  server.origins.push(gateway.url)
  try {
    await page.goto(`${gateway.url}/layer/GENERAL`)
    await expect(outage(page)).toContainText('OAP does not answer')
    await expect(outage(page)).toContainText(`127.0.0.1:${port}`)
    await expect(outage(page)).toContainText(/Next try in \d+ s|Trying now/)
    const ports = ['--port', port, '--admin-port', '0', '--zipkin-port', '0']
    const demo = await startServer(['--demo-only', ...ports, ...UNKIND])
    try {
      await page.clock.fastForward(70_000)
      await expect(outage(page)).toHaveCount(0)
      await expect(page.locator('[data-type="Card"][data-state="fresh"]').first()).toBeVisible()
      await expect(
        page.getByRole('navigation', { name: 'Layers' }).getByRole('link', { name: /General/ }),
      ).toBeVisible()
      await strict.end()
    } finally {
      await demo.stop()
    }
  } finally {
    await gateway.stop()
  }
})
