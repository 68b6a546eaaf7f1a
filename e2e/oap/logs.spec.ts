import type { Page } from '@playwright/test'
import { inAddress } from '../fixture/graph'
import type { Watch } from '../fixture/strict'
import { expect, test } from '../fixture/test'
import { servicesOf, sorted, variablesOf } from './asked'
import { oap, window } from './compare'
import { everyOf, levelOf, logsOf, rowOf, rowsOf, type Condition, type Row } from './lines'
import { walks, walksShortly } from './pages'
import { ask, type Duration } from './plain'

const logs = (page: Page) => page.locator('.logs')
const rows = (page: Page) => page.getByRole('treegrid', { name: 'Log lines' }).locator('[data-row]')
const foot = (page: Page) => page.locator('.logs > .foot')
const stands = (page: Page) => expect(logs(page)).toHaveAttribute('data-ready', 'true')
const asked = (strict: Watch) => variablesOf<{ condition: Condition }>(strict, 'queryLogs').condition

async function inService(name: string): Promise<string> {
  const found = (await servicesOf(oap, 'GENERAL')).find((service) => service.name === name)
  if (!found) throw new Error(`OAP lists no service ${name}`)
  return `/logs?of=service:${inAddress(found.id)}&${window}`
}

for (const [name, type] of [
  ['checkout', 'TEXT'],
  ['storefront', 'JSON'],
  ['catalog', 'YAML'],
] as const)
  test(
    `the lines of ${name} are those that queryLogs answers, ${type} among them, in OAP's zone`,
    name === 'checkout' ? walksShortly('logs') : walks('logs'),
    async ({ site, page, strict }) => {
      await site.open(`${await inService(name)}&f.size=100`)
      await stands(page)
      const condition = asked(strict)
      expect(condition).toMatchObject({ queryOrder: 'DES', paging: { pageNum: 1, pageSize: 100 } })
      const lines = await logsOf(condition)
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.map(({ contentType }) => contentType)).toContain(type)
      expect((await rowsOf(page)).slice(0, lines.length)).toEqual(lines.map(rowOf))

      const at = lines.findIndex(({ contentType }) => contentType === type)
      await page.getByRole('treegrid', { name: 'Log lines' }).evaluate((one, to) => one.scrollTo(0, to), at * 20)
      await rows(page)
        .and(page.locator(`[data-row="${at}"]`))
        .locator('.message')
        .click()
      const detail = rows(page).locator('.detail')
      await expect(detail).toContainText(lines[at]?.endpointName ?? '')
      await expect(detail.getByRole('tree')).toHaveCount(type === 'TEXT' ? 0 : 1)
    },
  )

/** What the last request for lines asked, which is several questions where there are several words. */
function conditions({ asked }: Watch): readonly Condition[] {
  const body = asked.map((one) => one.body).findLast((one) => one.includes('queryLogs('))
  const { variables } = JSON.parse(body ?? '{}') as { variables?: Readonly<Record<string, Condition>> }
  return Object.values(variables ?? {})
}
async function loadAll(page: Page): Promise<void> {
  for (const more = page.getByRole('button', { name: 'Load more' }); (await more.count()) > 0; await stands(page))
    await more.click()
}
const sortedTimes = (rows: readonly Row[]): readonly string[] => sorted(rows.map(([time]) => time))

for (const [levels, words] of [
  ['error', ['ERROR']],
  ['error,warn', ['ERROR', 'WARN']],
] as const)
  test(`the lines of ${levels} are asked of OAP by ${words.join(' and ')}, none is left out, in order of time`, async ({
    site,
    page,
    strict,
  }) => {
    await site.open(`/logs?${window}&f.size=50&f.level=${levels}`)
    await stands(page)
    const told = conditions(strict)
    expect(sorted(told.map(({ tags }) => tags?.map(({ value }) => value).join() ?? ''))).toEqual(words)
    const { tags: _, ...plain } = { ...told[0], paging: { pageNum: 1, pageSize: 1 } }
    const every = await everyOf(plain)
    const some = every.filter((line) => words.some((word) => word === levelOf(line)))
    expect(some.length).toBeGreaterThan(0)
    expect(some.length).toBeLessThan(every.length)
    await loadAll(page)
    await expect(foot(page)).toContainText(`all ${some.length} lines of the window`)
    const found = await rowsOf(page)
    expect(sorted(found.map(String))).toEqual(sorted(some.map((line) => String(rowOf(line)))))
    expect(found.map(([time]) => time)).toEqual([...sortedTimes(found)].reverse())
  })

test('keys and values of tags are those that OAP completes, and a tag narrows the search', async ({
  site,
  page,
  strict,
}) => {
  await site.open(await inService('checkout'))
  await stands(page)
  const field = page.getByRole('combobox', { name: 'Tags' })
  const offers = page.getByRole('option')
  await field.click()
  await expect(offers.first()).toBeVisible()
  const { duration } = variablesOf<{ duration: Duration }>(strict, 'queryLogTagAutocompleteKeys')
  const { keys } = await ask<{ keys: readonly string[] }>(
    oap,
    'query($duration: Duration!) { keys: queryLogTagAutocompleteKeys(duration: $duration) }',
    { duration },
  )
  expect(keys).toContain('level')
  expect(sorted(await offers.allInnerTexts())).toEqual(sorted(keys))

  await page.getByRole('option', { name: 'level', exact: true }).click()
  await expect(page.getByRole('option', { name: 'ERROR', exact: true })).toBeVisible()
  const variables = variablesOf<{ tagKey: string; duration: Duration }>(strict, 'queryLogTagAutocompleteValues')
  const { values } = await ask<{ values: readonly string[] }>(
    oap,
    'query($tagKey: String!, $duration: Duration!) { values: queryLogTagAutocompleteValues(tagKey: $tagKey, duration: $duration) }',
    variables,
  )
  expect(sorted(await offers.allInnerTexts())).toEqual(sorted(values))
  await page.getByRole('option', { name: 'ERROR', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Remove level=ERROR' })).toBeVisible()
  await expect.poll(() => asked(strict).tags).toEqual([{ key: 'level', value: 'ERROR' }])
  await stands(page)
  expect(await rowsOf(page)).toEqual((await logsOf(asked(strict))).map(rowOf))
})

test('a key that OAP does not index finds nothing, and the page says why', async ({ site, page, strict }) => {
  await site.open(`${await inService('checkout')}&f.tag=nobody.knows%3D1`)
  await expect(logs(page)).toHaveAttribute('data-state', 'empty')
  expect(await logsOf(asked(strict))).toEqual([])
  await expect(page.getByRole('main')).toContainText('Tags find only what OAP was told to index')
})

for (const [order, sort] of [
  ['newest first', ''],
  ['oldest first', '&sort=time'],
] as const)
  test(`page after page brings every line once, ${order}`, async ({ site, page, strict }) => {
    await site.open(`${await inService('checkout')}&f.size=50${sort}`)
    await stands(page)
    const condition = asked(strict)
    const all = await everyOf(condition)
    expect(all.length).toBeGreaterThan(100)
    await loadAll(page)
    await expect(foot(page)).toContainText(`all ${all.length} lines of the window`)
    const found = await rowsOf(page)
    expect(sorted(found.map(String))).toEqual(sorted(all.map((line) => String(rowOf(line)))))
    const times = sortedTimes(found)
    expect(found.map(([time]) => time)).toEqual(sort === '' ? [...times].reverse() : times)
    expect(asked(strict).queryDuration).toEqual(condition.queryDuration)
  })

test('keywords are told as ignored here: they narrow what is loaded, and are not sent again', async ({
  site,
  page,
  strict,
}) => {
  const { has } = await ask<{ has: boolean }>(oap, '{ has: supportQueryLogsByKeywords }')
  expect(has).toBe(false)
  await site.open(`${await inService('checkout')}&f.keyword=Pricing&f.exclude=placed&f.size=1000`)
  await stands(page)
  await expect(page.getByText('This storage ignores keywords')).toBeVisible()
  const condition = asked(strict)
  expect(condition).toHaveProperty('keywordsOfContent', ['Pricing'])
  // What it would answer if they were sent alone: all of them.
  const { keywordsOfContent: _, excludingKeywordsOfContent: __, ...plain } = { ...condition }
  const all = await logsOf(plain)
  expect(await logsOf(condition)).toEqual(all)
  const fitting = all.filter(({ content }) => /pricing/i.test(content) && !/placed/i.test(content))
  expect(fitting.length).toBeGreaterThan(0)
  expect(fitting.length).toBeLessThan(all.length)
  expect(await rowsOf(page)).toEqual(fitting.map(rowOf))
  await expect(foot(page)).toContainText(`${fitting.length} of ${all.length} loaded lines fit`)

  await page.getByRole('button', { name: 'Newest first' }).click()
  await expect.poll(() => asked(strict)).toMatchObject({ queryOrder: 'ASC' })
  expect(asked(strict)).not.toHaveProperty('keywordsOfContent')
  expect(asked(strict)).not.toHaveProperty('excludingKeywordsOfContent')
})

test('lines around a hit are those of its instance, seconds before and after', async ({ site, page, strict }) => {
  await site.open(`${await inService('checkout')}&f.level=error`)
  await stands(page)
  const [hit] = await logsOf(asked(strict))
  await rows(page).first().locator('.message').click()
  await page.getByRole('button', { name: 'Lines around it' }).click()
  await expect(page).toHaveURL(/f\.around=/)
  await stands(page)
  const condition = asked(strict)
  expect(condition).toMatchObject({ serviceInstanceId: hit?.serviceInstanceId })
  const around = await logsOf(condition)
  expect(around).toContainEqual(hit)
  expect(await rowsOf(page)).toEqual(around.map(rowOf))
  await expect(foot(page)).toContainText('around it')
})

test(
  'a line leads to the very span that wrote it, and that span to its lines',
  walks('a trace', 'logs'),
  async ({ site, page, strict }) => {
    await site.open(`${await inService('checkout')}&f.level=error`)
    await stands(page)
    const [line] = await logsOf(asked(strict))
    await rows(page).first().getByRole('button', { name: 'trace' }).click()
    await expect(page).toHaveURL(/\/trace\/.*sel=\d+~/)
    const address = new URL(page.url())
    const [, spanId = '', segmentId = ''] = /^(\d+)~(.+)$/.exec(address.searchParams.get('sel') ?? '') ?? []
    expect(decodeURIComponent(address.pathname)).toContain(line?.traceId ?? 'none')
    const relatedTrace = { traceId: line?.traceId ?? '', segmentId, spanId: Number(spanId) }
    const ofSpan = await logsOf({ relatedTrace, paging: { pageNum: 1, pageSize: 100 } })
    expect(ofSpan).toContainEqual(line)
    const reader = page.locator('[data-part="trace-reader"]')
    await expect(reader.locator('[data-row][aria-selected="true"]').first()).toContainText('POST:/orders')

    await page
      .getByRole('link', { name: 'Logs of the span' })
      .or(page.getByRole('button', { name: 'Logs of the span' }))
      .click()
    await expect(page).toHaveURL(/\/logs\?.*f\.segment=/)
    await stands(page)
    expect(asked(strict)).toMatchObject({ relatedTrace })
    expect(await rowsOf(page)).toEqual(ofSpan.map(rowOf))

    // The lines of the whole trace are in the order in which they were written.
    await page.getByRole('button', { name: 'All lines of the trace' }).click()
    await expect.poll(() => asked(strict).relatedTrace).toEqual({ traceId: line?.traceId })
    await stands(page)
    const ofTrace = await logsOf(asked(strict))
    expect(ofTrace.length).toBeGreaterThanOrEqual(ofSpan.length)
    expect(await rowsOf(page)).toEqual(ofTrace.map(rowOf))
  },
)

test('the Log tab of the stock dashboard shows the lines of its service', async ({ site, page, strict }) => {
  const service = (await servicesOf(oap, 'GENERAL')).find(({ name }) => name === 'storefront')
  await page.setViewportSize({ width: 1440, height: 2400 })
  await site.open(`/layer/GENERAL/service/${inAddress(service?.id ?? '')}/General-Service?${window}`)
  await page.getByRole('tab', { name: 'Log', exact: true }).click()
  await expect(page.locator('[data-type="Log"]')).toHaveAttribute('data-state', 'fresh')
  expect(asked(strict)).toMatchObject({ serviceId: service?.id })
  const lines = await logsOf(asked(strict))
  expect(lines.length).toBeGreaterThan(0)
  expect((await rowsOf(page)).slice(0, lines.length)).toEqual(lines.map(rowOf))
})
