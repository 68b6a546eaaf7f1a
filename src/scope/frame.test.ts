import { describe, expect, it } from 'vitest'
import { isFramed, presentedAs } from './frame'
import type { State } from './state'

const frame: State = {
  embed: true,
  hide: ['footer'],
  theme: 'dark',
  lang: 'zh-CN',
  tz: 'utc',
  refresh: 30,
  from: 'now-2h',
}

describe('presentedAs', () => {
  it('gives a bare link everything the portal chose, its window included', () => {
    expect(presentedAs(frame, { sel: 'a' })).toEqual({ ...frame, sel: 'a' })
  })

  it('lets a link have its own window and its own theme', () => {
    expect(presentedAs(frame, { to: 'now-1h', theme: 'light' })).toEqual({
      embed: true,
      hide: ['footer'],
      theme: 'light',
      lang: 'zh-CN',
      tz: 'utc',
      refresh: 30,
      to: 'now-1h',
    })
  })

  it('keeps the look but not the time outside a frame', () => {
    expect(presentedAs({ theme: 'light', from: 'now-2h', refresh: 5 }, {})).toEqual({ theme: 'light' })
  })

  it('changes nothing where nothing is missing', () => {
    const next: State = { ...frame }
    expect(presentedAs(frame, next)).toBe(next)
    expect(presentedAs({}, next)).toBe(next)
  })
})

it('a page with a part hidden is a framed one', () => {
  expect([isFramed({}), isFramed({ embed: false }), isFramed({ hide: ['time'] }), isFramed({ embed: true })]).toEqual([
    false,
    false,
    true,
    true,
  ])
})
