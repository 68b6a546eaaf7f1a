import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

// `top_n` takes no attributes there, and rankings carry names only.
test.use({ world: [...UNKIND, '--oap-version', '10.1.0'] })

test('an older OAP is asked who is worst in words it knows', async ({ site, page, strict }) => {
  await site.open('/layer/GENERAL/Overview')
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  await expect(list.getByText(/^26 services, 4 quiet$/)).toBeVisible()
  await expect(list.locator('[data-row="0"] .name')).toHaveText('checkout')
  const bodies = strict.asked.map(({ body }) => body).join('\n')
  expect(bodies).toContain('top_n(service_sla,5000,asc)/100')
  expect(bodies).not.toContain('attr0')
})
