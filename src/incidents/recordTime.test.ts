import { expect, it } from 'vitest'
import { millis } from '@/time/instant'
import type { Window } from '@/time/window'
import { fixedZone } from '@/time/zone'
import { exactly, secondsBetween, stretchOf } from './recordTime'

const at = (text: string): number => Date.parse(text)
const hours: Window = {
  start: millis(at('2026-03-17T18:00:00Z')),
  end: millis(at('2026-03-18T18:00:00Z')),
  step: 'HOUR',
  offset: 0,
}
const now = at('2026-03-18T18:20:30Z')

it('asks for records by the second, in the server’s zone', () => {
  const from = at('2026-03-18T18:20:30.500Z')
  expect(secondsBetween(from, from + 1500, { offset: 330 })).toEqual({
    start: '2026-03-18 235030',
    end: '2026-03-18 235032',
    step: 'SECOND',
  })
})

it('begins where somebody said, not at the full hour before', () => {
  expect(exactly({ from: 'now-24h', to: 'now' }, hours, now, fixedZone(0))).toEqual({ from: now - 86_400_000, to: now })
  expect(stretchOf(hours, now)).toEqual({ from: hours.start, to: now })
})

it('leaves a window alone that was adjusted, or that nobody can read', () => {
  expect(exactly({ from: 'now-90d', to: 'now' }, hours, now, fixedZone(0)).from).toBe(hours.start)
  expect(exactly({ from: 'nonsense', to: 'x' }, hours, now, fixedZone(0))).toEqual(stretchOf(hours, now))
})

it('shows the whole of a last bucket that is over', () => {
  expect(stretchOf(hours, now + 86_400_000).to).toBe(at('2026-03-18T18:59:59.999Z'))
})
