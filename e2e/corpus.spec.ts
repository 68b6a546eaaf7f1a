import { HOSTILE, isBig, type Row } from './templates/corpus'
import { isListed, isUnharmed, survives, testWith } from './templates/hostile'

const isSmall = (row: Row): boolean => !isBig(row)
const test = testWith(isSmall)

/** A page answers its reader in 5 s; a busy machine gets as much again, and half of it, ms. */
const WITHIN = 12_500

for (const row of HOSTILE.filter(isSmall))
  test(`${row.name}: nothing runs or hangs, each fault is told, the rest works`, async ({ site, page }) => {
    await survives(site, page, row, WITHIN)
  })

test('the list has every damaged row for itself, and all others', async ({ site, page }) => {
  await isListed(site, page, isSmall, WITHIN)
})

test('the pages that do not need them do not notice', async ({ site, page }) => {
  await isUnharmed(site, page, WITHIN)
})
