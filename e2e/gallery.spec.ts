import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from './fixture/test'
import { LATER_THEMES } from './fixture/themes'

const widgets = new URL('../src/widgets/', import.meta.url)
/** Every type that the registry finds, by what its folder says of itself. */
const types = readdirSync(widgets, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(
    ({ name }) =>
      /(?:type: |notBuilt\()'(\w+)'/.exec(readFileSync(new URL(`${name}/index.ts`, widgets), 'utf8'))?.[1] ?? name,
  )
const STATES = [
  'loading',
  'fresh',
  'refreshing',
  'stale',
  'partial',
  'empty',
  'bad-value',
  'error',
  'unsupported',
  'blocked',
]

async function open(page: Page, site: { open(address: string): Promise<void> }, query = ''): Promise<void> {
  await site.open(`/gallery${query}`)
  await expect(page.locator('.gallery')).toHaveAttribute('data-ready', 'true')
  await expect(page.locator('[data-part="plot"]:not([data-ready="true"])')).toHaveCount(0)
  await expect.poll(() => astray(page)).toEqual([])
}

/** Panels that are not in the state that their demo comes to. */
const astray = (page: Page): Promise<readonly string[]> =>
  page
    .locator('[data-comes-to]')
    .evaluateAll((all) =>
      all.flatMap(({ dataset: { specimen, state, comesTo } }) =>
        state === comesTo ? [] : [`${specimen} is ${state}, not ${comesTo}`],
      ),
    )

/** What differs by theme alone is looked at when everything is. */
for (const theme of LATER_THEMES)
  test(`axe finds nothing in the gallery, ${theme}`, async ({ site, page, strict }) => {
    test.setTimeout(240_000)
    // A card shows what OAP sent in place of a number.
    strict.allowText(/^NaN$/)
    await open(page, site, `?theme=${theme}`)
    const whole = await new AxeBuilder({ page }).disableRules('landmark-unique').analyze()
    // The same panel stands there many times: only outside of panels must every landmark have a name of its own.
    const landmarks = await new AxeBuilder({ page }).withRules('landmark-unique').exclude('[data-comes-to]').analyze()
    const violations = [...whole.violations, ...landmarks.violations]
    const said = violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${target.join(' ')} ${failureSummary ?? ''}`),
    )
    expect(said).toEqual([])
  })

test('every type of widget is there in each of its states, every specimen has a name, and nobody is asked', async ({
  site,
  page,
  strict,
}) => {
  strict.allowText(/^NaN$/)
  const asked = () => new Set(strict.asked.map(({ body }) => /query (\w+)/.exec(body)?.[1] ?? body))
  await site.open('/nope')
  await expect(page.locator('main .btn').first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Layers' }).getByRole('link').first()).toBeVisible()
  await expect(page.locator('[data-part="firing-count"]')).toBeVisible()
  const shell = asked()
  await open(page, site)
  expect([...asked()].filter((operation) => !shell.has(operation))).toEqual([])

  const specimens = await page.locator('[data-specimen]').evaluateAll((all) =>
    all.map((element) => ({
      id: element.getAttribute('data-specimen') ?? '',
      state: element.getAttribute('data-state'),
      name:
        element.getAttribute('aria-label') ??
        document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ??
        element.textContent,
    })),
  )
  expect(specimens.filter(({ name }) => !name?.trim())).toEqual([])
  const ids = specimens.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([])
  expect(types.length).toBeGreaterThan(5)
  for (const type of types) {
    const own = specimens.filter(({ id }) => id.startsWith(`${type}/`))
    expect(own.length, type).toBeGreaterThan(1)
    for (const { id, state } of own)
      if (STATES.includes(id.split('/')[1] ?? '')) expect(state, id).toBe(id.split('/')[1])
  }
})

test('nothing is wider than the screen, and the index leads to each part', async ({ site, page, strict }) => {
  strict.allowText(/^NaN$/)
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, site)
  const wide = await page.evaluate(() =>
    [document.documentElement, document.querySelector('main')].map(
      (one) => (one?.scrollWidth ?? 0) - (one?.clientWidth ?? 0),
    ),
  )
  expect(wide).toEqual([0, 0])
  const parts = page.getByRole('navigation', { name: 'Parts of the gallery' }).getByRole('link')
  await parts.last().click()
  const last = page.locator('[data-section]').last().locator('h2[tabindex="-1"]')
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
})

test('theme, density and contrast come from the address', async ({ site, page, strict }) => {
  strict.allowText(/^NaN$/)
  await open(page, site, '?theme=light&density=compact&contrast=more')
  const root = page.locator('html')
  await expect(root).toHaveAttribute('data-theme', 'light')
  await expect(root).toHaveAttribute('data-density', 'compact')
  await expect(root).toHaveAttribute('data-contrast', 'more')
  await page.getByRole('link', { name: 'Home' }).last().click()
  await expect(root).not.toHaveAttribute('data-contrast', 'more')
})
