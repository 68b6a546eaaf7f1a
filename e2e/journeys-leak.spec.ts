import {
  instant,
  near,
  read,
  rowNamed,
  rowsIn,
  stands,
  survivesReload,
  toLayer,
  toRow,
  toWindow,
  widget,
} from './fixture/sheet'
import { expect, test } from './fixture/test'

test.use({ world: instant('2026-03-18T14:50:00Z') })

const LEAKING = 'ticketing-r86qhlnpb-mzlmp'
/** MiB. */
const HEAP = 1536

test('J8.1–3: the heap of one pod fills up, it is killed, the gap is a gap', async ({ site, page }) => {
  await site.open('/?from=now-1h&to=now&tz=utc')
  await toLayer(site, page, /General services/)
  await toRow(site, page, 'Services', 'ticketing')
  await page.getByRole('navigation', { name: 'Dashboards' }).getByRole('link', { name: 'Instances' }).click()
  await expect(page).toHaveURL(/\/Instances\?/)
  await toWindow(site, page, 'now-8h', /1 min/)
  const rows = await rowsIn(page, 'Java runtimes')
  expect(rows.size).toBe(2)
  await rowNamed(widget(page, 'Java runtimes'), LEAKING).click()
  await expect(page).toHaveURL(/\/instance\//)
  await stands(site)
  const day = { from: '06:50', to: '14:50' }
  const used = async (at: string): Promise<number> =>
    ((await read(page, 'JVM heap', at, day)).get('used') ?? NaN) / HEAP
  near(await used('08:45'), 0.36, 0.06)
  near(await used('11:00'), 0.57)
  near(await used('13:30'), 0.87)
  near(await used('14:39'), 0.98)

  const quarter = { from: '14:35', to: '14:50' }
  await toWindow(site, page, '2026-03-18 14:35 to 14:50')
  for (const at of ['14:40', '14:41', '14:42'])
    expect((await read(page, 'JVM heap', at, quarter)).get('used') ?? null).toBeNull()
  expect((await read(page, 'JVM heap', '14:44', quarter)).get('used')).toBeGreaterThan(0)
  const pause = await read(page, 'JVM collecting garbage', '14:39', quarter)
  expect(pause.get('without generations')).toBeGreaterThan(0)
  await survivesReload(site, page, widget(page, 'JVM heap'))
})
