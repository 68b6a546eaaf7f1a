import type { Page } from '@playwright/test'
import { inAddress } from '../fixture/graph'
import { expect, test } from '../fixture/test'
import { servicesOf, sorted, variablesOf } from './asked'
import { oap, window } from './compare'
import { walks, walksShortly } from './pages'
import { ask } from './plain'

interface Basic {
  readonly traceIds: readonly string[]
  readonly endpointNames: readonly string[]
  readonly duration: number
  readonly isError: boolean
}
interface Span {
  readonly serviceCode: string
  readonly endpointName: string
}

const SEARCH = `query($condition: TraceQueryCondition) {
  queryBasicTraces(condition: $condition) { traces { traceIds endpointNames duration isError } } }`

async function search(condition: unknown): Promise<readonly Basic[]> {
  const { queryBasicTraces } = await ask<{ queryBasicTraces: { traces: readonly Basic[] } }>(oap, SEARCH, { condition })
  return queryBasicTraces.traces
}

/** Every row of the list, whichever are drawn, in its order: the trace it opens, and what it says. */
async function rowsOf(page: Page) {
  const scroller = page.locator('.found')
  const rows = new Map<number, { readonly id: string; readonly name: string; readonly failed: boolean }>()
  const height = await scroller.evaluate((one) => one.scrollHeight)
  for (let top = 0; top < height; top += 300) {
    await scroller.evaluate(async (one, to) => {
      one.scrollTo(0, to)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }, top)
    const drawn = await scroller.locator('[data-row]').evaluateAll((all) =>
      all.map((row) => ({
        at: Number(row.getAttribute('data-row')),
        href: row.querySelector('a')?.getAttribute('href') ?? '',
        name: row.querySelector('a')?.textContent?.trim() ?? '',
        failed: row.querySelector('a.bad') !== null,
      })),
    )
    for (const { at, href, name, failed } of drawn)
      rows.set(at, { id: new URL(href, 'http://x').searchParams.get('f.open') ?? '', name, failed })
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}

/** Each of the three has orders, some of them slow or failed. */
const SHOP: ReadonlySet<string> = new Set(['gateway', 'storefront', 'checkout'])

for (const [what, more] of [
  ['the latest', ''],
  ['the failed', '&f.status=error'],
  ['those over 300 ms, slowest first', '&f.min=300&sort=-duration'],
  ['those from 100 to 900 ms', '&f.min=100&f.max=900'],
  ['those with a tag', '&f.tag=http.method%3DPOST'],
  ['those with two tags', '&f.tag=http.method%3DPOST,http.status_code%3D500'],
] as const) {
  test(`a search for ${what} lists what queryBasicTraces answers`, walks('traces'), async ({ site, page, strict }) => {
    let listed = 0
    for (const { id } of (await servicesOf(oap, 'GENERAL')).filter(({ name }) => SHOP.has(name))) {
      await site.open(`/traces?of=service:${inAddress(id)}&${window}${more}`)
      await expect(page.locator('.traces')).toHaveAttribute('data-ready', 'true')
      const { condition } = variablesOf<{ condition: Record<string, unknown> }>(strict, 'queryBasicTraces')
      expect(condition).toMatchObject({ serviceId: id })
      if (more.includes('f.tag')) expect(condition['tags']).toContainEqual({ key: 'http.method', value: 'POST' })
      const answer = await search(condition)
      const ids = [...new Set(answer.map(({ traceIds }) => traceIds[0] ?? ''))]
      if (ids.length === 0) {
        await expect(page.locator('.traces')).toHaveAttribute('data-state', 'empty')
        continue
      }
      const rows = await rowsOf(page)
      expect(rows.map((row) => row.id)).toEqual(ids)
      for (const row of rows) {
        const segments = answer.filter(({ traceIds }) => traceIds[0] === row.id)
        expect(segments.map(({ endpointNames }) => endpointNames[0])).toContain(row.name)
        expect(row.failed).toBe(segments.some(({ isError }) => isError))
      }
      listed += rows.length
    }
    expect(listed).toBeGreaterThan(0)
  })
}

test(
  'a trace has the spans that queryTrace answers',
  walksShortly('traces', 'a trace'),
  async ({ site, page, strict }) => {
    const service = (await servicesOf(oap, 'GENERAL')).find(({ name }) => name === 'checkout')
    await site.open(`/traces?of=service:${inAddress(service?.id ?? '')}&${window}`)
    await expect(page.locator('.traces')).toHaveAttribute('data-ready', 'true')
    const { condition } = variablesOf<{ condition: unknown }>(strict, 'queryBasicTraces')
    const [found] = await search(condition)
    const traceId = found?.traceIds[0] ?? ''
    const { queryTrace } = await ask<{ queryTrace: { spans: readonly Span[] } }>(
      oap,
      'query($traceId: ID!) { queryTrace(traceId: $traceId) { spans { serviceCode endpointName } } }',
      { traceId },
    )
    const { spans } = queryTrace
    expect(spans.length).toBeGreaterThan(5)

    await page.setViewportSize({ width: 1440, height: 2400 })
    await site.open(`/trace/${encodeURIComponent(traceId)}?view=table&${window}`)
    const reader = page.locator('[data-part="trace-reader"]')
    await expect(reader.getByRole('grid')).toHaveAttribute('aria-rowcount', String(spans.length + 1))
    await expect(reader.locator('.sum')).toContainText(`${spans.length} spans`)
    const services = new Set(spans.map(({ serviceCode }) => serviceCode))
    await expect(reader.locator('.sum')).toContainText(`${services.size} services`)
    const shown = await reader.locator('[data-row]').evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('td')]
          .slice(0, 2)
          .map((cell) => cell.textContent?.trim())
          .join(' | '),
      ),
    )
    expect(sorted(shown)).toEqual(
      sorted(spans.map(({ endpointName, serviceCode }) => `${endpointName} | ${serviceCode}`)),
    )
  },
)
