import type { Locator, Page } from '@playwright/test'
import { inAddress } from '../fixture/graph'
import type { Watch } from '../fixture/strict'
import { expect, test } from '../fixture/test'
import { agentOf, type Snapshot } from './agent'
import { servicesOf, sorted, variablesOf, type Named } from './asked'
import { oap, window } from './compare'
import { walks } from './pages'
import { ask } from './plain'
import { ZONE } from './zone'

interface Task {
  readonly id: string
  readonly endpointName: string
  readonly startTime: number
  readonly duration: number
  readonly minDurationThreshold: number
  readonly dumpPeriod: number
  readonly maxSamplingCount: number
}
interface Created {
  readonly id: string | null
  readonly errorReason: string | null
}

/** Each takes a service that nothing else looks into. */
test.describe.configure({ mode: 'default' })

const MINUTE = 60_000
const panel = (page: Page): Locator => page.locator('[data-part="trace-profiling"]')
const list = (page: Page): Locator => page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')
const verdict = (page: Page): Locator => page.locator('[data-verdict]')
const stands = (page: Page) => expect(panel(page)).toHaveAttribute('data-ready', 'true')
const creations = ({ asked }: Watch): number => asked.filter(({ body }) => body.includes('createProfileTask(')).length

async function tasksOf(serviceId: string): Promise<readonly Task[]> {
  const { tasks } = await ask<{ tasks: readonly Task[] }>(
    oap,
    `query($serviceId: ID) { tasks: getProfileTaskList(serviceId: $serviceId) {
      id endpointName startTime duration minDurationThreshold dumpPeriod maxSamplingCount } }`,
    { serviceId },
  )
  return tasks
}

async function create(creationRequest: object): Promise<Created> {
  const { created } = await ask<{ created: Created }>(
    oap,
    `mutation($creationRequest: ProfileTaskCreationRequest) {
      created: createProfileTask(creationRequest: $creationRequest) { id errorReason } }`,
    { creationRequest },
  )
  return created
}

/** One of the shop that no task of now or later is of: OAP takes one at a time. */
async function freeService(): Promise<Named & { readonly endpoint: string }> {
  const { getTimeInfo } = await ask<{ getTimeInfo: { currentTimestamp: number } }>(
    oap,
    '{ getTimeInfo { currentTimestamp } }',
  )
  for (const service of await servicesOf(oap, 'GENERAL')) {
    const busy = (await tasksOf(service.id)).some(
      ({ startTime, duration }) => startTime + (duration + 2) * MINUTE > getTimeInfo.currentTimestamp,
    )
    const { findEndpoint } = await ask<{ findEndpoint: readonly Named[] }>(
      oap,
      'query($serviceId: ID!) { findEndpoint(serviceId: $serviceId, keyword: "", limit: 10) { name } }',
      { serviceId: service.id },
    )
    const [endpoint] = findEndpoint
    if (!busy && endpoint) return { ...service, endpoint: endpoint.name }
  }
  throw new Error('every service is being profiled')
}

/** What the list says of its tasks, and what `getProfileTaskList` answers. */
async function compareList(page: Page, serviceId: string): Promise<readonly Task[]> {
  const tasks = [...(await tasksOf(serviceId))].sort((a, b) => b.startTime - a.startTime)
  await expect(list(page)).toHaveCount(tasks.length)
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'short' })
  for (const [index, { endpointName, startTime, duration, dumpPeriod, maxSamplingCount }] of tasks.entries()) {
    const row = list(page).nth(index)
    await expect(row.locator('.name')).toHaveText(endpointName)
    await expect(row.locator('.when')).toContainText(clock.format(startTime))
    await expect(row.locator('.when')).toContainText(clock.format(startTime + duration * MINUTE))
    await expect(row).toContainText(`every ${dumpPeriod} ms, up to ${maxSamplingCount} call`)
  }
  return tasks
}

test(
  'a task is made by the form, listed as OAP lists it, and refused the second time in the words of OAP',
  walks('profiling of traces'),
  async ({ site, page, strict }) => {
    const { id, endpoint } = await freeService()
    const before = await tasksOf(id)
    await site.open(`/profiling/trace?of=service:${inAddress(id)}&f.form=new&${window}`)
    await expect(page.getByRole('heading', { name: 'New task' })).toBeVisible()
    const choose = async () => {
      await page.getByRole('button', { name: /Choose an endpoint/ }).click()
      await page.getByRole('combobox', { name: 'Find an endpoint' }).fill(endpoint)
      await page.getByRole('option', { name: endpoint, exact: true }).click()
    }
    await choose()
    await page.getByRole('textbox', { name: 'Minutes' }).fill('1')
    await page.getByText('20 ms', { exact: true }).click()
    await page.getByRole('button', { name: 'Start profiling' }).click()
    await expect(page).not.toHaveURL(/f\.form/)
    await stands(page)
    const { creationRequest } = variablesOf<{ creationRequest: Partial<Task> }>(strict, 'createProfileTask')
    const tasks = await compareList(page, id)
    expect(tasks).toHaveLength(before.length + 1)
    expect(tasks[0]).toMatchObject({ ...{ endpointName: endpoint, duration: 1, dumpPeriod: 20 } })
    const { minDurationThreshold, maxSamplingCount } = creationRequest
    expect(tasks[0]).toMatchObject({ minDurationThreshold, maxSamplingCount })
    await expect(list(page).first()).toContainText(/runs/)
    // No agent of this shop profiles: the sentence, and not what the storage makes of an empty list.
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'looking')
    await expect(panel(page)).not.toContainText(/SQL|Exception/i)

    await page.getByRole('button', { name: 'New task' }).click()
    await choose()
    await expect(page.getByText(/Another task of this service runs until/)).toBeVisible()
    await page.getByRole('textbox', { name: 'Calls that last at least' }).fill('200ms')
    await page.getByRole('button', { name: 'Start profiling' }).click()
    const { errorReason } = await create({
      ...{ serviceId: id, endpointName: endpoint, duration: 1 },
      ...{ minDurationThreshold: 0, dumpPeriod: 10, maxSamplingCount: 5 },
    })
    expect(errorReason).toMatch(/already has monitor task/)
    await expect(page.getByRole('alert')).toContainText(`OAP refused this task: ${errorReason}`)
    await expect(page.getByRole('textbox', { name: 'Calls that last at least' })).toHaveValue('200ms')
    expect(creations(strict)).toBe(2)
    expect(await tasksOf(id)).toHaveLength(before.length + 1)

    // What OAP takes is a time of its own.
    await page.getByRole('button', { name: /Begin after it/ }).click()
    await page.getByRole('button', { name: 'Plan it' }).click()
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'waiting')
    await compareList(page, id)
    await page.reload()
    await stands(page)
    await compareList(page, id)
  },
)

test('a task that no agent took has its sentence, each number of it, and no text of the storage', async ({
  site,
  page,
}) => {
  const { id, endpoint } = await freeService()
  const { getTimeInfo } = await ask<{ getTimeInfo: { currentTimestamp: number } }>(
    oap,
    '{ getTimeInfo { currentTimestamp } }',
  )
  const past = {
    ...{ serviceId: id, endpointName: endpoint, startTime: getTimeInfo.currentTimestamp - 10 * MINUTE, duration: 1 },
    ...{ minDurationThreshold: 300, dumpPeriod: 15, maxSamplingCount: 3 },
  }
  const made = await create(past)
  expect(made.errorReason).toBeNull()
  await site.open(`/profiling/trace?of=service:${inAddress(id)}&f.task=${encodeURIComponent(made.id ?? '')}&${window}`)
  await stands(page)
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'untaken')
  await expect(verdict(page)).toContainText('No instance took this task')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(panel(page)).toHaveAttribute('data-state', 'fresh')
  await expect(panel(page)).not.toContainText(/SQL|Exception/i)
  await compareList(page, id)

  await verdict(page).getByRole('button', { name: 'Profile again' }).click()
  await expect(page.getByRole('textbox', { name: 'Calls that last at least' })).toHaveValue(/^300/)
})

interface Element {
  readonly codeSignature: string
  readonly duration: number
  readonly durationChildExcluded: number
  readonly count: number
}
/** What the page asked last to be analysed, and what OAP answers to it. */
async function analysed(strict: Watch): Promise<readonly string[]> {
  const variables = variablesOf<{ queries: readonly object[] }>(strict, 'getSegmentsProfileAnalyze')
  const { analysis } = await ask<{ analysis: { trees: readonly { elements: readonly Element[] }[] } }>(
    oap,
    `query($queries: [SegmentProfileAnalyzeQuery!]!) { analysis: getSegmentsProfileAnalyze(queries: $queries) {
      trees { elements { codeSignature duration durationChildExcluded count } } } }`,
    { ...variables },
  )
  return analysis.trees.flatMap(({ elements }) =>
    elements.map((one) =>
      [one.codeSignature, `${one.duration} ms`, `${one.durationChildExcluded} ms`, one.count].join(' | '),
    ),
  )
}
/** Each frame of the tree: its name, its time, its own time, its dumps. */
const framesOf = (page: Page): Promise<readonly string[]> =>
  page
    .getByRole('treegrid', { name: 'Stacks' })
    .locator('[data-row]')
    .evaluateAll((rows) =>
      rows.map((row) => {
        const cells = [...row.querySelectorAll('td.num')].map((cell) => (cell.firstChild?.textContent ?? '').trim())
        return [row.querySelector('bdi')?.textContent?.trim(), ...cells].join(' | ')
      }),
    )

const LENGTH = 500
const PERIOD = 20
/** A call of half a second: from 100 to 400 ms in a span of its own. */
function stackAt(ms: number): readonly string[] {
  if (ms < 100 || ms >= 400) return ['app.handle:10', 'app.render:4']
  return ['app.handle:10', 'engine.quote:33', ...(ms < 300 ? ['rules.match:7'] : ms < 380 ? ['math.round:1'] : [])]
}

test('what an agent dumps is listed by itself, and its stacks are those that OAP puts together', async ({
  site,
  page,
  strict,
}) => {
  const grpc = process.env['AERIE_OAP_GRPC']
  test.skip(grpc === undefined, 'AERIE_OAP_GRPC=http://host:11800 is not named: agents send dumps by gRPC alone')
  test.slow()
  const { id, name, endpoint } = await freeService()
  const made = await create({
    ...{ serviceId: id, endpointName: endpoint, duration: 1 },
    ...{ minDurationThreshold: 0, dumpPeriod: PERIOD, maxSamplingCount: 3 },
  })
  const task = made.id ?? ''
  await site.open(`/profiling/trace?of=service:${inAddress(id)}&f.task=${encodeURIComponent(task)}&${window}`)
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'looking')
  const agent = agentOf(grpc ?? '', name, 'profiled-1')
  // OAP hands tasks out of a cache.
  await expect.poll(() => agent.take(task), { timeout: 30_000 }).toBe(true)
  await expect(page.getByText('1 instance took it')).toBeVisible()

  const start = Date.now() - LENGTH
  const segment = `profiled.${start}`
  const span = { spanLayer: 'Http', componentId: 7001, peer: '', isError: false, tags: [], logs: [] }
  const spans = [
    {
      ...span,
      spanId: 0,
      parentSpanId: -1,
      spanType: 'Entry',
      operationName: endpoint,
      startTime: start,
      endTime: start + LENGTH,
    },
    {
      ...span,
      spanId: 1,
      parentSpanId: 0,
      spanType: 'Local',
      operationName: 'engine.quote',
      startTime: start + 100,
      endTime: start + 399,
    },
  ]
  const sent = await fetch(`${oap}/v3/segments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([
      {
        traceId: segment,
        traceSegmentId: segment,
        service: name,
        serviceInstance: 'profiled-1',
        isSizeLimited: false,
        spans,
      },
    ]),
  })
  expect(sent.status).toBe(200)
  const snapshots = Array.from({ length: LENGTH / PERIOD }, (_, index): Snapshot => {
    return { at: start + index * PERIOD, stack: stackAt(index * PERIOD) }
  })
  await agent.tell(task, segment, snapshots)

  const samples = page.getByRole('grid', { name: 'Sampled calls' })
  await expect(samples.locator('[data-row]')).toContainText([endpoint], { timeout: 30_000 })
  await expect(samples).toContainText(`${LENGTH} ms`)
  await expect(page.getByText('1 of 1 finished')).toBeVisible()
  await expect(page.getByRole('application', { name: /Flame graph/ })).toBeVisible()
  const listed = page.getByRole('grid', { name: 'Spans' }).locator('[data-row]')
  await expect(listed).toHaveCount(2)

  await page.getByText('Tree', { exact: true }).click()
  const compare = async (): Promise<readonly string[]> => {
    await stands(page)
    await expect(async () => expect(sorted(await framesOf(page))).toEqual(sorted(await analysed(strict)))).toPass()
    return framesOf(page)
  }
  expect(await compare()).toContain(`app.handle:10 | 480 ms | 40 ms | ${snapshots.length}`)
  await page.getByText('Without children', { exact: true }).click()
  await expect(page).toHaveURL(/f\.children=exclude/)
  expect((await compare()).join()).not.toContain('rules.match')
  await page.getByText('With children', { exact: true }).click()
  await listed.filter({ hasText: 'engine.quote' }).click()
  await expect(page).toHaveURL(/f\.span=1/)
  expect((await compare()).join()).not.toContain('app.render')
  await page.reload()
  await compare()
})

test('an address of a task that OAP does not have is told, and of a service without one', async ({ site, page }) => {
  const { id } = await freeService()
  await site.open(`/profiling/trace?of=service:${inAddress(id)}&f.task=none&${window}`)
  await stands(page)
  await expect(page.getByText('OAP does not list none').first()).toBeVisible()
  await expect(panel(page)).not.toContainText(/SQL|Exception/i)
})

test('async-profiler says that this version has none, and nothing of it is asked', async ({ site, page, strict }) => {
  const { version } = await ask<{ version: string }>(oap, '{ version }')
  const [service] = await servicesOf(oap, 'GENERAL')
  await site.open(`/profiling/async?of=service:${inAddress(service?.id ?? '')}&${window}`)
  const shown = page.locator('[data-part="async-profiling"]')
  await expect(shown).toHaveAttribute('data-state', 'unsupported')
  await expect(shown).toContainText('This version has no async-profiler')
  await expect(shown).toContainText(version)

  // Nor in the stock dashboard, which has a tab for it whatever the version.
  await site.open(`/layer/GENERAL/service/${inAddress(service?.id ?? '')}/General-Service?${window}`)
  await page.getByRole('tab', { name: 'Async Profiling' }).click()
  const cell = page.locator('[data-type="AsyncProfiling"]')
  await expect(cell).toHaveAttribute('data-state', 'unsupported')
  await expect(cell).toContainText('This version has no async-profiler')
  await expect(cell).not.toContainText('Starting one')
  expect(strict.asked.filter(({ body }) => body.includes('AsyncProfiler'))).toEqual([])
})
