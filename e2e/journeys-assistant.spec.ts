import { instant, near, rowsIn, survivesReload, toLayer, widget } from './fixture/sheet'
import { test } from './fixture/test'

test.use({ world: instant('2026-03-18T15:40:00Z') })

test('J10.1: concierge fails and is slow, one provider throttles, another is flooded', async ({ site, page }) => {
  await site.open('/?from=now-5m&to=now&tz=utc')
  await toLayer(site, page, /General services/)
  const concierge = (await rowsIn(page, 'Services')).get('concierge')
  near(concierge?.['Success'], 91, 0.01)
  near(concierge?.['Average'], 2450, 0.05)

  await toLayer(site, page, /Virtual model providers/)
  const rows = await rowsIn(page, 'Providers')
  near(rows.get('openai')?.['Success'], 66, 0.02)
  near(rows.get('ollama')?.['Average'], 16_000, 0.06)
  await survivesReload(site, page, widget(page, 'Providers'))
})
