import type { Page } from '@playwright/test'
import { changed, opened, paste, save, store, stored, titled } from './fixture/editor'
import { startServer, UNKIND } from './fixture/server'
import { watch } from './fixture/strict'
import { expect, test } from './fixture/test'

// What is stored here stays in the server: one of its own.
test.use({ world: [...UNKIND] })

const ID = 'aerie.GENERAL.ServiceInstance.Overview'
const ADDRESS = `/dashboards/${ID}/edit`

/** A second author in a browser of their own. */
const author = async (page: Page, url: string): Promise<Page> => {
  const context = await page
    .context()
    .browser()!
    .newContext({ viewport: { width: 1280, height: 800 } })
  const other = await context.newPage()
  await other.clock.install()
  watch(other, () => [new URL(url).origin])
  await other.goto(url + ADDRESS)
  await opened(other)
  return other
}

/** Whoever has saved looks again for a while whether it stayed: until they have done so. */
const looked = async (other: Page): Promise<void> => {
  let reads = 0
  other.on('response', (response) => {
    if (/getTemplate\(/.test(response.request().postData() ?? '')) reads += 1
  })
  await expect(async () => {
    await other.clock.fastForward(13_000)
    expect(reads).toBeGreaterThanOrEqual(2)
  }).toPass()
}

test('two browsers save one dashboard: both changes stay, and what both changed is decided', async ({ site, page }) => {
  await site.open(ADDRESS)
  await opened(page)
  const before = await stored(page, site.url, ID)
  const other = await author(page, site.url)

  await paste(
    other,
    changed(before, (value) => (titled(0, 'Theirs alone')(value), titled(1, 'Theirs of both')(value))),
  )
  await save(other)
  await expect(other.getByText('Saved, and read back from OAP')).toBeVisible()
  await looked(other)
  await paste(
    page,
    changed(before, (value) => (titled(2, 'Mine alone')(value), titled(1, 'Mine of both')(value))),
  )
  await save(page)

  const conflict = page.getByRole('region', { name: 'Somebody else saved this dashboard meanwhile' })
  await expect(conflict.getByRole('alert')).toBeVisible()
  expect(await stored(page, site.url, ID)).toContain('Theirs of both')
  await expect(conflict.locator('[data-part="choice"]')).toHaveCount(1)
  await expect(conflict.getByRole('button', { name: '1 conflict to decide' })).toBeDisabled()
  await conflict.getByText('Mine', { exact: true }).first().click()
  await conflict.getByRole('button', { name: 'Save both on top of theirs' }).click()
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
  const after = await stored(page, site.url, ID)
  for (const title of ['Theirs alone', 'Mine alone', 'Mine of both']) expect(after).toContain(`"title":"${title}"`)
  expect(after).not.toContain('Theirs of both')
  // The other one is told as soon as they save again.
  await paste(other, changed(before, titled(3, 'Later')))
  await save(other)
  await expect(other.locator('[data-part="conflict"]')).toBeVisible()
  await other.context().close()
})

test('somebody writes between the look and the write: whoever was overtaken is told', async ({ site, page }) => {
  await site.open(ADDRESS)
  await opened(page)
  const before = await stored(page, site.url, ID)
  const theirs = before.replace(/"title":"[^"]*"/, '"title":"A moment later"')
  await paste(page, changed(before, titled(2, 'A moment before')))
  // Their write arrives right behind ours, which OAP cannot tell from one that knew it.
  await page.route('**/graphql', async (route) => {
    const isWrite = route.request().postData()?.includes('mutation ChangeTemplate') ?? false
    const answer = await route.fetch()
    if (isWrite) await store(page, site.url, ID, theirs)
    await route.fulfill({ response: answer })
  })
  await save(page)
  const conflict = page.locator('[data-part="conflict"]')
  await expect(conflict).toBeVisible()
  expect(await stored(page, site.url, ID)).toBe(theirs)
  await page.unrouteAll({ behavior: 'wait' })
  await conflict.getByRole('button', { name: 'Save both on top of theirs' }).click()
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
  const after = await stored(page, site.url, ID)
  expect(after).toContain('A moment later')
  expect(after).toContain('A moment before')
})

test('deleted by somebody else: nothing is lost, it is saved as new', async ({ strict, page, server }) => {
  const running = await startServer(['--listen', '127.0.0.1:0', ...UNKIND, '--storage', 'elasticsearch'])
  try {
    server.origins.push(running.url)
    await page.goto(running.url + ADDRESS)
    await opened(page)
    const before = await stored(page, running.url, ID)
    await paste(page, changed(before, titled(2, 'Still here')))
    const query = `mutation { disableTemplate(id: "${ID}") { status } }`
    const answer = await page.request.post(`${running.url}/graphql`, { data: { query } })
    expect(await answer.text()).toContain('"status":true')
    await save(page)
    const alert = page.getByRole('alert').filter({ hasText: 'This dashboard was deleted on OAP meanwhile' })
    await alert.getByRole('button', { name: 'Save as new' }).click()
    await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
    await expect(page).not.toHaveURL(new RegExp(ID.replaceAll('.', '\\.')))
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '')
    expect(await stored(page, running.url, id)).toContain('Still here')
  } finally {
    await strict.end()
    await running.stop()
  }
})
