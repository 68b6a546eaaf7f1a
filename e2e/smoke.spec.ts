import { expect, test } from './fixture/test'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

test('from home over the layer to a service, its charts drawn from answers of OAP', async ({ site, page }) => {
  await site.open('/')
  const { view } = site
  await expect(view.getByRole('heading', { name: /services in \d+ layers/ })).toBeVisible()

  await view
    .getByRole('navigation')
    .getByRole('link', { name: /General services/ })
    .click()
  const list = view.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh')
  await expect(view.locator('[data-type="Card"]').first()).toHaveAttribute('data-state', 'fresh')

  await list
    .getByRole('link', { name: /checkout/ })
    .first()
    .click()
  const chart = view.locator('[data-type="Line"]').first()
  await expect(chart).toHaveAttribute('data-state', 'fresh')
  await expect(chart.locator('canvas').first()).toBeVisible()
  if (site.setting !== 'frame') await expect(page).toHaveTitle(/^checkout · /)
})

test('a deep link opens the same page, and a reload keeps it', async ({ site, page }) => {
  await site.open(`${checkout}?from=now-1h&to=now&tz=oap`)
  const { view } = site
  const charts = view.locator('[data-type="Line"][data-state="fresh"]')
  await expect(charts.first()).toBeVisible()
  // 18:20 UTC in the demo's zone, +0530, whatever zone the browser is in.
  await expect(view.getByText(/22:50 – 23:50/)).toBeVisible()
  if (site.setting === 'frame') return
  const address = page.url()
  await page.reload()
  await expect(charts.first()).toBeVisible()
  expect(page.url()).toBe(address)
})

test('each distinct question is asked once, in at most six requests', async ({ site, strict }) => {
  await site.open(checkout)
  await expect(site.view.locator('[data-type="Line"][data-state="fresh"]').first()).toBeVisible()
  await expect(site.view.locator('[data-type="InstanceList"]')).toHaveAttribute('data-state', 'fresh')
  await expect(site.view.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')
  const questions = strict.asked.flatMap(({ body }) => {
    const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> }
    // A batch is one question for each of its expressions, about an entity in a window.
    const expressions = Object.keys(variables).filter((name) => /^x\d+$/.test(name))
    if (expressions.length === 0) return [JSON.stringify([query, variables])]
    return expressions.map((name) =>
      JSON.stringify([variables[name], variables[name.replace('x', 'e')], variables['d']]),
    )
  })
  expect(questions.length).toBeGreaterThan(20)
  expect(new Set(questions).size).toBe(questions.length)
  // The list of templates is no part of the budget.
  expect(strict.asked.filter(({ body }) => !body.includes('GetAllTemplates')).length).toBeLessThanOrEqual(6)
})
