import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

test.use({ world: [...UNKIND, '--services', '5000'] })

const lists = (asked: readonly { readonly body: string }[], field: string): readonly string[] =>
  asked.flatMap(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: unknown }
    return query.includes(field) ? [JSON.stringify(variables ?? {})] : []
  })

test('5,000 services: few rows in the document, typing finds the last, nobody is listed twice', async ({
  site,
  page,
  strict,
}) => {
  await site.open('/layer/GENERAL/Overview')
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh', { timeout: 40_000 })
  expect(await list.locator('[data-row]').count()).toBeLessThanOrEqual(80)

  await list.locator('.scroll').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight / 2))
  await expect(list.locator('[data-row]').first()).not.toHaveAttribute('data-row', '0')
  expect(await list.locator('[data-row]').count()).toBeLessThanOrEqual(80)

  await list.getByRole('searchbox').fill('svc-4970')
  await expect(list.locator('[data-row]')).toHaveCount(1)
  await expect(list.locator('[data-row] a.name')).toHaveText('svc-4970')
  await expect(list.locator('[data-row] td.num').first()).not.toBeEmpty()

  const asked = lists(strict.asked, 'listServices')
  expect(new Set(asked).size).toBe(asked.length)
})
