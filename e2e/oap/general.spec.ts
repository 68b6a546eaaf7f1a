import { expect, test } from '../fixture/test'
import { compareCards, compareLists, compareTable, expressionsOf, lookup, oap, settled, window } from './compare'
import { ask, evaluate, shows } from './plain'

test('the General page shows what OAP answers, number by number', async ({ site, page, strict }) => {
  await site.open(`/layer/GENERAL?${window}`)
  await settled(page)
  const asked = lookup(strict)
  expect(await compareCards(page, asked)).toBeGreaterThan(0)
  expect(await compareLists(page, asked)).toBeGreaterThan(0)

  const { listServices } = await ask<{ listServices: { name: string }[] }>(
    oap,
    '{ listServices(layer: "GENERAL") { name } }',
  )
  const names = await compareTable(page.locator('[data-type="ServiceList"]'), strict, (serviceName) => ({
    serviceName,
    normal: true,
  }))
  expect([...names].sort()).toEqual(listServices.map(({ name }) => name).sort())
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
  const query = '{ getAllTemplates { configuration } }'
  const { getAllTemplates } = await ask<{ getAllTemplates: { configuration: string }[] }>(oap, query)
  // This OAP removes none: what was deleted in the page carries a mark.
  const kept = getAllTemplates.filter(({ configuration }) => !configuration.includes('"deleted":true'))
  await site.open('/dashboards?f.where=server')
  await expect(page.getByRole('table')).toBeVisible()
  await expect(page.getByText(new RegExp(`^${kept.length} of \\d+$`))).toBeVisible()
})
