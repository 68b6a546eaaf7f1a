import AxeBuilder from '@axe-core/playwright'
import { changed, opened, paste, save, stored, textOf, titled } from './fixture/editor'
import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

// What is stored here stays in the server: one of its own.
test.use({ world: [...UNKIND] })

const ID = 'aerie.GENERAL.Service.Overview'
const ADDRESS = `/dashboards/${ID}/edit`
/** Another one for the services of this layer. */
const NEIGHBOUR = 'Instances'

test('a dashboard is edited, reviewed, saved and read back; unchanged widgets keep their bytes', async ({
  site,
  page,
}) => {
  await site.open(ADDRESS)
  await opened(page)
  const before = await stored(page, site.url, ID)
  await expect(page.locator('.drawn [data-type="Line"]').first()).toHaveAttribute('data-state', 'fresh')
  await expect(page.getByRole('button', { name: 'No changes' })).toBeDisabled()

  await paste(page, changed(before, titled(0, 'Mood of the users')))
  await expect(page.locator('.drawn')).toContainText('Mood of the users')
  await page.getByRole('button', { name: 'Review 1 change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save these changes to OAP?' })
  await expect(dialog.locator('[data-kind="new"]')).toHaveCount(1)
  await expect(dialog.locator('[data-kind="new"]')).toContainText('"title": "Mood of the users"')
  await expect(dialog.locator('[data-kind="gone"]')).toContainText('"title": "Apdex"')
  await dialog.getByRole('button', { name: 'Save to OAP' }).click()
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
  await expect(page.getByRole('button', { name: 'No changes' })).toBeDisabled()

  const after = await stored(page, site.url, ID)
  expect(after).toBe(before.replace('"title":"Apdex"', '"title":"Mood of the users"'))
  await page.reload()
  await opened(page)
  await expect(textOf(page)).toContainText('Mood of the users')
  await expect(page.getByText('A draft of')).toHaveCount(0)
  await expect(page.locator('.drawn')).toContainText('Mood of the users')
})

test('a fault is told where it is, keeps the text from being saved, and nothing from being typed', async ({
  site,
  page,
}) => {
  await site.open(ADDRESS)
  await opened(page)
  const text = changed(await stored(page, site.url, ID), (value) => {
    const graph = value.children[1]?.['graph'] as { type: string }
    graph.type = 'Spiral'
  })
  await paste(page, text)
  const problems = page.locator('.problems')
  await expect(problems.getByRole('button')).toContainText(['Spiral cannot be drawn'])
  await expect(page.locator('.drawn')).toContainText('Spiral')
  await expect(page.getByRole('button', { name: /^Review/ })).toBeEnabled()

  await paste(page, text.replace('"layer": "GENERAL",', '"layer" "GENERAL",'))
  const place = problems.getByRole('button', { name: 'Line 3, column' })
  await expect(place).toBeVisible()
  await expect(page.getByRole('button', { name: 'Faulty JSON' })).toBeDisabled()
  await expect(page.getByText('Drawn from the last text that could be read')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))).toEqual([])
  // Letters are no shortcuts here, and the fault is reached from the list.
  await place.press('Enter')
  await page.keyboard.type(': r')
  await expect(textOf(page)).toContainText('"layer" : r')
  // What is typed slowly is several steps.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+z')
    expect(await textOf(page).innerText()).not.toContain('"layer" :')
  }).toPass()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(problems).toContainText('Spiral cannot be drawn')
})

test('what this OAP does not know is warned of, and saved all the same', async ({ site, page }) => {
  let lists = 0
  page.on('request', (request) => (lists += request.postData()?.includes('query ListMetrics') ? 1 : 0))
  await site.open(ADDRESS)
  await opened(page)
  const problems = page.locator('.problems')
  const before = await stored(page, site.url, ID)
  await paste(
    page,
    changed(before, (value) => {
      value['name'] = NEIGHBOUR
      Object.assign(value.children[1] ?? {}, { expressions: ['avg(service_cqm)'] })
    }),
  )
  await expect(problems.getByRole('button')).toHaveCount(2)
  await expect(problems.getByRole('button')).toContainText([
    `another dashboard of this layer and entity is called ${NEIGHBOUR} too`,
    'the metric service_cqm does not exist',
  ])
  await save(page)
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
  await paste(page, before)
  await expect(problems.getByRole('status')).toHaveText('No problems')
  await save(page)
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
  expect(lists).toBe(1)
})

test('e opens the editor of the dashboard that is shown, and is a letter where somebody types', async ({
  site,
  page,
}) => {
  await site.open('/layer/GENERAL')
  await expect(page.locator('.page')).toHaveAttribute('data-state', 'fresh')
  await expect(page.locator('a[data-edit]')).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.locator('input:focus')).toHaveCount(1)
  await page.keyboard.type('e')
  await expect(page.locator('input:focus')).toHaveValue('e')
  await page.locator('main').focus()
  await page.keyboard.press('e')
  await expect(page).toHaveURL(/\/dashboards\/[^/]+\/edit/)
  await opened(page)
})

test('a draft outlives the page, is offered with its difference, and discarding it can be undone', async ({
  site,
  page,
}) => {
  await site.open(ADDRESS)
  await opened(page)
  await paste(page, changed(await stored(page, site.url, ID), titled(1, 'From before the crash')))
  await expect(page.getByText('Draft kept 23:4')).toBeVisible()

  const again = await page.context().newPage()
  await page.close({ runBeforeUnload: false })
  await again.goto(site.url + ADDRESS)
  await opened(again)
  const offer = again.getByRole('region', { name: 'A draft of an earlier visit' })
  await expect(offer).toContainText(/A draft of \d\d:\d\d:\d\d was kept in this browser.*in 1 place/)
  await offer.getByRole('button', { name: 'Differences' }).click()
  await expect(offer.locator('[data-kind="new"]')).toContainText('From before the crash')
  await offer.getByRole('button', { name: 'Discard the draft' }).click()
  await expect(again.locator('.drawn')).not.toContainText('From before the crash')
  await again
    .getByRole('status')
    .filter({ hasText: 'Your changes are discarded' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(again.locator('.drawn')).toContainText('From before the crash')
  await expect(again.getByRole('button', { name: 'Review 1 change' })).toBeEnabled()

  await again.getByRole('link', { name: 'Dashboards' }).first().click()
  const leave = again.getByRole('dialog', { name: 'Leave unsaved changes?' })
  await leave.getByRole('button', { name: 'Stay' }).click()
  await expect(textOf(again)).toContainText('From before the crash')
  await again.getByRole('link', { name: 'Dashboards' }).first().click()
  await leave.getByRole('button', { name: 'Discard and leave' }).click()
  await expect(again).toHaveURL(/\/dashboards(\?|$)/)
  await again.goto(site.url + ADDRESS)
  await opened(again)
  await expect(offer).toHaveCount(0)
})

test('two tabs on one dashboard are told of each other', async ({ site, page }) => {
  await site.open(ADDRESS)
  await opened(page)
  const told = /Another tab has this dashboard open too/
  await expect(page.getByText(told)).toHaveCount(0)
  const second = await page.context().newPage()
  await second.goto(site.url + ADDRESS)
  await expect(second.getByText(told)).toBeVisible()
  await expect(page.getByText(told)).toBeVisible()
  await second.close()
  await expect(page.getByText(told)).toHaveCount(0)
})
