import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue, incidents } from './data'
import { vendored } from './data/vendor.mjs'

const shared = new URL('../../../../shared/', import.meta.url)
const mounted = existsSync(shared)

describe('data of the specification', () => {
  if (!mounted) it.skip('specification not mounted')
  else
    it('is what the demo carries', () => {
      for (const [name, text] of vendored(shared.pathname))
        expect(readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8') === text, name).toBe(true)
    })
})

describe('the data the demo carries', () => {
  it('names every metric once', () => {
    expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length)
  })

  it('has check values', () => {
    expect(incidents.checks.hash.length).toBeGreaterThan(0)
    expect(incidents.checks.signals.length).toBeGreaterThan(0)
  })
})
