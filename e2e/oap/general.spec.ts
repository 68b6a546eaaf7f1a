import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixture/test'
import type { Watch } from '../fixture/strict'
import { ask, evaluate, questionsIn, shows, type Asked } from './plain'

const oap = process.env['AERIE_OAP'] ?? ''

/** A window that ended a few minutes ago: its numbers stand still while they are compared. */
const window = 'from=now-30m&to=now-3m&tz=oap'

const expressionsOf = async (cell: Locator) =>
  JSON.parse((await cell.getAttribute('data-expressions')) ?? '[]') as string[]

/** What the page asked, by expression; about the page's own entity unless a service is named. */
function lookup(strict: Watch) {
  const all: Asked[] = strict.asked.flatMap(({ body }) => questionsIn(body))
  return (expression: string, service?: string): Asked => {
    const found = all
      .filter(
        (asked) => asked.expression === expression && (service === undefined || asked.entity.serviceName === service),
      )
      .at(-1)
    if (!found) throw new Error(`the page never asked ${expression} ${service ?? ''}`)
    return found
  }
}

/** Only what is on screen asks: a tall one shows all. */
async function settled(page: Page) {
  await page.setViewportSize({ width: 1440, height: 3000 })
  await expect(page.locator('[data-widget]').first()).toBeVisible()
  await expect(page.locator('[data-widget]:not([data-ready="true"])')).toHaveCount(0)
}

async function compareCards(page: Page, asked: ReturnType<typeof lookup>): Promise<number> {
  let compared = 0
  for (const card of await page.locator('[data-type="Card"]').all()) {
    const [expression = ''] = await expressionsOf(card)
    const { entity, duration } = asked(expression)
    const { error, results } = await evaluate(oap, expression, entity, duration)
    expect(error).toBeNull()
    const value = results[0]?.values.at(-1)?.value ?? null
    if (value === null) {
      expect(await card.getAttribute('data-state')).toBe('empty')
      continue
    }
    const text = await card.locator('.value').first().innerText()
    expect(shows(text, value), `${expression}: the page says ${text}, OAP ${value}`).toBe(true)
    compared++
  }
  return compared
}

async function compareLists(page: Page, asked: ReturnType<typeof lookup>): Promise<number> {
  let compared = 0
  for (const list of await page.locator('[data-type="TopList"]').all()) {
    const [expression = ''] = await expressionsOf(list)
    const { expression: sent, entity, duration } = asked(expression)
    const { results } = await evaluate(oap, sent, entity, duration)
    const rows = list.locator('li')
    const values = results[0]?.values ?? []
    expect(await rows.count()).toBe(values.length)
    for (const [index, { value }] of values.entries()) {
      const text = await rows.nth(index).locator('.value').innerText()
      expect(shows(text, value ?? ''), `${expression} row ${index}: the page says ${text}, OAP ${value}`).toBe(true)
      compared++
    }
  }
  return compared
}

test('the General page shows what OAP answers, number by number', async ({ site, page, strict }) => {
  await site.open(`/layer/GENERAL?${window}`)
  await settled(page)
  const asked = lookup(strict)
  expect(await compareCards(page, asked)).toBeGreaterThan(0)
  expect(await compareLists(page, asked)).toBeGreaterThan(0)

  const table = page.locator('[data-type="ServiceList"]')
  const expressions = await expressionsOf(table)
  const { listServices } = await ask<{ listServices: { name: string }[] }>(
    oap,
    '{ listServices(layer: "GENERAL") { name } }',
  )
  const rows = await table
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .all()
  expect(rows.length).toBe(listServices.length)
  for (const row of rows) {
    const name = (await row.getByRole('link').getAttribute('title')) ?? ''
    const cells = row.locator('td.num')
    for (const [index, expression] of expressions.entries()) {
      const { entity, duration } = asked(expression, name)
      const { results } = await evaluate(oap, expression, entity, duration)
      const value = results[0]?.values.at(-1)?.value ?? null
      const text = (await cells.nth(index).innerText()).trim()
      if (value === null) expect(text).toBe('–')
      else expect(shows(text, value), `${name} ${expression}: the page says ${text}, OAP ${value}`).toBe(true)
    }
  }
})

test("a service's charts show what OAP answers, bucket by bucket, in OAP's zone", async ({ site, page, strict }) => {
  const { listServices } = await ask<{ listServices: { id: string; name: string }[] }>(
    oap,
    '{ listServices(layer: "GENERAL") { id name } }',
  )
  const service = listServices.find(({ name }) => name === 'checkout') ?? listServices[0]
  await site.open(`/layer/GENERAL/service/${encodeURIComponent(service?.id ?? '').replaceAll('%2F', '~')}?${window}`)
  await settled(page)
  const asked = lookup(strict)
  expect(await compareCards(page, asked)).toBeGreaterThan(0)
  expect(await compareLists(page, asked)).toBeGreaterThan(0)

  let compared = 0
  for (const chart of await page.locator('[data-type="Line"][data-state="fresh"]').all()) {
    const expressions = await expressionsOf(chart)
    const lines = await Promise.all(
      expressions.map(async (expression) => {
        const { entity, duration } = asked(expression)
        return (await evaluate(oap, expression, entity, duration)).results
      }),
    )
    const plot = chart.locator('[data-part="plot"]')
    await plot.focus()
    await page.keyboard.press('End')
    const spoken = (await chart.locator('[aria-live]').last().innerText()).trim()
    const last = lines.flatMap((results) => results.map(({ values }) => values.at(-1)))
    // "23:41, p50 12 ms, …": the bucket's time in OAP's zone, then each series.
    expect(spoken).toMatch(/^\d{2}:\d{2}/)
    const [time = ''] = spoken.split(',')
    const at = new Date(Number(last[0]?.id)).toLocaleTimeString('en-GB', {
      timeZone: 'Asia/Kolkata',
      hour: '2-digit',
      minute: '2-digit',
    })
    expect(time).toContain(at)
    const numbers = [...spoken.slice(time.length).matchAll(/ (-?[\d,.]+[kMG]?)(?: [^\s,]+)?(?=,|$)/g)].map(
      (match) => match[1] ?? '',
    )
    const values = last.flatMap((point) => (point?.value === null || point === undefined ? [] : [point.value]))
    expect(numbers.length).toBe(Math.min(5, values.length))
    for (const text of numbers)
      expect(
        values.some((value) => shows(text, value)),
        `${expressions.join()}: the page says ${text}, OAP ${values.join()}`,
      ).toBe(true)
    compared += numbers.length
  }
  expect(compared).toBeGreaterThan(0)
})

test('the stored templates of OAP are listed', async ({ site, page }) => {
  const { getAllTemplates } = await ask<{ getAllTemplates: { id: string }[] }>(oap, '{ getAllTemplates { id } }')
  await site.open('/dashboards')
  await expect(page.getByRole('table')).toBeVisible()
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'on this OAP' }).count()).toBe(getAllTemplates.length)
})
