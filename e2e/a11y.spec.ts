import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture/faulty'
import { LATER_THEMES, THEMES } from './fixture/themes'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

/** Every rule of axe, best practices included; what it cannot decide is not a violation. */
async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const said = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${target.join(' ')} ${failureSummary ?? ''}`),
  )
  expect(said, what).toEqual([])
}

const standing = (page: Page) => expect(page.locator('[data-ready="true"]').first()).toBeVisible()

for (const theme of THEMES) {
  for (const [name, address, ready] of [
    ['home', '/', '.tile'],
    ['a layer', '/layer/GENERAL', '[data-type="ServiceList"][data-state="fresh"]'],
    ['a service', checkout, '[data-type="Line"][data-state="fresh"]'],
    ['a layer without a dashboard of ours', '/layer/VIRTUAL_DATABASE', '[data-type="ServiceList"][data-state="fresh"]'],
    ['a service that is not there', '/layer/GENERAL/service/bm9ib2R5.1', '.state'],
    ['dashboards', '/dashboards', 'tbody tr'],
    ['settings', '/settings', '.el-select'],
    ['no page', '/nope', 'main .btn'],
  ] as const) {
    test(`axe finds nothing on ${name}, ${theme}`, async ({ site, page }) => {
      await site.open(`${address}?theme=${theme}`)
      await standing(page)
      await expect(page.locator(ready).first()).toBeVisible()
      await clean(page, address)
    })
  }

  test(`axe finds nothing on a page of failed widgets, ${theme}`, async ({ site, page, faulty, strict }) => {
    void site
    // 0 / 0 is shown as OAP wrote it.
    strict.allowText(/^NaN$/)
    await page.goto(`${faulty.url}${checkout}/Faults?theme=${theme}`)
    await expect(page.locator('[data-widget][data-state="error"]').first()).toBeVisible()
    await expect(page.locator('[data-widget][data-state="loading"]')).toHaveCount(0)
    await clean(page, 'faults')
  })

  if (LATER_THEMES.includes(theme))
    test(`axe finds nothing in what opens, ${theme}`, async ({ site, page }) => {
      test.slow()
      await site.open(`${checkout}?theme=${theme}`)
      await expect(page.locator('[data-type="Line"][data-state="fresh"]').first()).toBeVisible()
      for (const button of [/General services/, /^checkout/, /All instances/, /All endpoints/, /Last 30 min/]) {
        await page.getByRole('banner').getByRole('button', { name: button }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await expect(page.getByRole('dialog')).not.toContainText('Asking OAP')
        await clean(page, String(button))
        await page.keyboard.press('Escape')
      }
      await page.getByRole('link', { name: 'Settings' }).click()
      await page.getByRole('combobox', { name: 'Show times in' }).fill('kolk')
      await expect(page.getByRole('option', { name: 'Asia/Kolkata' })).toBeVisible()
      await clean(page, 'zones')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Reset this browser' }).click()
      await expect(page.getByRole('button', { name: 'Keep them' })).toBeFocused()
      await clean(page, 'dialog')
    })
}

/** Where the focus is, and whether anything about it or its surroundings looks different for having it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const own = document.activeElement
    if (!(own instanceof HTMLElement) || own === document.body) return null
    const around = [own, own.parentElement, own.parentElement?.parentElement].filter((one) => one != null)
    const look = () =>
      around.map((one) => {
        const { boxShadow, outlineStyle, outlineWidth, borderColor, top } = getComputedStyle(one)
        return [boxShadow, outlineStyle, outlineWidth, borderColor, top].join()
      })
    const withFocus = look().join()
    own.blur()
    const without = look().join()
    own.focus()
    const box = own.getBoundingClientRect()
    const place = own.closest('[data-widget]')
      ? 'widget'
      : own.closest('main')
        ? 'page'
        : own.closest('.time')
          ? 'time'
          : own.closest('.ridge')
            ? 'ridge'
            : own.closest('header')
              ? 'bar'
              : own.closest('.menu')
                ? 'menu'
                : own.closest('.rail')
                  ? 'rail'
                  : own.textContent?.trim() === 'Go to the content'
                    ? 'skip'
                    : 'elsewhere'
    const name = own.getAttribute('aria-label') ?? own.textContent?.trim() ?? ''
    const isSeen = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
    return { place, name: `${own.tagName} ${name}`, isSeen, isMarked: withFocus !== without }
  })

test('Tab walks skip, rail, menu, bar, time, ridge and widgets in this order, and each place shows that it has the focus', async ({
  site,
  page,
}) => {
  await site.open(checkout)
  await expect(page.locator('[data-dashboard][data-ready="true"]')).toBeVisible()
  const order: string[] = []
  for (let count = 0; count < 45; count += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (!at) break
    expect(at, `stop ${count}`).toMatchObject({ isSeen: true, isMarked: true })
    if (order.at(-1) === at.place) continue
    order.push(at.place)
    // As long as the layers are many, unless its field, which comes first, makes it short.
    if (at.place === 'menu') await page.keyboard.type('General services')
  }
  expect(order).toEqual(['skip', 'rail', 'menu', 'bar', 'time', 'ridge', 'page', 'widget'])

  await page.getByRole('button', { name: 'Go to the content' }).press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('Escape closes the nearest panel, and what opened it has the focus again', async ({ site, page }) => {
  await site.open(checkout)
  await standing(page)
  for (const name of [/^checkout/, /All endpoints/, /Last 30 min/, /Refresh by itself/]) {
    const button = page.getByRole('banner').getByRole('button', { name })
    await button.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(button).toBeFocused()
  }

  await page.setViewportSize({ width: 720, height: 450 })
  const layers = page.getByRole('button', { name: 'Layers', exact: true })
  await layers.press('Enter')
  const menu = page.getByRole('navigation', { name: 'Layers' })
  await expect(menu).toBeFocused()
  await expect(layers).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox', { name: 'Find a layer' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(layers).toBeFocused()
})

test('another page begins at its top with the focus in it; Back finds the place again', async ({ site, page }) => {
  await page.setViewportSize({ width: 1000, height: 500 })
  await site.open('/layer/GENERAL')
  await expect(page.locator('[data-type="ServiceList"][data-state="fresh"]')).toBeVisible()
  const main = page.getByRole('main')
  const top = () => main.evaluate((element) => element.scrollTop)
  // The focus of a row far down scrolls to it: that is the place to come back to.
  await page.locator('[data-type="ServiceList"] [data-row="9"] a').focus()
  await main.evaluate((element) => element.scrollTo(0, 340))
  await expect.poll(top).toBe(340)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/service\//)
  await expect(main).toBeFocused()
  expect(await top()).toBe(0)
  await page.goBack()
  await expect.poll(top).toBe(340)
})

for (const [width, height] of [
  [720, 450],
  [360, 640],
] as const) {
  test(`${width} px, as 1440 at ${Math.round(144_000 / width)} %: nothing is wider than the screen`, async ({
    site,
    page,
  }) => {
    await page.setViewportSize({ width, height })
    for (const address of ['/', '/layer/GENERAL', checkout, '/layer/VIRTUAL_MQ', '/dashboards', '/settings', '/nope']) {
      await site.open(address)
      await standing(page)
      const wide = await page.evaluate(() =>
        [document.documentElement, document.querySelector('main')].map(
          (one) => (one?.scrollWidth ?? 0) - (one?.clientWidth ?? 0),
        ),
      )
      expect(wide, address).toEqual([0, 0])
    }
  })
}

test('nothing moves for somebody who asked for less motion', async ({ site, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const address of [checkout, '/settings']) {
    await site.open(address)
    await standing(page)
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
        const lasts = (text: string) => text.split(',').some((part) => parseFloat(part) > 0)
        const isMoving = lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration))
        return isMoving
          ? [`${element.tagName}.${element.getAttribute('class')} ${transitionDuration} ${animationName}`]
          : []
      }),
    )
    expect(moving, address).toEqual([])
  }
})
