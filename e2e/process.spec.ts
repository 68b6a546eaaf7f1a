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
