import { HOSTILE, isBig } from './templates/corpus'
import { isListed, isUnharmed, survives, testWith } from './templates/hostile'

const test = testWith(isBig)
test.describe.configure({ timeout: 120_000 })

/** A store of 15 MB is read at every first visit, ms. */
const WITHIN = 30_000

for (const row of HOSTILE.filter(isBig))
  test(`${row.name}: nothing runs or hangs, each fault is told, the rest works`, async ({ site, page }) => {
    await survives(site, page, row, WITHIN)
  })

test('texts of megabytes: the list has every damaged row for itself, and all others', async ({ site, page }) => {
  await isListed(site, page, isBig, WITHIN)
})

test('texts of megabytes: the pages that do not need them do not notice', async ({ site, page }) => {
  await isUnharmed(site, page, WITHIN)
})
