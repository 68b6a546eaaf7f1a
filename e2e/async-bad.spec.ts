import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture/faulty'
import { tryNow } from './fixture/outage'
import type { Asked, Fault, Wire } from './fixture/faults'
import { instant, serviceId } from './fixture/sheet'

const NOW = '2026-03-18T17:34:00Z'
test.use({ world: instant(NOW) })

const REFUSED = /Failed to load resource/
const at = (name: string): string => `/profiling/async?of=service:${serviceId(name)}&tz=utc`
const CATALOG = at('plover::catalog')
const TICKETING = at('plover::ticketing')

const panel = (page: Page): Locator => page.locator('[data-part="async-profiling"]')
const tasks = (page: Page): Locator => page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')
const analysis = (page: Page): Locator => page.locator('.analysis')
const graph = (page: Page): Locator => page.getByRole('application', { name: /Flame graph/ })
const event = (page: Page, name: string): Locator => page.getByText(name, { exact: true })

const is =
  (name: 'TaskList' | 'TaskProgress' | 'Analyze') =>
  ({ operation }: Asked): boolean =>
    operation === `QueryAsyncProfiler${name}`
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
const tree = (elements: readonly (object | null)[]): Fault =>
  answer({ queryAsyncProfilerAnalyze: { tree: { elements } } })
const element = (id: number, parentId: number, name: string, total: number): object => ({
  ...{ id: String(id), parentId: String(parentId), name, total, self: 0 },
})

test('an analysis that fails leaves the former graph, says of what it is, and can be asked again', async ({
  page,
  faulty,
}) => {
  await page.goto(faulty.url + TICKETING)
  await tasks(page).first().getByRole('link').click()
  await expect(graph(page)).toBeVisible()
  faulty.proxy.set((asked) => (is('Analyze')(asked) ? refusal('the recording is damaged') : { kind: 'pass' }))
  await event(page, 'Live objects').click()
  await expect(analysis(page)).toHaveAttribute('data-state', 'stale')
  await expect(page.getByRole('alert')).toContainText('Still shown is Allocation in new TLABs of')
  await expect(page.getByRole('alert')).toContainText('the recording is damaged')
  await expect(graph(page)).toHaveAccessibleName(/^Flame graph of Allocation in new TLABs\./)
  faulty.proxy.heal()
  await page.getByRole('button', { name: 'Analyse again' }).click()
  await expect(graph(page)).toHaveAccessibleName(/^Flame graph of Live objects\./)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('an answer without frames is a sentence, not an error', async ({ page, faulty }) => {
  faulty.proxy.set((asked) => (is('Analyze')(asked) ? tree([element(0, -1, '', 0)]) : { kind: 'pass' }))
  await page.goto(faulty.url + TICKETING)
  await tasks(page).first().getByRole('link').click()
  await expect(analysis(page)).toHaveAttribute('data-state', 'empty')
  await expect(analysis(page)).toContainText('No frames of Allocation in new TLABs')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('list and progress refused: each is said where it belongs, and Retry mends it', async ({ page, faulty }) => {
  faulty.proxy.set((asked) => (is('TaskList')(asked) ? refusal('no index of tasks') : { kind: 'pass' }))
  await page.goto(faulty.url + CATALOG)
  await expect(panel(page)).toHaveAttribute('data-state', 'error')
  await expect(page.getByRole('alert')).toContainText('The tasks cannot be had: no index of tasks')
  faulty.proxy.set((asked) => (is('TaskProgress')(asked) ? refusal('no index of logs') : { kind: 'pass' }))
  await page.getByRole('button', { name: 'Retry' }).click()
  await tasks(page).first().getByRole('link').click()
  await expect(page.getByRole('alert')).toContainText('How it went cannot be had: no index of logs')
  faulty.proxy.heal()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(graph(page)).toBeVisible()
})

test('OAP refuses the list in the data: its words stand there', async ({ page, faulty }) => {
  const said = { queryAsyncProfilerTaskList: { errorReason: 'service is not of the JVM <b>', tasks: null } }
  faulty.proxy.set((asked) => (is('TaskList')(asked) ? answer(said) : { kind: 'pass' }))
  await page.goto(faulty.url + CATALOG)
  await expect(panel(page)).toContainText('OAP has no list of tasks')
  await expect(panel(page)).toContainText('service is not of the JVM <b>')
})

test('a version before 10.2 has none, and says so without being asked', async ({ page, faulty }) => {
  const old = ({ data }: Wire): unknown => ({
    data: {
      ...data,
      version: '10.1.0',
      __type: {
        name: 'Query',
        fields: ['getAllTemplates', 'getMenuItems'].map((name) => ({ name, args: [] })),
      },
    },
  })
  faulty.proxy.set(({ operation }) => (operation === 'Hello' ? { kind: 'change', change: old } : { kind: 'pass' }))
  await page.goto(faulty.url + CATALOG)
  await expect(panel(page)).toHaveAttribute('data-state', 'unsupported')
  await expect(panel(page)).toContainText('This version has no async-profiler')
  await expect(panel(page)).toContainText('OAP has it from 10.2 on; this one (10.1.0) does not.')
  await expect(panel(page)).not.toContainText('Starting one')
  expect(faulty.proxy.asked.some(is('TaskList'))).toBe(false)
})

test('a task that runs is asked for until it is done, and its graph comes of itself', async ({ page, faulty }) => {
  let done = false
  const begun = Date.parse(NOW) - 10_000
  const running = ({ data }: Wire): unknown => {
    const [first] = (data?.['queryAsyncProfilerTaskList'] as { tasks: object[] }).tasks
    return { data: { queryAsyncProfilerTaskList: { errorReason: null, tasks: [{ ...first, createTime: begun }] } } }
  }
  const undone = (wire: Wire): unknown => {
    const { logs } = wire.data?.['queryAsyncProfilerTaskProgress'] as { logs: { operationType: string }[] }
    const told = logs.filter(({ operationType }) => operationType === 'NOTIFIED')
    const none = { logs: told, errorInstanceIds: [], successInstanceIds: [] }
    return done ? wire : { data: { queryAsyncProfilerTaskProgress: none } }
  }
  faulty.proxy.set((asked) =>
    is('TaskList')(asked)
      ? { kind: 'change', change: running }
      : is('TaskProgress')(asked)
        ? { kind: 'change', change: undone }
        : { kind: 'pass' },
  )
  await page.goto(faulty.url + TICKETING)
  await tasks(page).first().getByRole('link').click()
  await expect(page.getByText('No recording yet')).toBeVisible()
  await expect(page.getByText('Asking every 5 s how it goes')).toBeVisible()
  await expect(page.getByRole('group', { name: /Instances/ })).toContainText('Running')
  const asked = (): number => faulty.proxy.asked.filter(is('TaskProgress')).length
  const before = asked()
  await page.clock.fastForward(5_500)
  await expect.poll(asked).toBe(before + 1)
  done = true
  await page.clock.fastForward(5_500)
  await expect(graph(page)).toBeVisible()
  await expect(page.getByText('Asking every 5 s how it goes')).toHaveCount(0)
  const last = asked()
  await page.clock.fastForward(60_000)
  await expect(graph(page)).toBeVisible()
  expect(asked()).toBeLessThanOrEqual(last + 1)
})

test('an analysis that hangs says so, can be stopped, and is withdrawn from OAP', async ({ page, faulty }) => {
  faulty.proxy.set((asked) => (is('Analyze')(asked) ? { kind: 'silent' } : { kind: 'pass' }))
  await page.goto(faulty.url + TICKETING)
  await tasks(page).first().getByRole('link').click()
  await expect.poll(() => faulty.proxy.asked.some(is('Analyze'))).toBe(true)
  await page.clock.fastForward(6_000)
  await expect(page.getByText(/Asked 5 s ago/)).toBeVisible()
  const left = faulty.proxy.left()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('The analysis was stopped')).toBeVisible()
  await expect.poll(() => faulty.proxy.left()).toBe(left + 1)
  faulty.proxy.heal()
  await page.getByRole('button', { name: 'Analyse again' }).click()
  await expect(graph(page)).toBeVisible()
})

test('OAP dies in the middle: the graph stays, and goes on when it is back', async ({ page, faulty, strict }) => {
  strict.expectFault(REFUSED)
  await page.goto(faulty.url + TICKETING)
  await tasks(page).first().getByRole('link').click()
  await expect(graph(page)).toBeVisible()
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await event(page, 'Live objects').click()
  await expect(analysis(page)).toHaveAttribute('data-state', 'stale')
  await expect(graph(page)).toHaveAccessibleName(/^Flame graph of Allocation in new TLABs\./)
  await tryNow(page, () => faulty.proxy.heal())
  await expect(graph(page)).toHaveAccessibleName(/^Flame graph of Live objects\./)
})

test('frames to beware of are text, damaged ones are counted, circles and orphans survive', async ({
  page,
  faulty,
}) => {
  const bad = [
    element(0, -1, '', 10),
    element(1, 0, '<img src=x onerror=alert(1)>', 8),
    element(2, 1, 'x'.repeat(2_000), 6),
    element(3, 2, 'a\u0000b\u202egnp.exe', 5),
    element(4, 99, 'nobody.knows.my.Parent', 2),
    element(5, 6, 'round', 1),
    element(6, 5, 'and.round', 1),
    { id: '7', parentId: '0' },
    { id: '8', parentId: '0', name: 'many', total: 'many', self: 0 },
    null,
  ]
  faulty.proxy.set((asked) => (is('Analyze')(asked) ? tree(bad) : { kind: 'pass' }))
  await page.goto(faulty.url + TICKETING)
  await tasks(page).first().getByRole('link').click()
  await expect(graph(page)).toBeVisible()
  await expect(analysis(page)).toContainText('3 frames could not be read and are left out.')
  await expect(analysis(page).locator('img')).toHaveCount(0)
  await expect(page.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible()
})

test('an address that says nonsense is read as far as it can be', async ({ page, faulty }) => {
  await page.goto(`${faulty.url}${CATALOG}&f.task=nobody&f.event=%3Cscript%3E&f.instances=,,x`)
  await expect(panel(page)).toContainText('OAP lists no task nobody of this service')
  await page.getByRole('button', { name: 'All tasks' }).click()
  await tasks(page).first().getByRole('link').click()
  await expect(graph(page)).toBeVisible()
  const url = new URL(page.url())
  url.searchParams.set('f.event', 'NOTHING')
  url.searchParams.set('f.instances', 'gone')
  url.searchParams.set('sel', 'zz')
  await page.goto(url.href)
  await expect(graph(page)).toHaveAccessibleName(/^Flame graph of Execution\./)
  await expect(page.getByText('2 of 3 merged')).toBeVisible()
})
