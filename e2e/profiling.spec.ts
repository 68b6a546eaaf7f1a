import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { instant, numberOf, serviceId } from './fixture/sheet'
import type { Watch } from './fixture/strict'
import { expect, test } from './fixture/test'
import { LATER_THEMES } from './fixture/themes'

/** The clock of this world runs, so that a task goes on. */
test.use({ world: [...instant('2026-03-18T10:14:00Z'), '--tick'] })

const PRICING = `/profiling/trace?of=service:${serviceId('plover::pricing')}&tz=utc`
const panel = (page: Page): Locator => page.locator('[data-part="trace-profiling"]')
const tasks = (page: Page): Locator => page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')
const samples = (page: Page): Locator => page.getByRole('grid', { name: 'Sampled calls' })
const spans = (page: Page): Locator => page.getByRole('grid', { name: 'Spans' })
const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Stacks' })
const graph = (page: Page): Locator => page.getByRole('application', { name: /Flame graph/ })

async function stands(page: Page): Promise<void> {
  await expect(panel(page)).toHaveAttribute('data-ready', 'true')
}
/** Requests by the name of their operation. */
function counts({ asked }: Watch): Readonly<Record<string, number>> {
  const names = asked.flatMap(({ body }) => /(?:query|mutation) (\w*Profile\w*)/.exec(body)?.[1] ?? [])
  return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]))
}
const ONCE = {
  GetProfileTaskList: 1,
  GetProfileTaskLogs: 1,
  GetProfileTaskSegments: 1,
  GetSegmentsProfileAnalyze: 1,
}
/** Stretches of time of the last analysis. */
function ranges({ asked }: Watch): number {
  const last = asked.filter(({ body }) => body.includes('GetSegmentsProfileAnalyze')).at(-1)
  const { variables } = JSON.parse(last?.body ?? '{}') as { variables?: { queries?: readonly unknown[] } }
  return variables?.queries?.length ?? 0
}

test('J11.4: the slowest call is analysed by itself; each step is in the address, and a reload shows the same', async ({
  site,
  page,
  strict,
}) => {
  await site.open(PRICING)
  await stands(page)
  await expect(graph(page)).toBeVisible()
  expect(counts(strict)).toEqual(ONCE)
  await expect(page).toHaveURL(/f\.task=.+&f\.segment=.+&f\.span=0/)
  await expect(samples(page).locator('[data-row][aria-selected="true"]')).toContainText('/quote')
  await expect(spans(page).locator('[data-row]').first()).toContainText('/quote')

  await page.getByText('Tree', { exact: true }).click()
  await expect(page).toHaveURL(/view=tree/)
  await tree(page).focus()
  await page.keyboard.press('Home')
  const recompute = tree(page).getByRole('row', { name: /app\.fees\.recompute/ })
  for (let step = 0; step < 40 && !(await recompute.isVisible()); step += 1) await page.keyboard.press('ArrowDown')
  const [, share = ''] = /([\d.]+) %/.exec(await recompute.innerText()) ?? []
  expect(Math.abs(numberOf(share) - 66)).toBeLessThan(4)
  await page.getByRole('button', { name: 'Go to the heaviest' }).click()
  await expect(tree(page).locator('[aria-selected="true"]')).toContainText('Decimal.quantize')
  await expect(
    tree(page)
      .locator('[aria-selected="true"]')
      .getByRole('img', { name: /ten frames/ }),
  ).toBeVisible()
  await page.reload()
  await expect(tree(page).locator('[aria-selected="true"]')).toContainText('Decimal.quantize')

  expect(ranges(strict)).toBe(1)
  await page.getByText('Without children', { exact: true }).click()
  await expect(page).toHaveURL(/f\.children=exclude/)
  await stands(page)
  await expect.poll(() => ranges(strict)).toBe(2)

  await page.getByText('Table', { exact: true }).click()
  await expect(page).toHaveURL(/view=table/)
  await expect(panel(page)).toContainText('decimal.Decimal.quantize')
  await spans(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(/f\.span=1/)
  await page.goBack()
  await expect(page).toHaveURL(/f\.span=0/)
})

async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const said = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${target.join(' ')} ${failureSummary ?? ''}`),
  )
  expect(said, what).toEqual([])
}

for (const [theme, width] of [
  ['dark', 1440],
  ['light', 390],
] as const)
  if (LATER_THEMES.includes(theme))
    test(`axe finds nothing on trace profiling, ${theme}, ${width}`, async ({ site, page }) => {
      test.slow()
      await page.setViewportSize({ width, height: 900 })
      const at = `${PRICING}&theme=${theme}`
      await site.open(at)
      await stands(page)
      await expect(tasks(page).first()).toBeVisible()
      await clean(page, 'list')
      await tasks(page).filter({ hasText: '10:03 – 10:08' }).getByRole('link').click()
      await expect(graph(page)).toBeVisible()
      await page.getByText('2 instances took it').click()
      await clean(page, 'task')
      await page.getByText('Tree', { exact: true }).click()
      await expect(tree(page)).toBeVisible()
      await tree(page).locator('[data-row]').nth(2).click()
      await clean(page, 'tree')
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await site.open(`${at}&f.form=new&f.minutes=20&f.period=5&f.start=soon`)
      await expect(page.getByText('A whole number from 1 to 15')).toBeVisible()
      await clean(page, 'form')
      await site.open(`/profiling/pprof?theme=${theme}`)
      await expect(page.getByText('pprof is not here yet')).toBeVisible()
      await clean(page, 'not yet')
    })

test('a task is made: looked through first, refused the second time in the words of OAP, watched while it runs', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`${PRICING}&f.form=new&f.minutes=20`)
  await expect(page.getByRole('heading', { name: 'New task' })).toBeVisible()
  const start = page.getByRole('button', { name: 'Start profiling' })
  const minutes = page.getByRole('textbox', { name: 'Minutes' })
  await start.click()
  await expect(page.getByText('Choose the endpoint whose calls are looked at')).toBeVisible()
  await expect(page.getByText('A whole number from 1 to 15')).toBeVisible()
  await expect(minutes).toHaveAttribute('aria-invalid', 'true')
  expect(counts(strict)['CreateProfileTask']).toBeUndefined()

  await page.getByRole('button', { name: /Choose an endpoint/ }).click()
  await page.getByRole('combobox', { name: 'Find an endpoint' }).fill('quote')
  await expect(page.getByRole('option', { name: '/quote', exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/f\.endpoint=(%2F|\/)quote/)
  await minutes.fill('1')
  await page.getByText('20 ms', { exact: true }).click()
  await page.reload()
  await expect(minutes).toHaveValue('1')
  await start.click()

  await expect(page).not.toHaveURL(/f\.form/)
  await expect(tasks(page)).toHaveCount(3)
  await expect(tasks(page).first()).toContainText('every 20 ms')
  await expect(tasks(page).first()).toContainText(/runs, \d+ s left|runs, 1 min left/)
  // Agents hear of it within seconds: the page looks again by itself.
  await expect(page.getByText('2 instances took it')).toBeVisible({ timeout: 20_000 })
  expect(counts(strict)['GetProfileTaskLogs']).toBeGreaterThan(1)

  await page.getByRole('button', { name: 'New task' }).click()
  await page.getByRole('button', { name: /Choose an endpoint/ }).click()
  await page.getByRole('combobox', { name: 'Find an endpoint' }).fill('quote')
  await expect(page.getByRole('option', { name: '/quote', exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Another task of this service runs until 10:1\d/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Calls that last at least' }).fill('200ms')
  await start.click()
  await expect(page.getByRole('alert')).toContainText(
    'OAP refused this task: current service already has monitor task execute at this time',
  )
  await expect(page.getByRole('textbox', { name: 'Calls that last at least' })).toHaveValue('200ms')
  await page.getByRole('button', { name: /Begin after it/ }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Plan it' }).click()
  await expect(page.locator('[data-verdict="waiting"]')).toContainText('Not begun yet')
  await expect(tasks(page).first()).toContainText('begins in')
})
