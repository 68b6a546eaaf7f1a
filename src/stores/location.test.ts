// @vitest-environment happy-dom
import { createPinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { createApp, watch } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { useLocation } from './location'
import { useCellPanels, usePagePanel } from './panels'

let router: Router
let inApp: <T>(use: () => T) => T
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  await new Promise((resolve) => setTimeout(resolve))
}
const here = (): string => router.currentRoute.value.fullPath

beforeEach(async () => {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { render: () => null } }],
  })
  const app = createApp({ render: () => null })
  app.use(createPinia()).use(router)
  inApp = (use) => app.runWithContext(use)
  await router.push('/alarms?v=1')
  await router.push('/traces?from=now-2h&v=1')
})

it('two changes of one moment are one step, and neither is lost', async () => {
  const panel = inApp(usePagePanel)
  panel.change({ filters: { status: 'error' } })
  panel.settle({ sel: 'a' })
  panel.change({ filters: { min: '10' } })
  await settled()
  expect(here()).toBe('/traces?from=now-2h&sel=a&f.status=error&f.min=10&v=1')
  router.back()
  await settled()
  expect(here()).toBe('/traces?from=now-2h&v=1')
})

it('what follows alone is no step', async () => {
  const location = inApp(useLocation)
  location.settle({ q: 'x' })
  await settled()
  router.back()
  await settled()
  expect(here()).toBe('/alarms?v=1')
})

it('panels of one page do not disturb one another', async () => {
  const [one, two] = ['1', '2'].map(inApp(useCellPanels))
  one?.change({ sel: 'a' })
  two?.change({ sel: 'b' })
  one?.settle({ view: 'table' })
  await settled()
  expect(here()).toBe('/traces?from=now-2h&w.1.sel=a&w.1.view=table&w.2.sel=b&v=1')
  one?.change({ sel: undefined, view: undefined })
  await settled()
  expect(here()).toBe('/traces?from=now-2h&w.2.sel=b&v=1')
})

it('a page that is being left does not take its reader back', async () => {
  const location = inApp(useLocation)
  location.go({ at: 'events' })
  location.settle({ q: 'typed' })
  await settled()
  expect(here()).toBe('/events?from=now-2h&v=1')
})

it('neither does one whose place becomes explicit then, however it is left', async () => {
  const location = inApp(useLocation)
  const loading = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
  router.addRoute({ path: '/events', component: { render: () => null }, beforeEnter: loading })
  const leaving = [
    () => location.go({ at: 'events' }),
    () => void router.push('/events?v=1'),
    () => router.back(),
  ] as const
  await router.push('/events?v=1')
  for (const leave of leaving) {
    await router.push('/layer/GENERAL?v=1')
    leave()
    await new Promise((resolve) => setTimeout(resolve, 5))
    location.settlePlace({ at: 'layer', layer: 'GENERAL', of: null, name: 'Overview' })
    location.settle({ q: 'typed' })
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(here()).toMatch(/^\/events(\?|$)/)
  }
  // Once there, pages settle again.
  location.settle({ q: 'typed' })
  await settled()
  expect(here()).toContain('q=typed')
})

it('what a page settles as soon as it is shown is no step of its own', async () => {
  const location = inApp(useLocation)
  const stop = watch(
    () => location.address.place.at,
    () => location.settle({ q: 'here' }),
    { flush: 'sync' },
  )
  location.go({ at: 'events' })
  await settled()
  stop()
  expect(here()).toBe('/events?from=now-2h&q=here&v=1')
  router.back()
  await settled()
  expect(here()).toBe('/traces?from=now-2h&v=1')
})
