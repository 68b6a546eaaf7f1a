import type { Page } from '@playwright/test'
import { NOW } from './fixture/server'
import { expect, test } from './fixture/test'

test.use({ world: ['--now', NOW, '--tz', '+0530', '--storage', 'banyandb', '--data', ':memory:'] })

const of = `of=service:${encodeURIComponent('cGxvdmVyOjpjaGVja291dA==.1')}`
const rows = (page: Page) => page.getByRole('table', { name: 'Traces found' }).locator('[data-row]')

test('storage that gives whole traces lists the spans of each service, and opening one asks for nothing more', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`/traces?${of}&from=now-10m&to=now&tz=utc`)
  await expect(page.locator('.traces')).toHaveAttribute('data-ready', 'true')
  const first = rows(page).first()
  await expect(first.locator('.share').first()).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Spans', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect(page.locator('.foot')).toContainText(/\b60 traces/)
  const { body = '' } = strict.asked.findLast((one) => one.body?.includes('queryTraces(')) ?? {}
  expect(body).toContain('queryTraces(')
  expect(body).toContain('"paging":{"pageNum":2,"pageSize":30}')

  // The badge of the rail asks for alarms when it likes.
  const traces = (): number => strict.asked.filter(({ body }) => body?.includes('queryTrace')).length
  const before = traces()
  await first.getByRole('link').click()
  await expect(page.locator('[data-part="trace-reader"]')).toBeVisible()
  expect(traces()).toBe(before)

  // By its address alone it is found as well.
  await page.getByRole('button', { name: 'Full page' }).click()
  await page.reload()
  await expect(page.locator('[data-part="trace-reader"]')).toBeVisible()
})
