import { instant, serviceId } from './fixture/sheet'
import { expect, test } from './fixture/test'

test.use({ world: instant('2026-03-18T14:50:00Z') })

test('J8.5: the pod says that its heap is full, the other one does not', async ({ site, page }) => {
  const lines = page.getByRole('treegrid', { name: 'Log lines' })
  const rows = lines.locator('[data-row]')
  const of = `of=service:${serviceId('plover::ticketing')}`
  await site.open(`/logs?${of}&from=2026-03-18T14:35Z&to=2026-03-18T14:40Z&tz=utc&f.keyword=OutOfMemoryError`)
  await expect(page.locator('.logs')).toHaveAttribute('data-ready', 'true')
  await expect(rows.first()).toContainText('OutOfMemoryError')
  for (const line of await rows.allTextContents()) expect(line).toContain('ticketing-r86qhlnpb-mzlmp')
  await rows.first().click()
  await expect(lines).toContainText('TemplateCache.java:57')
})
