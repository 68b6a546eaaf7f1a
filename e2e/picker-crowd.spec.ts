import { chosen, expressions, openPicker, options, stands } from './fixture/picker'
import { UNKIND } from './fixture/server'
import type { Watch } from './fixture/strict'
import { expect, test } from './fixture/test'

/** As many as OAP lists, the virtual ones among them; a pool in which nobody waits for the one long ranking. */
test.use({ world: [...UNKIND, '--services', '4980', '--endpoints', '20000', '--pool', '32'] })

test.slow()

const b64 = (name: string): string => encodeURIComponent(Buffer.from(name).toString('base64'))
/** Pages that ask for little, whatever the size of the world. */
const endpoint = (of: string, name: string): string => `/layer/GENERAL/endpoint/${b64(of)}.1_${b64(name)}`

const asked = ({ asked }: Watch) =>
  asked.map(({ body }) => {
    const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> }
    return { name: /^query (\w+)/.exec(query)?.[1] ?? '', query, variables }
  })
const lists = (strict: Watch): number => asked(strict).filter(({ query }) => query.includes('listServices')).length

test('of 5000 services a screenful is drawn, the last are found by typing and by End, and one question asks who is silent', async ({
  site,
  page,
  strict,
}) => {
  await site.open(endpoint('plover::checkout', 'POST:/orders') + '?from=now-2m&to=now')
  await stands(page)
  await expect(page.locator('[data-part="firing-count"]')).toBeVisible()
  const before = strict.asked.length
  expect(expressions(strict, 0).some((one) => one.includes('top_n(service_sla,5000'))).toBe(false)
  const field = await openPicker(page, /^checkout/)
  await expect(options(page).first()).toHaveAttribute('aria-setsize', /^49\d\d$|^5\d\d\d$/)
  expect(await options(page).count()).toBeLessThanOrEqual(80)

  await field.press('End')
  await expect(chosen(page)).toHaveAttribute(
    'aria-posinset',
    (await options(page).first().getAttribute('aria-setsize')) ?? '',
  )
  await expect(chosen(page)).toBeInViewport()
  expect(await options(page).count()).toBeLessThanOrEqual(80)
  // Who reported, by one ranking, and only now.
  await expect.poll(() => expressions(strict, before)).toEqual([expect.stringMatching(/^top_n\(service_sla,5000,asc/)])

  await field.fill('svc-4940')
  await expect(options(page)).toHaveCount(1)
  await field.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('svc-4940')
  // With those of other layers there are more than OAP lists in one answer: the layer's are asked apart, once.
  expect(lists(strict)).toBe(2)
})

test('20 000 endpoints are searched by OAP, without a duration, and the list says that it is cut', async ({
  site,
  page,
  strict,
}) => {
  await site.open(endpoint('plover::catalog', 'GET:/gen/7/{var}') + '?from=now-2m&to=now')
  await stands(page)
  const field = await openPicker(page, /gen.7/)
  await expect(page.getByText('First 100 of more, type to narrow')).toBeVisible()
  expect(await options(page).count()).toBeLessThanOrEqual(80)
  await field.fill('/gen/19998/')
  await expect(options(page)).toHaveCount(1)
  await expect(options(page)).toHaveText('GET:/gen/19998/{var}')
  await expect(page.getByText('of more, type to narrow')).toHaveCount(0)
  const found = asked(strict).filter(({ name }) => name === 'FindEndpoint')
  expect(found.map(({ variables }) => variables['keyword'])).toEqual(['', '/gen/19998/'])
  for (const { query } of found) expect(query).not.toContain('duration')
  await field.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('GET:/gen/19998/{var}')
  await field.waitFor({ state: 'detached' })
})
