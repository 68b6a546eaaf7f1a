import type { Page } from '@playwright/test'
import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/faulty'
import type { Asked, Wire } from './fixture/faults'

test.use({ world: [...UNKIND, '--pool', '2'] })

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'
const isSearch = ({ operation }: Asked) => /^(BasicTracesAndSupport|QueryBasicTraces)$/.test(operation)

const line = (i: string, x: number, expression: string) => ({
  ...{ i, x, y: 0, w: 12, h: 10, type: 'Widget', widget: { title: expression }, graph: { type: 'Line' } },
  expressions: [expression],
})
const traces = (i: string, y: number) => ({ i, x: 0, y, w: 24, h: 22, type: 'Trace' })
const configuration = {
  ...{ name: 'Two searches', layer: 'GENERAL', entity: 'Service', isRoot: false, isDefault: false },
  children: [line('1', 0, 'service_cpm'), line('2', 12, 'service_resp_time'), traces('3', 10), traces('4', 32)],
}

/** The list of dashboards with one more. */
const withSheet = (answer: Wire): Wire => {
  const rows = answer.data?.['getAllTemplates']
  const row = { id: 'two', configuration: JSON.stringify(configuration) }
  return { ...answer, data: { ...answer.data, getAllTemplates: [...(Array.isArray(rows) ? rows : []), row] } }
}
const isTemplates = ({ body }: Asked) => body.query?.includes('getAllTemplates') === true
const cell = (page: Page, index: number) => page.locator('[data-type="Trace"]').nth(index)

test('two searches in cells of a dashboard have each their own state in the address', async ({
  site,
  page,
  faulty,
}) => {
  void site
  faulty.proxy.set((asked) => (isTemplates(asked) ? { kind: 'change', change: withSheet } : { kind: 'pass' }))
  await page.goto(`${faulty.url}${checkout}/Two%20searches`)
  await cell(page, 0).scrollIntoViewIfNeeded()
  await expect(cell(page, 0)).toHaveAttribute('data-state', 'fresh')
  await cell(page, 0).getByText('Failed', { exact: true }).click()
  await expect(page).toHaveURL(/w\.3\.f\.status=error/)
  await cell(page, 1).scrollIntoViewIfNeeded()
  await cell(page, 1)
    .getByRole('columnheader', { name: /Duration/ })
    .getByRole('button')
    .click()
  await expect(page).toHaveURL(/w\.4\.sort=-duration/)
  await page.reload()
  await cell(page, 1).scrollIntoViewIfNeeded()
  await expect(cell(page, 0).getByRole('radio', { name: 'Failed' })).toBeChecked()
  await expect(cell(page, 1).getByRole('radio', { name: 'Any status' })).toBeChecked()
  await expect(cell(page, 1).getByRole('columnheader', { name: /Duration/ })).toHaveAttribute('aria-sort', 'descending')
  // Both are about the service of the page: nobody else can be chosen.
  await expect(page.getByRole('button', { name: 'All services' })).toHaveCount(0)
})

test('a search that hangs holds up no chart, and only one is asked at a time', async ({ site, page, faulty }) => {
  void site
  faulty.proxy.set((asked) =>
    isTemplates(asked)
      ? { kind: 'change', change: withSheet }
      : isSearch(asked)
        ? { kind: 'silent' }
        : { kind: 'pass' },
  )
  await page.setViewportSize({ width: 1440, height: 1400 })
  await page.goto(`${faulty.url}${checkout}/Two%20searches`)
  await expect(page.locator('[data-type="Line"][data-state="fresh"]')).toHaveCount(2)
  await expect(cell(page, 0)).toHaveAttribute('data-state', 'loading')
  await expect(cell(page, 1)).toHaveAttribute('data-state', 'loading')
  expect(faulty.proxy.asked.filter(isSearch)).toHaveLength(1)

  // Charts go on while it hangs.
  await page.keyboard.press('[')
  await expect(page.locator('[data-type="Line"][data-state="fresh"]')).toHaveCount(2)
  await page.clock.fastForward(6_000)
  await cell(page, 0).getByRole('button', { name: 'Stop' }).click()
  await expect(cell(page, 0)).toContainText('The search was stopped')
  // The other one is asked now, and hangs as well.
  await expect.poll(() => faulty.proxy.asked.filter(isSearch).length).toBeGreaterThan(1)
  faulty.proxy.heal()
  await cell(page, 0).getByRole('button', { name: 'Search again' }).click()
  await expect(cell(page, 0)).toHaveAttribute('data-state', 'fresh')
  await expect(cell(page, 1)).toHaveAttribute('data-state', 'fresh')
})
