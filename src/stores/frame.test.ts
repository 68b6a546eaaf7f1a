// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { keepPresentation, openLeavingLinks } from './frame'

const component = { render: () => null }
const routes = [
  { path: '/', name: 'home', component },
  { path: '/old/:id', redirect: { name: 'layer', params: { layer: 'GENERAL' } } },
  { path: '/layer/:layer/:rest*', name: 'layer', component },
]

async function framed(start: string) {
  const router = createRouter({ history: createMemoryHistory(), routes })
  keepPresentation(router)
  await router.push(start)
  return router
}
const kept = 'embed=1&hide=footer&theme=light&lang=zh-CN'

describe('keepPresentation', () => {
  it('holds for links, names and redirects that know nothing of it', async () => {
    const router = await framed(`/?${kept}`)
    await router.push('/layer/A')
    expect(router.currentRoute.value.fullPath).toBe(`/layer/A?${kept}&v=1`)
    await router.push({ name: 'home' })
    expect(router.currentRoute.value.fullPath).toBe(`/?${kept}&v=1`)
    await router.push('/old/7')
    expect(router.currentRoute.value.fullPath).toBe(`/layer/GENERAL?${kept}&v=1`)
  })

  it('lets a page take a key off its own address, and Back show what was', async () => {
    const router = await framed('/?theme=dark')
    await router.push('/layer/A')
    await router.replace('/layer/A')
    expect(router.currentRoute.value.fullPath).toBe('/layer/A')
    await router.push('/layer/B')
    expect(router.currentRoute.value.fullPath).toBe('/layer/B')
    router.go(-2)
    await expect.poll(() => router.currentRoute.value.fullPath).toBe('/?theme=dark')
  })
})

it('links to other places leave the frame alone, ours do not', () => {
  openLeavingLinks(document, () => true)
  const click = (href: string) => {
    const link = document.createElement('a')
    link.setAttribute('href', href)
    link.append(document.createElement('b'))
    link.addEventListener('click', (event) => event.preventDefault())
    document.body.append(link)
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    return [link.target, link.rel]
  }
  expect(click('https://skywalking.apache.org/')).toEqual(['_blank', 'noopener noreferrer'])
  expect(click('/layer/A')).toEqual(['', ''])
})
