import { startServer, UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1'

/** Opens the picker; the names below are those of its panel. */
const asked = /Last|Fixed window|Today|Yesterday|now/

test('the calendar takes two days by the mouse, Back and a reload restore the window', async ({ site, page }) => {
  await site.open('/layer/GENERAL?from=now-1h&to=now')
  const button = page.getByRole('banner').getByRole('button', { name: asked })
  await button.click()
  const dialog = page.getByRole('dialog', { name: 'Window of time' })
  const field = dialog.getByRole('textbox', { name: /^Window/ })
  await expect(field).toBeFocused()
  await dialog.getByRole('button', { name: /March 17, 2026/ }).click()
  await expect(field).toHaveValue('2026-03-17')
  await expect(dialog.getByText('Choose the last day')).toBeVisible()
  await dialog.getByRole('button', { name: /March 16, 2026/ }).click()
  await expect(field).toHaveValue('2026-03-16 to 2026-03-17')
  await expect(dialog.getByText('Mar 16, 00:00 – Mar 17, 23:00, step 1 h')).toBeVisible()
  await expect(dialog.getByRole('button', { name: /March 19, 2026/ })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Show' }).click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(/from=2026-03-15T18:30Z&to=2026-03-17T18:29:59Z/)
  await expect(button).toContainText('Mar 16, 00:00 – Mar 17, 23:00')

  await page.goBack()
  await expect(button).toContainText('Last 1 h')
  await page.goForward()
  await page.reload()
  await expect(button).toContainText('Mar 16, 00:00 – Mar 17, 23:00')
})

test('the calendar works by the keyboard, with a time for each end', async ({ site, page }) => {
  await site.open('/layer/GENERAL')
  await page.getByRole('banner').getByRole('button', { name: asked }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Window of time' })
  const field = dialog.getByRole('textbox', { name: /^Window/ })
  await expect(field).toBeFocused()
  await dialog.getByRole('button', { name: /March 18, 2026, today/ }).focus()
  await page.keyboard.press('PageUp')
  await expect(dialog.getByRole('grid', { name: 'February 2026' })).toBeVisible()
  await page.keyboard.press('PageDown')
  for (const key of ['ArrowUp', 'Home', 'Enter', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
  await expect(field).toHaveValue('2026-03-09 to 2026-03-10')
  await dialog.getByRole('textbox', { name: 'Time of the first day' }).fill('9:15')
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: 'Time of the last day' }).fill('27:00')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('2026-03-09 09:15 to 2026-03-10 23:59')
  await field.press('Enter')
  await expect(page).toHaveURL(/from=2026-03-09T03:45Z&to=2026-03-10T18:29Z/)
})

test('every form of a typed window is echoed, every mistake named', async ({ site, page }) => {
  await site.open('/layer/GENERAL')
  await page.getByRole('banner').getByRole('button', { name: asked }).click()
  const dialog = page.getByRole('dialog', { name: 'Window of time' })
  const field = dialog.getByRole('textbox', { name: /^Window/ })
  const echo = dialog.locator('#time-echo')
  for (const [text, words] of [
    ['-2h', '21:50 – 23:50, step 1 min'],
    ['now - 90 min', '22:20 – 23:50, step 1 min'],
    ['now-1d/d', 'Mar 17, 00:00 – 23:00, step 1 h'],
    ['2026-03-18 10:00 to 11:00', '10:00 – 11:00, step 1 min'],
    ['2026-03-18T10:00Z', '15:00 – 23:00, step 1 h'],
    ['1773842400', '19:30 – 23:50, step 1 min'],
    ['1773842400000..1773846000000', '19:30 – 20:30, step 1 min'],
    ['now-30d', 'Feb 16 – Mar 18, step 1 day'],
    ['now-2x', 'x is not a unit of time'],
    ['2026-02-30', 'There is no 2026-02-30'],
    ['soon', 'Not read as a time: soon'],
    ['now-1h to now-2h', 'The window ends before it starts'],
    ['', 'Type a time'],
  ] as const) {
    await field.fill(text)
    await expect(echo, text).toContainText(words)
  }
})

test('steps show their points, and those that OAP refuses cannot be chosen', async ({ site, page }) => {
  await site.open('/layer/GENERAL?from=now-24h&to=now')
  const button = page.getByRole('banner').getByRole('button', { name: asked })
  await button.click()
  const dialog = page.getByRole('dialog', { name: 'Window of time' })
  const steps = dialog.getByRole('group', { name: 'Step' })
  await expect(steps.getByRole('button', { name: /1 h 25 points/ })).toBeVisible()
  const minutes = steps.getByRole('button', { name: /1 min 1441 points/ })
  await expect(minutes).toHaveAttribute('aria-disabled', 'true')
  await expect(dialog.getByText('1 min: 1,441 points, OAP answers 501 at most')).toBeVisible()
  await minutes.click({ force: true })
  await expect(dialog).toBeVisible()
  await steps.getByRole('button', { name: /1 day/ }).click()
  await expect(page).toHaveURL(/from=now-24h&to=now&step=DAY/)
  await page.reload()
  await expect(button).toContainText('1 day')
  await page.goBack()
  await expect(button).toContainText('1 h')
})

test('what OAP no longer keeps is asked for when the picker opens, drawn, and said', async ({ site, page, strict }) => {
  const eightDaysBack = 'from=2026-03-10T10:00Z&to=2026-03-10T16:00Z'
  await site.open(`${checkout}/Overview?${eightDaysBack}&step=MINUTE`)
  await expect(page.locator('.sheet[data-ready="true"]')).toBeVisible()
  await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'empty')
  const told = () => strict.asked.filter(({ body }) => body.includes('getMetricsTTL')).length
  expect(told()).toBe(0)

  const button = page.getByRole('banner').getByRole('button', { name: asked })
  await button.click()
  const dialog = page.getByRole('dialog', { name: 'Window of time' })
  await expect(dialog.getByText('Minutes are kept for 7 days, since Mar 11')).toBeVisible()
  await expect(dialog.getByText('1 min: kept for 7 days only')).toBeVisible()
  await expect(dialog.getByRole('button', { name: /March 10, 2026, no longer kept/ })).toBeVisible()
  await expect(dialog.getByRole('switch')).toHaveCount(0)
  await expect(page.getByText('OAP keeps minutes for 7 days: nothing is left of this window').first()).toBeVisible()
  await dialog.getByRole('button', { name: /1 h 7 points/ }).click()
  await expect(page).toHaveURL(/step=HOUR/)
  await expect(page.locator('[data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')

  await button.click()
  await dialog.getByRole('textbox', { name: /^Window/ }).fill('now-20d to now-1d')
  await dialog.getByRole('button', { name: /^1 h/ }).click()
  await expect(page.getByText('OAP keeps hours for 15 days. The beginning of the window is left out.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('OAP keeps hours for 15 days. The beginning of the window is left out.')).toBeVisible()
  expect(told()).toBe(1)
})

test('an hour is the mean of its minutes', async ({ site, page }) => {
  await site.open('/layer/GENERAL')
  const values = async (start: string, end: string, step: string): Promise<number[]> => {
    const query = `query Q($d: Duration!) { execExpression(expression: "service_cpm",
      entity: { serviceName: "plover::checkout", normal: true }, duration: $d) { results { values { value } } } }`
    const answer = await page.request.post(`${site.url}/graphql`, {
      headers: { accept: 'application/json' },
      data: { query, variables: { d: { start, end, step } } },
    })
    const { data } = (await answer.json()) as {
      data: { execExpression: { results: { values: { value: string }[] }[] } }
    }
    return data.execExpression.results[0]?.values.map(({ value }) => Number(value)) ?? []
  }
  const [hour] = await values('2026-03-18 17', '2026-03-18 17', 'HOUR')
  const minutes = await values('2026-03-18 1700', '2026-03-18 1759', 'MINUTE')
  expect(minutes).toHaveLength(60)
  expect(Math.abs((hour ?? 0) - minutes.reduce((sum, value) => sum + value, 0) / 60)).toBeLessThanOrEqual(1)
})

for (const [zone, typed, echo, address, note] of [
  [
    'America/St_Johns',
    '2026-03-08',
    'Mar 8, 00:00 – 23:00, step 1 h',
    'from=2026-03-08T03:30Z&to=2026-03-09T02:29:59Z',
    'Mar 8 has 23 hours in America/St_Johns.',
  ],
  [
    'Asia/Kathmandu',
    '2026-03-17',
    'Mar 16, 23:15 – Mar 17, 23:15, step 1 h, as OAP cuts them in UTC+05:30',
    'from=2026-03-16T18:15Z&to=2026-03-17T18:14:59Z',
    null,
  ],
  [
    'Australia/Lord_Howe',
    '2025-10-05',
    'Oct 5, 00:00 – 23:30, step 1 h',
    'from=2025-10-04T13:30Z&to=2025-10-05T12:59:59Z',
    'Oct 5 has 23.5 hours in Australia/Lord_Howe.',
  ],
] as const) {
  test(`a day of ${zone} begins and ends where its own clock says`, async ({ site, page }) => {
    await site.open(`/layer/GENERAL?tz=${zone}`)
    await page.getByRole('banner').getByRole('button', { name: asked }).click()
    const dialog = page.getByRole('dialog', { name: 'Window of time' })
    const field = dialog.getByRole('textbox', { name: /^Window/ })
    await field.fill(typed)
    await expect(dialog.locator('#time-echo')).toContainText(echo)
    if (note) await expect(dialog.getByText(note)).toBeVisible()
    await field.fill(`${typed} 00:00 to ${typed} 23:59:59`)
    await field.fill(typed)
    await field.press('Enter')
    await expect(page).toHaveURL(new RegExp(address))
    await page.reload()
    await page.getByRole('banner').getByRole('button', { name: asked }).click()
    await expect(field).toHaveValue(typed)
  })
}

test('days of the server are never shown as the reader’s', async ({ site, page }) => {
  await site.open('/layer/GENERAL?from=now-20d&to=now&tz=America/St_Johns')
  await expect(page.getByRole('banner').getByRole('button', { name: asked })).toContainText(
    'Feb 27 – Mar 18, UTC+05:30',
  )
  await expect(page.getByRole('img', { name: /Time axis from Feb 27, 2026 UTC\+05:30/ })).toBeVisible()
  await site.open('/layer/GENERAL?from=now-20d&to=now&tz=Asia/Kolkata')
  await expect(page.getByRole('banner').getByRole('button', { name: asked })).toContainText(/Feb 26 – Mar 18\s*1 day/)
})

test('the ridge zooms by its grips, and shows the trouble of its service without a question of its own', async ({
  site,
  page,
  strict,
}) => {
  await site.open(`${checkout}/Overview`)
  await expect(page.locator('.ridge .trouble .outline')).toHaveCount(1)
  const series = strict.asked.flatMap(({ body }) => body.match(/"service_sla\/100"/g) ?? [])
  expect(series).toHaveLength(1)

  await page.getByRole('slider', { name: 'Zoom from' }).focus()
  for (const key of ['PageUp', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  await expect(page.getByRole('slider', { name: 'Zoom from' })).toHaveAttribute('aria-valuetext', '23:25')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=2026-03-18T17:55Z&to=2026-03-18T18:17Z/)
  await page.goBack()
  await expect(page.getByRole('banner').getByRole('button', { name: asked })).toContainText('Last 30 min')
})

test('windows that were chosen come back, relative and fixed, also after a reload', async ({ site, page }) => {
  await site.open('/layer/GENERAL')
  const button = page.getByRole('banner').getByRole('button', { name: asked })
  const dialog = page.getByRole('dialog', { name: 'Window of time' })
  for (const typed of ['-3h', '2026-03-17 10:00 to 11:00']) {
    await button.click()
    await dialog.getByRole('textbox', { name: /^Window/ }).fill(typed)
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
  }
  await page.reload()
  await button.click()
  const recent = dialog.getByRole('group', { name: 'Recent windows' }).getByRole('button')
  await expect(recent).toHaveText(['Mar 17, 10:00 – 11:00', 'Last 3 h'])
  await recent.last().click()
  await expect(page).toHaveURL(/from=now-3h&to=now/)
})

test('an OAP before 10.3 says nothing of its limits, and is not asked for a cold stage', async ({
  server,
  page,
  strict,
  site,
}) => {
  void site
  const old = await startServer(['--listen', '127.0.0.1:0', ...UNKIND, '--oap-version', '10.2.0'])
  server.origins.push(old.url)
  await page.goto(`${old.url}/layer/GENERAL?cold=1&from=now-30m&to=now`)
  await expect(page.getByText('This OAP has no cold stage')).toBeVisible()
  await expect(page.locator('.sheet[data-ready="true"]')).toBeVisible()
  await page.getByRole('banner').getByRole('button', { name: asked }).click()
  const dialog = page.getByRole('dialog', { name: 'Window of time' })
  await expect(dialog.getByRole('grid')).toBeVisible()
  await expect(dialog.getByText(/kept for/)).toHaveCount(0)
  expect(strict.asked.filter(({ body }) => /coldStage|getMetricsTTL/.test(body))).toEqual([])
  await strict.end()
  await old.stop()
})

test('settings are reached by the keyboard; zone, window and refresh act at once', async ({ site, page }) => {
  await site.open('/layer/GENERAL?tz=utc&refresh=30')
  await page.getByRole('link', { name: 'Settings' }).press('Enter')
  await expect(page.getByRole('combobox', { name: 'Refresh by itself' })).toHaveValue('30')
  await page.getByRole('combobox', { name: 'Refresh by itself' }).selectOption('Every 5 min')
  await page.getByRole('combobox', { name: 'Window of an address without one' }).selectOption('Last 3 h')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('English')
  await expect(page).not.toHaveURL(/refresh=/)
  await page.goto(`${site.url}/layer/GENERAL`)
  const bar = page.getByRole('banner')
  await expect(bar.getByRole('button', { name: asked })).toContainText('Last 3 h')
  await expect(bar.getByRole('button', { name: /Refresh by itself: 5 min/ })).toBeVisible()
})
