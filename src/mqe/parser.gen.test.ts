import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generate } from './generate.mjs'

describe('the generated parser', () => {
  it.each(Object.entries(generate()))('%s is what mqe.grammar gives', (name, text) => {
    expect(readFileSync(new URL(name, import.meta.url), 'utf8')).toBe(text)
  })
})
