import { describe, expect, it } from 'vitest'
import { isListed } from './hosts'
import { framedOf } from './model'

const PAGE = 'http://aerie.example:8080/layer/GENERAL'
const kindOf = (url: string, hosts: readonly string[] = [], page = PAGE) => framedOf(url, page, hosts).kind

describe('framedOf', () => {
  it('knows the one address that a shipped template stores', () => {
    for (const url of ['/zipkin', '/zipkin/', '/zipkin/?serviceName=a', `http://aerie.example:8080/zipkin`])
      expect(kindOf(url, ['aerie.example:8080'])).toBe('zipkin')
    expect(kindOf('/zipkinesque')).toBe('unlisted')
  })

  it('shows a listed host only', () => {
    const url = 'https://grafana.example/d/1?x=1#top'
    expect(framedOf(url, PAGE, ['grafana.example'])).toEqual({ kind: 'frame', href: url, host: 'grafana.example' })
    expect(kindOf(url)).toBe('unlisted')
    expect(kindOf(url, ['wiki.example'])).toBe('unlisted')
  })

  it('takes addresses of its own origin when that is listed', () => {
    expect(framedOf('/runbooks/a', PAGE, ['aerie.example:8080'])).toMatchObject({
      kind: 'frame',
      href: 'http://aerie.example:8080/runbooks/a',
    })
    expect(kindOf('/runbooks/a')).toBe('unlisted')
  })

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:http://aerie.example:8080/1',
    'ftp://grafana.example/',
    '//grafana.example/',
    '\\\\grafana.example\\',
    '/\\grafana.example/',
    'https://grafana.example@evil.example/',
    'https://user:word@grafana.example/',
    'https:///grafana.example',
    `https://grafana.example/${'x'.repeat(3_000)}`,
  ])('never opens %s', (url) => {
    const framed = framedOf(url, PAGE, ['grafana.example', 'evil.example', 'aerie.example:8080'])
    expect(framed).toEqual({ kind: 'unsafe', text: url.slice(0, 300) })
  })

  it('keeps colons that Booster UI refuses', () => {
    expect(kindOf('https://grafana.example/table:1', ['grafana.example'])).toBe('frame')
  })

  it('does not ask a browser for what it would block', () => {
    const page = 'https://aerie.example/'
    expect(kindOf('http://grafana.example/', ['grafana.example'], page)).toBe('insecure')
    expect(kindOf('https://grafana.example/', ['grafana.example'], page)).toBe('frame')
  })

  it('says when nothing is stored', () => expect(kindOf('  ')).toBe('none'))
})

describe('isListed', () => {
  it.each([
    ['https://a.example/', 'a.example', true],
    ['http://a.example/', 'a.example', true],
    ['https://A.example/', 'A.EXAMPLE', true],
    ['https://a.example:8443/', 'a.example', false],
    ['https://a.example:8443/', 'a.example:8443', true],
    ['https://a.example:8443/', 'a.example:*', true],
    ['https://a.example/', 'a.example:443', true],
    ['http://a.example/', 'https://a.example', false],
    ['https://a.example/', 'http://a.example', true],
    ['https://b.a.example/', '*.a.example', true],
    ['https://a.example/', '*.a.example', false],
    ['https://nota.example/', '*.a.example', false],
    ['https://a.example.evil/', 'a.example', false],
    ['https://a.example/', '*', false],
    ['https://a.example/', '', false],
  ])('%s by %s: %s', (url, pattern, listed) => expect(isListed(new URL(url), pattern)).toBe(listed))
})
