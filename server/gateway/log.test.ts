import { describe, expect, it, vi } from 'vitest'
import { createLog } from './log'

describe('createLog', () => {
  it('writes one line of JSON per entry, ten a second, and counts the others', () => {
    vi.useFakeTimers({ now: 0 })
    const lines: string[] = []
    const log = createLog((line) => lines.push(line))
    for (let n = 0; n < 25; n++) log({ code: 'X', path: '/a\n{"forged":1}', n })
    expect(lines).toHaveLength(10)
    vi.setSystemTime(1_000)
    log({ code: 'Y' })
    expect(JSON.parse(lines[10] ?? '')).toEqual({ time: '1970-01-01T00:00:01.000Z', code: 'Y', unlogged: 15 })
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true)
    vi.useRealTimers()
  })
})
