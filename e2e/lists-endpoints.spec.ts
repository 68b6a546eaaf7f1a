import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

test.use({ world: [...UNKIND, '--endpoints', '20000'] })

const catalog = '/layer/GENERAL/service/cGxvdmVyOjpjYXRhbG9n.1'
const lists = (asked: readonly { readonly body: string }[], field: string): readonly string[] =>
  asked.flatMap(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: unknown }
    return query.includes(field) ? [JSON.stringify(variables ?? {})] : []
  })

test('20,000 endpoints: those that reported first, OAP searches for the rest, without a window', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`${catalog}/Endpoints`)
  const list = page.locator('[data-type="EndpointList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh', { timeout: 40_000 })
  await expect(list.getByText(/^first [\d,]+ of more, type to narrow$/)).toBeVisible()
  expect(await list.locator('[data-row]').count()).toBeLessThanOrEqual(80)

  await list.getByRole('searchbox').fill('gen/19998/')
  await expect(list.locator('[data-row] a.name')).toHaveText(['GET:/gen/19998/{var}'])
  await expect(page).toHaveURL(/[?&]q=gen/)
  const asked = lists(strict.asked, 'findEndpoint')
  expect(asked.some((variables) => variables.includes('gen/19998/'))).toBe(true)
  expect(asked.every((variables) => !variables.includes('duration'))).toBe(true)

  await list.getByRole('searchbox').fill('no such thing')
  await expect(list).toContainText('No endpoint is named like that')
  await list.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(() => list.locator('[data-row]').count()).toBeGreaterThan(5)
})
