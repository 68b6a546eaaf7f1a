import { formatValue, type Unit } from '@/charts/format'
import { standingOf } from '@/charts/limits'
import { toneWord } from '@/charts/limitWords'
import type { LaneState } from '@/charts/lanes/status'
import { mappedText } from '../mapping'
import type { StatusOptions } from './options'

/** All states there are, and which of them a value is. */
export interface States {
  readonly states: readonly LaneState[]
  readonly of: (value: number) => number
}

const TONES = ['ok', 'warn', 'bad'] as const
const HEIGHTS = [0.3, 0.66, 1] as const
/** Health is not painted: only trouble has a colour of its own. */
const TOKENS = { ok: 'edge', warn: 'warn-fill', bad: 'bad-fill' } as const
const ORDERED = ['ord-1', 'ord-3', 'ord-5'] as const
/** More are no states but a measure. */
const MOST = 6

/** By thresholds where there are any; else by what values are called; else each value, or each third of their range. */
export function statesOf(values: readonly number[], options: StatusOptions): States {
  if (options.thresholds.length > 0) return byTone(options)
  const found = [...new Set(values)].sort((a, b) => a - b)
  return byWord(found, options) ?? byThird(found, options.unit)
}

function byTone({ thresholds }: StatusOptions): States {
  const states = TONES.map((tone, index) => ({
    word: thresholds.find((step) => step.tone === tone && step.label !== undefined)?.label ?? toneWord(tone),
    token: TOKENS[tone],
    height: HEIGHTS[index] ?? 1,
  }))
  return { states, of: (value) => TONES.indexOf(standingOf(value, thresholds).tone ?? 'ok') }
}

/** In the order of their lowest values, from low to high. */
function byWord(found: readonly number[], { mappings, unit }: StatusOptions): States | null {
  const wordOf = (value: number): string => mappedText(value, mappings) ?? formatValue(value, unit)
  const words: string[] = []
  for (const value of found) {
    const word = wordOf(value)
    if (!words.includes(word)) words.push(word)
    if (words.length > MOST) return null
  }
  return { states: spread(words), of: (value) => Math.max(0, words.indexOf(wordOf(value))) }
}

function byThird(found: readonly number[], unit: Unit): States {
  const [low, high] = [found[0] ?? 0, found.at(-1) ?? 0]
  const border = (third: number): number => low + (high / 3 - low / 3) * third
  const write = (value: number): string => formatValue(value, unit)
  const words = [0, 1, 2].map((third) => `${write(border(third))} – ${write(border(third + 1))}`)
  return {
    states: spread(words),
    of: (value) => (value >= border(2) ? 2 : value >= border(1) ? 1 : 0),
  }
}

const spread = (words: readonly string[]): readonly LaneState[] =>
  words.map((word, index) => {
    const rung = words.length === 1 ? 1 : Math.round((2 * index) / (words.length - 1))
    const height = words.length === 1 ? 0.66 : 0.3 + (0.7 * index) / (words.length - 1)
    return { word, token: ORDERED[rung] ?? 'ord-5', height }
  })
