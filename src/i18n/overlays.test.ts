import { afterAll, describe, expect, it } from 'vitest'
import { merge, showLocale, translate } from './create'
import type { Overlay } from './locale'
import { LOCALES, localeFor } from './locale'
import { usePhrases } from './texts'

const overlays = Object.entries(import.meta.glob<Overlay>('./locales/*.json', { import: 'default', eager: true }))

afterAll(() => showLocale('en'))

describe.each(overlays)('%s', (path, overlay) => {
  const tag = path.slice('./locales/'.length, -'.json'.length)
  const { layers = {}, sheets = {}, ...spaces } = overlay

  it('compiles, each text in each of its plural forms', () => {
    for (const [namespace, texts] of Object.entries(spaces)) merge(tag, namespace, texts)
    showLocale(tag)
    for (const [namespace, texts] of Object.entries(spaces))
      for (const [key, text] of Object.entries(texts)) {
        const names = [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')
        const params = Object.fromEntries(names.map((name) => [name, `<${name}>`]))
        const path = `${namespace}.${key}`
        const counts = text.includes(' | ') || names.includes('count') ? [0, 1, 7] : [undefined]
        for (const count of counts) {
          const said = translate(path, count === undefined ? params : { ...params, count })
          expect(said, path).not.toBe(path)
          expect(said, path).not.toMatch(/[{}|]/)
        }
        const many = translate(path, { ...params, count: 7 })
        const last = text.split('|').at(-1) ?? ''
        for (const name of names)
          if (name !== 'count' && last.includes(`{${name}}`)) expect(many, path).toContain(`<${name}>`)
      }
  })

  it.each(Object.entries({ layers, sheets }))('has phrases of %s that are shown as they stand', (space, phrases) => {
    merge(tag, space, phrases)
    showLocale(tag)
    const phrase = usePhrases(space)
    for (const [english, text] of Object.entries(phrases)) expect(phrase(english)).toBe(text)
    expect(phrase('a phrase nobody knows')).toBe('a phrase nobody knows')
  })
})

it('answers a wish for Chinese with the Chinese there is', () => {
  expect(LOCALES[0]).toBe('en')
  expect(['zh', 'zh-CN', 'zh-cn', 'zh-Hans-CN', 'en-GB'].map(localeFor)).toEqual([
    'zh-CN',
    'zh-CN',
    'zh-CN',
    'zh-CN',
    'en',
  ])
})
