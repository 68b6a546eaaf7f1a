import type { Page } from '@playwright/test'
import { expect, test, type Site } from './fixture/test'
import type { Watch } from './fixture/strict'

/** DESIGN, "Performance budgets": requests to OAP until the page stands, in a window of 1440 × 900. */
const BUDGET = 6

const general = '/layer/GENERAL'
const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

const asked = ({ asked }: Watch) =>
  asked.map(({ body }) => {
    const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> }
    return { query, name: /^query (\w+)/.exec(query)?.[1] ?? query, variables }
  })

/** The list of templates is fetched once per tab whatever the page, and is not counted. */
const counted = (strict: Watch): readonly string[] =>
  asked(strict)
    .map(({ name }) => name)
    .filter((name) => name !== 'GetAllTemplates')

/** Expression and entity of every question, in the order of asking. */
const questions = (strict: Watch): readonly string[] =>
  asked(strict).flatMap(({ variables }) =>
    Object.keys(variables)
      .filter((name) => /^x\d+$/.test(name))
      .map((name) => JSON.stringify([variables[name], variables[`e${name.slice(1)}`]])),
  )

/** Code that the page fetched, by the name of its chunk. */
function chunksOf(page: Page): readonly string[] {
  const found: string[] = []
  page.on('request', (request) => {
    const [, name] = /\/assets\/([\w-]+)-[\w-]{8}\.js$/.exec(request.url()) ?? []
    if (name !== undefined) found.push(name)
  })
  return found
}

async function stands({ view }: Site, strict: Watch): Promise<void> {
  await expect(view.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')
  // Nothing follows: as many requests as a moment before.
  let before = -1
  await expect
    .poll(
      () => {
        const same = strict.asked.length === before
        before = strict.asked.length
        return same
      },
      { intervals: [700] },
    )
    .toBe(true)
}

test('home asks who is there, what fires, what changed and who is worst off, and nothing else', async ({
  site,
  strict,
  page,
}) => {
  const chunks = chunksOf(page)
  await site.open('/')
  await expect(site.view.locator('[data-state="fresh"]').first()).toBeVisible()
  await expect(site.view.getByRole('heading', { name: /services in \d+ layers/ })).toBeVisible()
  await expect(site.view.locator('.home')).toHaveAttribute('data-ready', 'true')
  await expect(site.view.locator('[data-part="worst"] td.num').first()).toHaveText(/\d/)
  expect([...counted(strict)].sort()).toEqual(['Batch', 'Batch', 'GetAlarm', 'Hello', 'QueryEvents', 'ServicesAndMenu'])
  expect(chunks).toContain('HomeView')
  expect(chunks.filter((name) => /^(sheet|charts|surface|lists|LayerView|stock|dashboards|level)$/.test(name))).toEqual(
    [],
  )
})

test('the page of a layer stays within its requests, and asks for rows that are on screen only', async ({
  site,
  strict,
  page,
}) => {
  const chunks = chunksOf(page)
  await site.open(general)
  const list = site.view.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  await stands(site, strict)
  expect(counted(strict).length).toBeLessThanOrEqual(BUDGET)
  expect(asked(strict).filter(({ query }) => query.includes('listServices'))).toHaveLength(1)
  expect(new Set(questions(strict)).size).toBe(questions(strict).length)
  // A scroll bar that comes with the rows takes no trend away that was asked for already: its number came with it.
  const success = questions(strict).filter((question) => question.includes('"service_sla/100"'))
  expect(
    success.filter((trend) => questions(strict).includes(trend.replace(/[\w/]+/, 'avg(service_sla)/100'))),
  ).toEqual([])
  // It draws no lines; MQE's parser is for older servers.
  expect(chunks).toContain('lists')
  expect(chunks.filter((name) => /^(charts|surface|level)$/.test(name))).toEqual([])

  // As many rows as the window shows of the list, one more at its end.
  const rows = await list.locator('[data-row]').evaluateAll((found) => {
    const list = found[0]?.closest('.scroll')?.getBoundingClientRect().bottom ?? 0
    const end = Math.min(window.innerHeight, list)
    return found.filter((row) => row.getBoundingClientRect().top < end).length
  })
  const inList = questions(strict).filter((question) => question.includes('"avg(service_sla)/100"'))
  expect(inList.length).toBeGreaterThanOrEqual(rows)
  expect(inList.length).toBeLessThanOrEqual(rows + 1)

  await list.locator('[data-row]').last().scrollIntoViewIfNeeded()
  await expect.poll(() => questions(strict).length).toBeGreaterThan(inList.length)
  await stands(site, strict)
  expect(new Set(questions(strict)).size).toBe(questions(strict).length)
})

test('the page of a service stays within its requests', async ({ site, strict }) => {
  await site.open(checkout)
  await expect(site.view.locator('[data-type="Line"][data-state="fresh"]').first()).toBeVisible()
  await stands(site, strict)
  expect(counted(strict).length).toBeLessThanOrEqual(BUDGET)
  expect(new Set(questions(strict)).size).toBe(questions(strict).length)
})

test('ECharts comes with lines over time, and with nothing else', async ({ site, page }) => {
  const chunks = chunksOf(page)
  for (const path of ['/traces', '/logs', '/topology']) {
    await site.open(path)
    await expect(site.view.locator('[data-state="fresh"]').first()).toBeVisible()
    expect(chunks, path).toContain('sheet')
    expect(chunks, path).not.toContain('surface')
  }
  await site.open(checkout)
  await expect(site.view.locator('[data-type="Line"][data-state="fresh"]').first()).toBeVisible()
  expect(chunks).toContain('charts')
  expect(chunks).toContain('surface')
})

test('from a layer to a service no list is asked anew', async ({ site, strict }) => {
  await site.open(general)
  await stands(site, strict)
  await site.view
    .locator('[data-type="ServiceList"]')
    .getByRole('link', { name: /checkout/ })
    .first()
    .click()
  await expect(site.view.locator('[data-type="Line"][data-state="fresh"]').first()).toBeVisible()
  const lists = asked(strict).filter(({ name }) => name !== 'Batch')
  expect(new Set(lists.map(({ query }) => query)).size).toBe(lists.length)
})
