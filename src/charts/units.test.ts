import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unitOf } from './units'

const shown = (text: string): string => {
  const { kind, text: beside } = unitOf(text)
  return `${kind} ${beside}`.trim()
}

/** Every distinct `metricConfig.unit` of the templates that OAP 10.4 ships, and how it is understood. */
const STORED: Readonly<Record<string, string>> = {
  '%': 'percent %',
  '/min': 'plain /min',
  Bytes: 'bytes B',
  'Calls Per Minutes': 'plain calls / min',
  Day: 'time d',
  GB: 'size GB',
  Gib: 'size GiB',
  KB: 'size KB',
  'KB/s': 'size KB/s',
  'KiB/s': 'size KiB/s',
  'M tokens/min': 'plain M tokens / min',
  MB: 'size MB',
  'MB / s': 'size MB/s',
  Millisecond: 'time ms',
  Nanosecond: 'time ns',
  'Per 5 Minutes': 'plain /5 min',
  'Per Minute': 'plain /min',
  'Requests / Second': 'plain requests / s',
  bytes: 'bytes B',
  'bytes / s': 'bytes B/s',
  'c/s': 'plain c / s',
  'calls / min': 'plain calls / min',
  'calls or packets / min': 'plain calls or packets / min',
  'calls/min': 'plain calls / min',
  count: 'plain',
  'count/s': 'plain /s',
  day: 'time d',
  m: 'plain m',
  'messages / s': 'plain messages / s',
  min: 'time min',
  ms: 'time ms',
  nanoseconds: 'time ns',
  ns: 'time ns',
  'package / min': 'plain package / min',
  'req / s': 'plain req / s',
  'req/s': 'plain req / s',
  'rows / s': 'plain rows / s',
  rps: 'plain req / s',
  s: 'time s',
  'tokens/min': 'plain tokens / min',
  µs: 'time µs',
}

describe('unitOf', () => {
  it.each(Object.entries(STORED))('reads %j as %j', (stored, understood) => expect(shown(stored)).toBe(understood))

  it('knows spellings, sizes and ages, and keeps the rest', () => {
    expect(
      ['percentage', 'secs', 'MiB', 'kB', 'bytes (SI)', 's ago', ' x  y ', '', 'long ago', 'per', '/'].map(shown),
    ).toEqual([
      'percent %',
      'time s',
      'size MiB',
      'size kB',
      'bytes B',
      'ago',
      'plain x y',
      'plain',
      'plain long ago',
      'plain per',
      'plain /',
    ])
    expect(unitOf(undefined)).toEqual({ kind: 'plain', text: '' })
  })
})

const TEMPLATES = join(process.cwd(), '../shared/oap/templates-10.4')

describe.skipIf(!existsSync(TEMPLATES))('the stored templates of OAP 10.4 (needs ../shared)', () => {
  it('have no unit that this list does not know', () => {
    const found = new Set<string>()
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, member] of Object.entries(value)) {
        if (/^(metric|expressions)Config$/i.test(key) && Array.isArray(member))
          for (const { unit } of member) if (typeof unit === 'string' && unit.trim() !== '') found.add(unit.trim())
        walk(member)
      }
    }
    for (const file of readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.json')) walk(JSON.parse(readFileSync(join(TEMPLATES, file), 'utf8')))
    expect([...found].filter((unit) => !Object.hasOwn(STORED, unit))).toEqual([])
    expect(Object.keys(STORED).filter((unit) => !found.has(unit))).toEqual([])
  })
})
