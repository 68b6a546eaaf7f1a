import { bar, chosen, expressions, openPicker, options, stands } from './fixture/picker'
import { expect, test } from './fixture/test'

const b64 = (name: string): string => encodeURIComponent(Buffer.from(name).toString('base64'))
const service = (name: string): string => `/layer/GENERAL/service/${b64(name)}.1`

test('keys move within the list, Escape gives the focus back, and whoever types beside the field means the field', async ({
  site,
  page,
}) => {
  await site.open(service('plover::checkout'))
  await stands(page)
  const field = await openPicker(page, /All instances/)
  await expect(chosen(page)).toHaveText('All instances')
  await field.press('ArrowDown')
  await expect(chosen(page)).toContainText('checkout-')
  await expect(field).toHaveAttribute('aria-activedescendant', (await chosen(page).getAttribute('id')) ?? '')
  await field.press('Home')
  await expect(chosen(page)).toHaveText('All instances')
  await field.press('End')
  const last = await chosen(page).textContent()
  await field.press('PageDown')
  await expect(chosen(page)).toHaveText(last ?? '')
  await page.keyboard.press('Tab')
  const pin = page.getByRole('button', { name: /^Pin checkout-/ })
  await expect(pin).toBeFocused()
  await page.keyboard.press('z')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('z')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(bar(page).getByRole('button', { name: /All instances/ })).toBeFocused()
})

test('pins and recent ones stand first, in this browser; one that is gone says so', async ({ site, page }) => {
  await site.open(service('plover::catalog'))
  await stands(page)
  await site.open(service('plover::checkout'))
  await stands(page)
  let field = await openPicker(page, /^checkout/)
  await expect(page.locator('.section').first()).toHaveText('Recent')
  await expect(options(page).nth(1)).toContainText('catalog')
  await field.fill('mailer')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Unpin mailer' })).toBeFocused()
  await page.keyboard.press('Escape')

  await page.evaluate(() => {
    const stored = JSON.parse(localStorage.getItem('aerie.kept') ?? '{}') as { pins: Record<string, unknown[]> }
    stored.pins['service GENERAL']?.push({ id: 'Z29uZQ==.1', text: 'gone-service', note: '' })
    localStorage.setItem('aerie.kept', JSON.stringify(stored))
  })
  await page.reload()
  await stands(page)
  field = await openPicker(page, /^checkout/)
  await expect(page.locator('.section').first()).toHaveText('Pinned')
  await expect(options(page).nth(1)).toContainText('mailer')
  await expect(options(page).nth(2)).toContainText('gone-service')
  await expect(options(page).nth(2)).toContainText('not listed any more')
  await field.press('ArrowDown')
  await field.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('mailer')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('checkout')
})

test('silent services stand last and say since when; they can be hidden, which is remembered', async ({
  site,
  page,
  strict,
}) => {
  await site.open(service('plover::checkout'))
  await stands(page)
  await expect(page.locator('[data-part="firing-count"]')).toBeVisible()
  const before = strict.asked.length
  const field = await openPicker(page, /^checkout/)
  const hide = page.getByRole('button', { name: /Hide \d+ silent/ })
  await expect(hide).toBeVisible()
  const rankings = () => expressions(strict, before).filter((one) => one.startsWith('top_n(service_sla,5000,asc'))
  expect(rankings()).toHaveLength(1)
  await field.press('End')
  await expect(chosen(page)).toContainText('last seen')
  await expect(page.locator('.section').last()).toHaveText('Silent in this window')
  // Of those in view, each once, together.
  const count = Number(/\d+/.exec((await hide.textContent()) ?? '')?.[0])
  const seen = expressions(strict, before).filter((one) => one === 'service_sla')
  expect(seen.length).toBeLessThanOrEqual(count)
  expect(strict.asked.length - before).toBeLessThanOrEqual(2)
  expect(rankings()).toHaveLength(1)

  await hide.click()
  await field.press('End')
  await expect(page.getByText('Silent in this window')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.reload()
  await stands(page)
  await openPicker(page, /^checkout/)
  await expect(page.getByRole('button', { name: /Show \d+ silent/ })).toBeVisible()
})

test('both ends of a relation are in the bar, and each can be another', async ({ site, page }) => {
  const id = `${b64('plover::checkout')}.1-${b64('plover::orders')}.1`
  await site.open(`/layer/GENERAL/relation/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('checkout → orders')
  await expect(page).toHaveTitle(/^checkout → orders · .*General services · Aerie$/)
  const ends = bar(page).getByRole('button', { name: /checkout|orders/ })
  await expect(ends).toHaveCount(2)
  await ends.nth(1).click()
  // The ranking is of this layer: it says nothing of the databases that are listed too.
  await expect(page.getByRole('button', { name: /Hide [1-9] silent/ })).toBeVisible()
  await page.getByRole('combobox').fill('mailer')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('checkout → mailer')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('checkout → orders')
})

test('390 px: a picker is a sheet over the whole screen', async ({ site, page }) => {
  await page.setViewportSize({ width: 390, height: 780 })
  await site.open('/layer/GENERAL')
  await stands(page)
  await bar(page)
    .getByRole('button', { name: /All services/ })
    .click()
  const sheet = page.getByRole('dialog')
  expect(await sheet.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 780 })
  expect(await options(page).count()).toBeLessThanOrEqual(80)
  const list = await page.getByRole('listbox').boundingBox()
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(780)
  expect(await sheet.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0)
  await page.getByRole('combobox').fill('mailer')
  await options(page).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('mailer')
  await page.goBack()
  await bar(page)
    .getByRole('button', { name: /All services/ })
    .click()
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect(sheet).toHaveCount(0)
})
