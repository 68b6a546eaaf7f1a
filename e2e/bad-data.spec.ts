import { expect, test } from './fixture/faulty'

const faults = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Faults'

test('each broken expression says so in its own widget, and the rest is drawn', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  // 0 / 0 is shown as OAP wrote it.
  strict.allowText(/^NaN$/)
  await page.goto(faulty.url + faults)
  const widget = (title: string) =>
    page.locator('[data-widget]', { has: page.getByRole('heading', { name: title, exact: true }) })
  await expect(widget('Good')).toHaveAttribute('data-state', 'fresh')
  await expect(widget('Unknown metric')).toHaveAttribute('data-state', 'error')
  await expect(widget('Unknown metric')).toContainText('no_such_metric')
  await expect(widget('Syntax error')).toHaveAttribute('data-state', 'error')
  await expect(widget('Syntax error')).toContainText(/column 16/)
  await expect(widget('Infinite')).toHaveAttribute('data-state', 'bad-value')
  await expect(widget('Infinite')).toContainText('∞')
  await expect(widget('Not a number')).toHaveAttribute('data-state', 'bad-value')
  await expect(widget('One of two fails')).toHaveAttribute('data-state', 'partial')
  await expect(widget('One of two fails').locator('canvas').first()).toBeVisible()
  await expect(widget('Percentiles')).toHaveAttribute('data-state', 'fresh')
  await expect(widget('Slowest')).toHaveAttribute('data-state', 'fresh')
  await expect(widget('From the future')).toHaveAttribute('data-state', 'unsupported')
})

test('an entity that reports nothing: no data in this window, in words', async ({ site, page, faulty }) => {
  void site
  // plover::legacy-till exists, has traffic, and has no such endpoint.
  const endpoint = 'cGxvdmVyOjpsZWdhY3ktdGlsbA%3D%3D.1_L25vd2hlcmU%3D'
  await page.goto(`${faulty.url}/layer/GENERAL/endpoint/${endpoint}`)
  const chart = page.locator('[data-type="Line"]').first()
  await expect(chart).toHaveAttribute('data-state', 'empty')
  await expect(chart).toContainText(/No data between/)
})

for (const [name, values] of [
  ['results: []', null],
  ['∞ and NaN', ['∞', 'NaN', '12']],
  ['a decimal comma', ['1234,568']],
  ['Arabic digits', ['١٢٣٤٫٥٦٨']],
] as const) {
  test(`values from another world, ${name}: never a wrong number`, async ({ site, page, faulty, strict }) => {
    void site
    strict.allowText(/\bNaN\b/)
    faulty.proxy.set(({ body }) =>
      /execExpression/.test(body.query ?? '')
        ? {
            kind: 'change',
            change: ({ data, ...rest }) => ({
              ...rest,
              data: Object.fromEntries(
                Object.entries(data ?? {}).map(([key, value]) => [key, replaced(value, values)]),
              ),
            }),
          }
        : { kind: 'pass' },
    )
    await page.goto(faulty.url + faults)
    const card = page.locator('[data-type="Card"]').first()
    await expect(card).toHaveAttribute('data-state', values ? 'bad-value' : 'empty')
    await expect(card).not.toContainText('1,234')
    if (values) await expect(card).toContainText(values[0])
    const chart = page.locator('[data-type="Line"]', { has: page.getByRole('heading', { name: 'Percentiles' }) })
    await expect(chart).toHaveAttribute('data-state', values ? 'bad-value' : 'empty')
  })
}

interface Answer {
  results: { metric: unknown; values: { id: string | null; value: string | null }[] }[]
}

function replaced(value: unknown, values: readonly string[] | null): unknown {
  if (typeof value !== 'object' || value === null || !('results' in value)) return value
  const answer = value as Answer
  if (values === null) return { ...answer, results: [] }
  return {
    ...answer,
    results: answer.results.map((line) => ({
      ...line,
      values: line.values.map((point, index) => ({ ...point, value: values[index % values.length] ?? null })),
    })),
  }
}

test('labels with commas, equals signs, quotes and emoji are shown as they are', async ({
  site,
  page,
  faulty,
  strict,
}) => {
  void site
  strict.allowText(/^NaN$/)
  const label = `a=b,c='d' "e" 🦅 <i>x</i>`
  faulty.proxy.set(({ body }) =>
    /execExpression/.test(body.query ?? '')
      ? {
          kind: 'change',
          change: ({ data, ...rest }) => ({
            ...rest,
            data: JSON.parse(
              JSON.stringify(data).replaceAll('"value":"99"', `"value":${JSON.stringify(label)}`),
            ) as unknown,
          }),
        }
      : { kind: 'pass' },
  )
  await page.goto(faulty.url + faults)
  const chart = page.locator('[data-type="Line"]', { has: page.getByRole('heading', { name: 'Percentiles' }) })
  await expect(chart).toHaveAttribute('data-state', 'fresh')
  await expect(chart).toContainText(label)
})

test('a stored template that is not JSON is listed as damaged and hurts nothing', async ({ site, page, faulty }) => {
  void site
  await page.goto(`${faulty.url}/dashboards`)
  const row = page.getByRole('row', { name: /Broken/ })
  await expect(row).toContainText('Damaged')
  await expect(page.getByRole('row', { name: /Faults/ })).toBeVisible()
})
