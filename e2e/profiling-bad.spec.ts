import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture/faulty'
import type { Asked, Fault, FaultProxy, Wire } from './fixture/faults'
import { serviceId } from './fixture/sheet'

const NOW = Date.parse('2026-03-18T18:20:00Z')
test.use({ world: ['--now', new Date(NOW).toISOString(), '--data', ':memory:', '--world', 'hostile'] })

const REFUSED = /Failed to load resource/
const CHECKOUT = serviceId('plover::checkout')
const of = `/profiling/trace?of=service:${CHECKOUT}&tz=utc`
const panel = (page: Page): Locator => page.locator('[data-part="trace-profiling"]')
const tasks = (page: Page): Locator => page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')
const graph = (page: Page): Locator => page.getByRole('application', { name: /Flame graph/ })
const verdict = (page: Page): Locator => page.locator('[data-verdict]')

const is =
  (name: 'List' | 'Logs' | 'Segments') =>
  ({ operation }: Asked): boolean =>
    operation === `GetProfileTask${name}`
const isAnalysis = ({ operation }: Asked): boolean => operation === 'GetSegmentsProfileAnalyze'
const isCreation = ({ operation }: Asked): boolean => operation === 'CreateProfileTask'
const refusal = (message: string): Fault => ({
  kind: 'answer',
  status: 200,
  type: 'application/json',
  body: JSON.stringify({ data: null, errors: [{ message }] }),
})
const answer = (data: object): Fault => ({
  kind: 'answer',
  status: 200,
  type: 'application/json',
  body: JSON.stringify({ data }),
})
const PASS: Fault = { kind: 'pass' }
const task = (id: string, startTime: number, more: object = {}): object => ({
  ...{ id, serviceId: decodeURIComponent(CHECKOUT), serviceName: 'plover::checkout', endpointName: '/slow', startTime },
  ...{ duration: 5, minDurationThreshold: 500, dumpPeriod: 10, maxSamplingCount: 5, logs: [], ...more },
})
const log = (operationType: string, operationTime: number): object => ({
  ...{ id: operationType, instanceId: 'i', instanceName: 'pod-1', operationType, operationTime },
})
const NONE =
  'Exception while fetching data (/getProfileTaskSegments) : org.postgresql.util.PSQLException: ERROR: syntax error at or near ")"\n  Position: 182'

/** One task, what agents said of it, and no sample. */
function world(proxy: FaultProxy, start: number, logs: readonly object[]): void {
  proxy.set((asked) => {
    if (is('List')(asked)) return answer({ getProfileTaskList: [task('t', start)] })
    if (is('Logs')(asked)) return answer({ getProfileTaskLogs: logs })
    return is('Segments')(asked) ? refusal(NONE) : PASS
  })
}
const MINUTE = 60_000

test('each part that fails says so where it stands, keeps the others, and comes back', async ({
  site,
  page,
  faulty,
}) => {
  void site
  const failing = (is: (asked: Asked) => boolean, text: string) =>
    faulty.proxy.set((asked) => (is(asked) ? refusal(text) : PASS))
  failing(is('List'), 'the index of tasks is damaged')
  await page.goto(faulty.url + of)
  await expect(panel(page)).toHaveAttribute('data-state', 'error')
  await expect(page.getByRole('alert')).toContainText('the index of tasks is damaged')

  failing(is('Segments'), 'the index of segments is damaged')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(tasks(page).first()).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('the index of segments is damaged')

  failing(isAnalysis, 'the dumps are damaged')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('grid', { name: 'Spans' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('the dumps are damaged')
  await expect(panel(page)).toHaveAttribute('data-state', 'error')

  faulty.proxy.heal()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(graph(page)).toBeVisible()
  await expect(panel(page)).toHaveAttribute('data-state', 'fresh')

  failing(is('Logs'), 'the log of tasks is damaged')
  await page.reload()
  await expect(graph(page)).toBeVisible()
  await expect(panel(page)).toHaveAttribute('data-state', 'partial')
  await expect(page.locator('[data-unknown]')).toContainText('the log of tasks is damaged')
  faulty.proxy.heal()
  await page.getByRole('button', { name: 'Ask again' }).click()
  await expect(page.getByText(/\d of \d finished/)).toBeVisible()
})

test('nothing came of a task: the reason is said, and what to try', async ({ site, page, faulty }) => {
  void site
  const at = `${faulty.url}${of}&f.task=t`
  world(faulty.proxy, NOW - 60 * MINUTE, [])
  await page.goto(at)
  await expect(verdict(page)).toContainText('No instance took this task')
  await expect(verdict(page)).toContainText('profile.active')
  world(faulty.proxy, NOW - 61 * MINUTE, [
    log('NOTIFIED', NOW - 60 * MINUTE),
    log('EXECUTION_FINISHED', NOW - 55 * MINUTE),
  ])
  await page.goto(at)
  await expect(verdict(page)).toContainText('no traced call of /slow lasted 500 ms or longer')
  await verdict(page).getByRole('button', { name: 'Profile again' }).click()
  await expect(page.getByRole('textbox', { name: 'Calls that last at least' })).toHaveValue('500')
  await page.goto(`${faulty.url}${of}&f.task=gone`)
  await expect(verdict(page)).toContainText('OAP does not list gone')
  faulty.proxy.set((asked) => (is('List')(asked) ? answer({ getProfileTaskList: [] }) : PASS))
  await page.goto(faulty.url + of)
  await expect(panel(page)).toHaveAttribute('data-state', 'empty')
  await expect(panel(page)).toContainText('No task yet')
})

test('a task that runs is looked at every few seconds: not on a hidden tab, not when it is done, not when it is left', async ({
  site,
  page,
  faulty,
}) => {
  void site
  const start = NOW - 2 * MINUTE
  const polls = (): number => faulty.proxy.asked.filter(is('Logs')).length
  const settles = (count: number) => expect.poll(polls).toBe(count)
  /** The count, when nothing more is on its way. */
  const quiet = async (): Promise<number> => {
    for (let before = -1; before !== polls(); await new Promise((resolve) => setTimeout(resolve, 400))) before = polls()
    return polls()
  }
  world(faulty.proxy, start, [log('NOTIFIED', start)])
  await page.goto(`${faulty.url}${of}&f.task=t`)
  await expect(verdict(page)).toContainText('Waiting for a slow call')
  await expect(panel(page)).toHaveAttribute('data-state', 'fresh')
  await page.clock.pauseAt(NOW + 10_000)
  const first = await quiet()
  await page.clock.runFor(5_100)
  await settles(first + 1)

  const show = (state: 'hidden' | 'visible') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await show('hidden')
  await page.clock.runFor(60_000)
  expect(await quiet()).toBe(first + 1)
  await show('visible')
  await settles(first + 2)

  world(faulty.proxy, start, [log('NOTIFIED', start), log('EXECUTION_FINISHED', NOW)])
  const finished = page.getByText('1 of 1 finished')
  await expect(async () => {
    await page.clock.runFor(5_100)
    await expect(finished).toBeVisible({ timeout: 1_000 })
  }).toPass()
  // Once more at its end, so that no sample is missed.
  const done = await quiet()
  await page.clock.runFor(60_000)
  expect(await quiet()).toBe(done)

  await page.clock.resume()
  world(faulty.proxy, NOW - MINUTE, [log('NOTIFIED', NOW)])
  await page.reload()
  await expect(verdict(page)).toContainText('Waiting for a slow call')
  await page.getByRole('link', { name: 'Home', exact: true }).first().click()
  await expect(panel(page)).toHaveCount(0)
  const left = await quiet()
  await page.clock.fastForward(60_000)
  expect(await quiet()).toBe(left)
})

test('a form that cannot be sent keeps what was typed, and is sent once', async ({ site, page, faulty, strict }) => {
  void site
  strict.expectFault(REFUSED)
  await page.goto(`${faulty.url}${of}&f.form=new&f.endpoint=POST:/orders&f.minutes=3`)
  const start = page.getByRole('button', { name: 'Start profiling' })
  await expect(start).toBeVisible()
  faulty.proxy.set((asked) => (isCreation(asked) ? { kind: 'refuse' } : PASS))
  await start.click()
  await expect(page.getByRole('alert').filter({ hasText: 'Whether OAP took the task is not known' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Minutes' })).toHaveValue('3')
  expect(faulty.proxy.asked.filter(isCreation)).toHaveLength(1)
  faulty.proxy.set((asked) =>
    isCreation(asked)
      ? answer({ createProfileTask: { id: null, errorReason: '<b>no</b> <img src=x onerror=alert(1)>' } })
      : PASS,
  )
  await start.click()
  await expect(page.getByRole('alert').filter({ hasText: 'OAP refused this task: <b>no</b> <img' })).toBeVisible()
  expect(faulty.proxy.asked.filter(isCreation)).toHaveLength(2)
})

test('hostile names and trees that do not agree are drawn as text', async ({ site, page, faulty }) => {
  void site
  const long = 'x'.repeat(2_000)
  const element = (id: number, parentId: number, codeSignature: string, count: number): object => ({
    ...{ id: String(id), parentId: String(parentId), codeSignature, count },
    ...{ duration: count * 10, durationChildExcluded: 0 },
  })
  const elements = [
    element(1, 0, '<<><img src=x onerror=alert(3)>', 9),
    element(2, 1, `\u202eesrever\u202c ${long}`, 30),
    element(3, 99, '', 4),
    element(4, 5, '{{7*7}}', 2),
    element(5, 4, '\u0000متجر', -2),
  ]
  faulty.proxy.set((asked) =>
    isAnalysis(asked)
      ? answer({ getSegmentsProfileAnalyze: { tip: `<<><b>cut</b> ${long}`, trees: [{ elements }] } })
      : is('Segments')(asked)
        ? {
            kind: 'change',
            change: (wire: Wire) =>
              JSON.parse(JSON.stringify(wire).replaceAll('POST:/orders', '<script>alert(1)</script>')) as unknown,
          }
        : PASS,
  )
  await page.goto(`${faulty.url}${of}&view=tree`)
  const tree = page.getByRole('treegrid', { name: 'Stacks' })
  await expect(tree).toContainText('<<><img src=x onerror=alert(3)>')
  await expect(tree).toContainText('{{7*7}}')
  await expect(page.locator('[data-tip]')).toContainText('OAP says: <<><b>cut</b>')
  await expect(page.getByRole('grid', { name: 'Spans' })).toContainText('<script>alert(1)</script>')
  await page.getByText('Flame graph', { exact: true }).click()
  await expect(graph(page)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})

test('tasks of the hostile world are read, each of its trees as flame graph and as tree', async ({ site, page }) => {
  test.slow()
  const query = '{ getProfileTaskList { id serviceId } }'
  const heard = await page.request.post(`${site.url}/graphql`, { data: { query } })
  const { data } = (await heard.json()) as {
    data: { getProfileTaskList: readonly { id: string; serviceId: string }[] }
  }
  const services = data.getProfileTaskList.flatMap(({ id, serviceId: of }) => (id.startsWith('hostile-') ? of : []))
  expect(services).toHaveLength(6)
  for (const service of services) {
    await site.open(`/profiling/trace?of=service:${encodeURIComponent(service)}&tz=utc`)
    await expect(panel(page)).toHaveAttribute('data-ready', 'true')
    await expect(tasks(page)).toHaveCount(1)
    await expect(page.getByRole('grid', { name: 'Sampled calls' })).toBeVisible()
    await page.getByText('Tree', { exact: true }).click()
    await expect(panel(page)).toHaveAttribute('data-state', 'fresh')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
})
