import type { Page } from '@playwright/test'
import { expect, test } from './fixture/test'

const id = (name: string): string => encodeURIComponent(`${Buffer.from(name).toString('base64')}.1`)
const stream = (page: Page) => page.getByRole('treegrid', { name: 'Log lines' })
const row = (page: Page, index: number) => stream(page).locator(`[data-row="${index}"]`)
const line = (page: Page, index: number) => row(page, index).locator('> .line')
const topOf = (page: Page, index: number): Promise<number> =>
  row(page, index).evaluate((element) => Math.round(element.getBoundingClientRect().top))

/** Scrolls, and tells the row that is then `below` the stream's top, px. */
async function scrolled(page: Page, by: number, below = 300): Promise<number> {
  await stream(page).evaluate((element, px) => (element.scrollTop += px), by)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return stream(page).evaluate((element, px) => {
    const { left, top } = element.getBoundingClientRect()
    const found = document.elementFromPoint(left + 300, top + px)?.closest<HTMLElement>('[data-row]')
    return Number(found?.dataset['row'])
  }, below)
}

for (const view of ['', '&view=wrap'])
  test(`the row that is read stays where it is while others open and close${view ? ', wrapped' : ''}`, async ({
    site,
    page,
  }) => {
    await site.open(`/logs?of=service:${id('plover::checkout')}&from=now-2h&to=now&f.size=400${view}`)
    await expect(row(page, 0)).toBeVisible()
    const stays = async (index: number, does: () => Promise<void>, open: number): Promise<void> => {
      const before = await topOf(page, index)
      await does()
      await expect(stream(page).locator('.detail')).toHaveCount(open)
      await expect.poll(() => topOf(page, index)).toBe(before)
    }
    const first = await scrolled(page, 3_000)
    await stays(first, () => line(page, first).click(), 1)
    // The one that was opened is above the one that is opened now, and closes.
    const second = await scrolled(page, 200)
    if (second !== first) await stays(second, () => line(page, second).click(), 1)
    await stays(await scrolled(page, 60, 60), () => page.keyboard.press('Escape'), 0)
    // Rows above that were never measured are as tall as they are.
    for (let step = 0; step < 8; step += 1) {
      const seen = await scrolled(page, 0)
      const before = await topOf(page, seen)
      await scrolled(page, -200)
      expect(await topOf(page, seen)).toBe(before + 200)
    }
    expect(await page.locator('*').count()).toBeLessThan(3_000)
  })

test('lines are walked and read by keyboard alone, and a value of one narrows the search', async ({ site, page }) => {
  await site.open(`/logs?of=service:${id('plover::payment')}&from=now-10m&to=now`)
  await expect(row(page, 0)).toBeVisible()
  await stream(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(row(page, 1)).toHaveAttribute('aria-expanded', 'true')
  const tree = page.getByRole('tree', { name: 'Fields of the line' })
  await tree.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Search this text' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(tree).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(tree).toHaveCount(0)
  await expect(stream(page)).toBeFocused()
  await line(page, 1).click()
  await page
    .locator('.facts')
    .getByRole('button', { name: /^payment-/ })
    .click()
  await expect(page).toHaveURL(/(f\.instance|of)=/)
})
