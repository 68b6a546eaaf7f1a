import { expect, test } from './fixture/test'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

test('the window lives in the address: dragging zooms, Back restores, keys move it', async ({ site, page }) => {
  await site.open('/layer/GENERAL?from=now-2h&to=now')
  const asked = page.getByRole('button', { name: /Last 2 h|Fixed window/ })
  await expect(asked).toContainText('21:50 – 23:50')
  await expect(page).toHaveURL(/\/layer\/GENERAL\/Overview\?from=now-2h&to=now/)

  const ridge = page.getByRole('img', { name: /Time axis/ })
  const box = (await ridge.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(box.x + box.width * 0.25, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.75, box.y + 10, { steps: 5 })
  await page.mouse.up()
  await expect(asked).toContainText('Fixed window')
  await expect(page).toHaveURL(/from=2026-03-18T16:(4[89]|5[01])Z&to=2026-03-18T17:(49|5[012])Z/)

  await page.goBack()
  await expect(asked).toContainText('21:50 – 23:50')
  await page.reload()
  await expect(asked).toContainText('Last 2 h')

  await page.keyboard.press('[')
  await expect(asked).toContainText('19:49 – 21:49')
  await page.keyboard.press(']')
  await expect(asked).toContainText('Last 2 h')
})

test('a typed window is echoed, a wrong one says why and goes nowhere', async ({ site, page }) => {
  await site.open('/layer/GENERAL')
  await page.getByRole('button', { name: /Last 30 min/ }).click()
  const field = page.getByRole('dialog').getByRole('textbox', { name: /^Window/ })
  await expect(field).toBeFocused()
  await field.fill('now-2x')
  await expect(page.getByText('x is not a unit of time')).toBeVisible()
  await field.press('Enter')
  await expect(field).toBeVisible()
  await field.fill('2026-03-17')
  await expect(page.getByText('Mar 17, 00:00 – 23:00, step 1 h')).toBeVisible()
  await field.press('Enter')
  await expect(page).toHaveURL(/from=2026-03-16T18:30Z&to=2026-03-17T18:29:59Z/)
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the entity bar leads by the keyboard to a service, an endpoint, and back', async ({ site, page }) => {
  await site.open('/layer/GENERAL')
  await page.getByRole('button', { name: /All services/ }).press('Enter')
  await page.getByRole('combobox').fill('checko')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${checkout}/`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('checkout')
  await expect(page).toHaveTitle(/^checkout · .+ · General services · Aerie$/)

  await page.getByRole('button', { name: /All endpoints/ }).click()
  await page.getByRole('combobox').fill('GET')
  await page.getByRole('option').first().click()
  await expect(page).toHaveURL(/\/layer\/GENERAL\/endpoint\//)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('GET')
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('General services')
})

for (const [address, words, way] of [
  ['/layer/general', 'This OAP knows no layer general', 'Layer GENERAL'],
  ['/layer/GENERAL/service/bm9ib2R5.1', 'This OAP lists no service nobody', 'General services'],
  ['/layer/GENERAL/service/what', 'That is no id of OAP’s', 'General services'],
  ['/layer/VIRTUAL_MQ/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1', 'is not in the layer', 'General services'],
  ['/nope/at/all', 'There is no page at this address', 'Home'],
  ['/explore', 'does not have that page yet', 'Home'],
] as const) {
  test(`${address} is explained, with the nearest page there is`, async ({ site, page }) => {
    await site.open(address)
    const main = page.getByRole('main')
    await expect(main).toContainText(words)
    await main.getByRole('link', { name: way }).first().click()
    await expect(main.locator('[data-ready="true"]').first()).toBeVisible()
    await expect(main).not.toContainText(words)
  })
}

test('what cannot be read in an address is named, a dashboard that is not there too', async ({ site, page }) => {
  await site.open('/layer/GENERAL/Night%20shift?step=WEEK&from=now-9x&later=1')
  await expect(page.getByText('Not readable in the address: step=WEEK, from=now-9x')).toBeVisible()
  await expect(page.getByText('There is no dashboard Night shift here')).toBeVisible()
  await expect(page.locator('[data-type="Card"][data-state="fresh"]').first()).toBeVisible()
})

test('refresh asks again when it is told to, and off means off', async ({ site, page, strict }) => {
  await site.open(`${checkout}/Overview`)
  await expect(page.locator('.sheet[data-ready="true"]')).toBeVisible()
  const asked = () => strict.asked.filter(({ body }) => body.includes('execExpression')).length
  const before = asked()
  await page.clock.fastForward(120_000)
  await page.waitForTimeout(500)
  expect(asked()).toBe(before)

  await page.getByRole('button', { name: /Refresh by itself/ }).click()
  await page.getByRole('button', { name: '30 s', exact: true }).click()
  await page.clock.fastForward(31_000)
  await expect.poll(asked).toBeGreaterThan(before)

  await page.getByRole('button', { name: /Refresh by itself/ }).click()
  await page.getByRole('button', { name: 'Off', exact: true }).click()
  await expect(page.locator('.sheet[data-ready="true"]')).toBeVisible()
  const after = asked()
  await page.clock.fastForward(120_000)
  await page.waitForTimeout(500)
  expect(asked()).toBe(after)
})

test('a refresh within the same minute asks again what is in view, and the pictures stay', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`${checkout}/Overview`)
  const sheet = page.locator('.sheet[data-ready="true"]')
  await expect(sheet).toBeVisible()
  const line = page.locator('[data-type="Line"]').first()
  const asked = () => strict.asked.filter(({ body }) => body.includes('execExpression')).length
  const first = asked()
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(line.locator('canvas')).toBeVisible()
  await expect.poll(asked).toBeGreaterThan(first)
  await expect(sheet).toBeVisible()
  const second = asked()
  expect(second - first).toBeLessThanOrEqual(first)
  await page.locator('main').focus()
  await page.keyboard.press('r')
  await expect.poll(asked).toBe(second + (second - first))
})

test('home asks again who reports when it is refreshed', async ({ site, page, strict }) => {
  await site.open('/')
  await expect(page.getByRole('heading', { name: /services in \d+ layers/ })).toBeVisible()
  const before = strict.asked.length
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect.poll(() => strict.asked.length).toBeGreaterThan(before)
})

test('a layer is spoken of in its own words, and of its parts only those that it has', async ({ site, page }) => {
  await site.open('/layer/VIRTUAL_DATABASE')
  const bar = page.getByRole('banner')
  await bar.getByRole('button', { name: /All databases/ }).click()
  await page.getByRole('combobox', { name: 'Find databases' }).fill('postgres-orders')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('postgres-orders')
  await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
  await expect(bar).not.toContainText(/instances|endpoints/)
})

test('settings act at once, last, and can be forgotten', async ({ site, page }) => {
  await site.open('/settings')
  const html = page.locator('html')
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Light').click()
  await page.getByRole('radiogroup', { name: 'Density' }).getByText('Compact').click()
  await page.reload()
  await expect(html).toHaveAttribute('data-theme', 'light')
  await expect(html).toHaveAttribute('data-density', 'compact')
  await page.goto(`${site.url}/settings?theme=dark`)
  await expect(html).toHaveAttribute('data-theme', 'dark')
  // What is chosen here ends what the address says.
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Light').click()
  await expect(html).toHaveAttribute('data-theme', 'light')
  await expect(page).toHaveURL(/\/settings$/)

  await page.getByRole('combobox', { name: 'Show times in' }).fill('kolk')
  await page.getByRole('option', { name: 'Asia/Kolkata' }).click()
  await expect(page.getByText('Shown as Asia/Kolkata, UTC+05:30')).toBeVisible()

  const reset = page.getByRole('button', { name: 'Reset this browser' })
  await reset.click()
  const dialog = page.getByRole('dialog', { name: 'Reset this browser?' })
  await expect(dialog.getByRole('button', { name: 'Keep them' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(reset).toBeFocused()
  await expect(html).toHaveAttribute('data-density', 'compact')
  await reset.click()
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(page.getByText('Everything is forgotten')).toBeVisible()
  await expect(html).toHaveAttribute('data-density', 'regular')
})

test('keys: the menu, the filter, and none of them while typing', async ({ site, page }) => {
  await site.open('/layer/GENERAL')
  const filter = page.getByRole('searchbox', { name: 'Find a layer' })
  await expect(filter).toBeVisible()
  await page.keyboard.press('\\')
  await expect(filter).toBeHidden()
  await page.keyboard.press('/')
  await expect(filter).toBeFocused()
  await page.keyboard.type('virtual q[')
  await expect(filter).toHaveValue('virtual q[')
  await expect(page).not.toHaveURL(/from=/)
})

for (const width of [390, 360]) {
  test(`${width} px: no page is wider than the screen, the menu is a sheet`, async ({ site, page }) => {
    await page.setViewportSize({ width, height: 780 })
    for (const address of ['/layer/GENERAL', checkout, '/', '/dashboards', '/settings', '/nope']) {
      await site.open(address)
      await expect(page.locator('[data-ready="true"]').first()).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width)
    }
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Layers' }).click()
    await page.getByRole('link', { name: /Virtual databases/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Virtual databases')
    await expect(page.getByRole('searchbox', { name: 'Find a layer' })).toBeHidden()
  })
}

test('code that does not arrive is said in its place, and reloading brings it', async ({ site, page, strict }) => {
  strict.expectFault(/Failed to load resource|ERR_FAILED/)
  await site.open('/')
  await page.route(/SettingsView-.*\.js/, (route) => route.abort())
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('A part of Aerie did not arrive')).toBeVisible()
  await expect(page.getByRole('link', { name: /General services/ }).first()).toBeVisible()
  await page.unroute(/SettingsView-.*\.js/)
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('radiogroup', { name: 'Theme' })).toBeVisible()
  await expect(page).toHaveURL(/\/settings$/)

  await page.route(/assets\/index-.*\.js/, (route) => route.abort())
  await page.reload()
  await expect(page.getByText('Aerie could not be loaded')).toBeVisible()
})
