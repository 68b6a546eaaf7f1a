import { serviceId, instanceId } from './fixture/sheet'
import { expect, test } from './fixture/test'

// The demo's world has no processes yet: OAP's answer is put in here, in its shape.
const id = 'c'.repeat(64)
const process = {
  id,
  name: 'java',
  serviceId: decodeURIComponent(serviceId('plover::checkout')),
  serviceName: 'plover::checkout',
  instanceId: decodeURIComponent(instanceId('plover::checkout', 'checkout-fnw7562jb-k58cq')),
  instanceName: 'checkout-fnw7562jb-k58cq',
  agentId: 'agent',
  detectType: 'KUBERNETES',
  attributes: [{ name: 'pid', value: '7' }],
  labels: [],
}

for (const [what, answer] of [
  ['known', process],
  ['gone', null],
] as const)
  test(`a process that is ${what} has a page that says so`, async ({ site, page, strict }) => {
    await page.route('**/graphql', async (route) => {
      const isAsked = route.request().postData()?.includes('getProcess') ?? false
      await (isAsked ? route.fulfill({ json: { data: { getProcess: answer } } }) : route.continue())
    })
    await site.open(`/layer/GENERAL/process/${id}`)
    const main = page.getByRole('main')
    if (answer === null) {
      await expect(main).toContainText('This OAP knows no such process')
      await main.getByRole('link', { name: 'General services' }).click()
      await expect(page).toHaveURL(/\/layer\/GENERAL\/Overview/)
    } else {
      await expect(page.getByRole('heading', { level: 1 })).toContainText('java')
      await expect(page).toHaveTitle(/^java · checkout · /)
      await expect(main).toContainText('Neither this OAP nor Aerie has one for processes of General services')
    }
    expect(strict.asked.filter(({ body }) => body.includes('getProcess'))).toHaveLength(1)
  })

test('what cannot be the id of a process is not asked about', async ({ site, page, strict }) => {
  await site.open('/layer/GENERAL/process/java')
  await expect(page.getByRole('main')).toContainText('That is no id of OAP’s')
  expect(strict.asked.filter(({ body }) => body.includes('getProcess'))).toEqual([])
})

test('a relation of processes is about both, as a dashboard on this OAP asks; a refusal is said and asked again', async ({
  site,
  page,
  strict,
}) => {
  const far = 'd'.repeat(64)
  const ends = { [id]: process, [far]: { ...process, id: far, name: 'envoy', instanceName: 'gate-0' } }
  const configuration = {
    ...{ name: 'Wire', layer: 'GENERAL', entity: 'ProcessRelation', isDefault: true },
    children: [
      {
        ...{ i: '1', x: 0, y: 0, w: 24, h: 10, type: 'Widget', widget: { title: 'Bytes' }, graph: { type: 'Card' } },
        expressions: ['avg(process_relation_client_write_bytes)'],
      },
    ],
  }
  let refused = true
  await page.route('**/graphql', async (route) => {
    const { query, variables } = route.request().postDataJSON() as {
      query: string
      variables: { processId?: string }
    }
    if (query.includes('getAllTemplates')) {
      const row = { id: 'wire', configuration: JSON.stringify(configuration) }
      return route.fulfill({ json: { data: { getAllTemplates: [row] } } })
    }
    if (!query.includes('getProcess')) return route.continue()
    if (refused) return route.fulfill({ json: { errors: [{ message: 'The storage is away' }] } })
    return route.fulfill({ json: { data: { getProcess: ends[variables.processId ?? ''] ?? null } } })
  })
  await site.open(`/layer/GENERAL/relation/${id}-${far}`)
  const main = page.getByRole('main')
  await expect(main).toContainText('The storage is away')
  refused = false
  await main.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('java')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('envoy')
  await expect(page).toHaveTitle(/^java → envoy · Wire · /)
  await expect(page.getByRole('heading', { name: 'Bytes' })).toBeVisible()
  const named = () =>
    strict.asked.flatMap(({ body }) => {
      const { variables } = JSON.parse(body) as { variables?: { e0?: unknown } }
      return variables?.e0 === undefined ? [] : [variables.e0]
    })
  await expect
    .poll(() => named().at(-1))
    .toMatchObject({
      ...{ serviceName: 'plover::checkout', normal: true, processName: 'java' },
      ...{
        serviceInstanceName: 'checkout-fnw7562jb-k58cq',
        destServiceInstanceName: 'gate-0',
        destProcessName: 'envoy',
      },
    })
})
