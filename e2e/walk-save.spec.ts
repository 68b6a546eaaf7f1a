import { changed, opened, paste, save, stored, type Configuration, type Widget } from './fixture/editor'
import { UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'
import { hasStock, STOCK } from './templates/stock'

// What is saved here is stored for the others of the same server.
test.use({ world: [...UNKIND, '--templates', STOCK] })
test.skip(!hasStock, 'the templates of OAP 10.4 are not beside the project')

const NEW = 'Another title'

/** The first widget with a title, on a page of a tab or beside it. */
function firstTitled(items: readonly Widget[]): Widget | undefined {
  for (const item of items) {
    if (item.widget?.title) return item
    const inner = firstTitled((item['children'] as readonly Widget[] | undefined) ?? [])
    if (inner) return inner
  }
  return undefined
}
const retitle = (value: Configuration): void => {
  const found = firstTitled(value.children)
  if (found) found.widget = { ...found.widget, title: NEW }
}

for (const id of ['General-Service', 'MySQL-Service', 'K8S-Service-Instance-Relation'])
  test(`${id}: opened and saved with one word changed, all other bytes are those of the server`, async ({
    site,
    page,
  }) => {
    await site.open(`/dashboards/${id}/edit`)
    await opened(page)
    const before = await stored(page, site.url, id)
    // Laid out in another way it is the same dashboard.
    await paste(
      page,
      changed(before, () => {}),
    )
    await expect(page.getByRole('button', { name: 'No changes' })).toBeDisabled()

    const value = JSON.parse(before) as Configuration
    const title = firstTitled(value.children)?.widget?.title ?? ''
    await paste(page, changed(before, retitle))
    await save(page)
    await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
    const after = await stored(page, site.url, id)
    expect(after).toBe(before.replace(`"title":${JSON.stringify(title)}`, `"title":"${NEW}"`))
  })
