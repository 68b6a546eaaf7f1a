import type { Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import { guard, hasNoTraps } from '../fixture/guard'
import { UNKIND } from '../fixture/server'
import { serviceId, widget } from '../fixture/sheet'
import { expect, test as base, type Settings, type Site } from '../fixture/test'
import { corpusFolder, DAMAGED, GOOD, HOSTILE, type Hostile, type Row } from './corpus'

/** A demo whose store holds these rows of the corpus. */
export const testWith = (wanted: (row: Row) => boolean) =>
  base.extend<object, Settings>({
    world: [
      async ({ setting }, use) => {
        void setting
        const folder = corpusFolder(wanted)
        await use([...UNKIND, '--templates', folder])
        rmSync(folder, { recursive: true })
      },
      { scope: 'worker' },
    ],
  })

const checkout = `/layer/GENERAL/service/${serviceId('plover::checkout')}`

/** Opens one of the corpus: its good card has a number within the time, the page answers, its faults stand in the list. */
export async function survives(site: Site, page: Page, { name, faults }: Hostile, within: number): Promise<void> {
  const judge = guard(page)
  await site.open(`${checkout}/${name}`)
  const card = widget(page, GOOD)
  await expect(card).toHaveAttribute('data-state', 'fresh', { timeout: within })
  await expect(card).toContainText(/\d/)
  const find = page.getByRole('searchbox', { name: 'Find a layer' })
  await find.fill('General', { timeout: within })
  await expect(find).toHaveValue('General')
  await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')
  if (faults.length > 0) {
    await page.locator('summary').filter({ hasText: /\d/ }).first().click()
    for (const path of faults) await expect(page.getByText(`${path} `).first()).toBeVisible()
  }
  await page.evaluate(() => {
    for (const cell of document.querySelectorAll('[data-cell]')) cell.scrollIntoView()
  })
  await hasNoTraps(page)
  expect(new URL(page.url()).pathname).toBe(`${checkout}/${name}`)
  judge()
}

/** The list has every damaged row for itself, and all others. */
export async function isListed(site: Site, page: Page, wanted: (row: Row) => boolean, within: number): Promise<void> {
  const judge = guard(page)
  await site.open('/dashboards')
  const find = page.getByRole('searchbox').first()
  await find.fill('corpus', { timeout: within })
  await find.fill('')
  for (const { name } of HOSTILE.filter(wanted))
    await expect(page.getByText(name, { exact: true }).first(), name).toBeAttached({ timeout: within })
  await expect(page.getByText('Damaged', { exact: true })).toHaveCount(DAMAGED.filter(wanted).length)
  await hasNoTraps(page)
  judge()
}

/** The pages that need none of them do not notice. */
export async function isUnharmed(site: Site, page: Page, within: number): Promise<void> {
  const judge = guard(page)
  await site.open('/layer/GENERAL')
  const list = page.locator('[data-type="ServiceList"]')
  await expect(list).toHaveAttribute('data-state', 'fresh', { timeout: within })
  await list
    .getByRole('link', { name: /checkout/ })
    .first()
    .click()
  await expect(page.locator('[data-dashboard]')).toHaveAttribute('data-ready', 'true')
  await expect(page.locator('[data-widget][data-state="fresh"]').first()).toBeVisible()
  judge()
}
