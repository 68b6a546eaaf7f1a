import type { Tokens } from '../tokens'
import { FAINT, type FlameColours } from './colours'

/** How frames are drawn: grounds by the number of their colour, inks, letters with their widths. */
export interface FlameLook {
  readonly ground: (colour: number) => string
  /** Of what is only there to show the way. */
  readonly faint: (colour: number) => string
  /** Of a row that stands for several. */
  readonly fold: string
  readonly hit: string
  readonly ink: string
  readonly weak: string
  readonly hitInk: string
  readonly name: string
  readonly share: string
  readonly nameWidth: (text: string) => number
  readonly shareWidth: (text: string) => number
}

/** Kept widths of texts; a picture has a few hundred, many pictures have more. */
const MOST = 20_000

function measured(pen: CanvasRenderingContext2D, font: string): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    let width = known.get(text)
    if (width === undefined) {
      if (pen.font !== font) pen.font = font
      width = pen.measureText(text).width
      if (known.size > MOST) known.clear()
      known.set(text, width)
    }
    return width
  }
}

/** `measure` is a pen of its own: measuring changes its letters. */
export function flameLook(
  tokens: Tokens,
  { tokens: names }: FlameColours,
  measure: CanvasRenderingContext2D,
): FlameLook {
  const sheet = tokens.colour('surface-1')
  const isLight = document.documentElement.dataset['theme'] === 'light'
  const share = isLight ? 30 : 42
  const mixed = (percent: number): readonly string[] =>
    names.map((token) => `color-mix(in oklab, ${tokens.colour(token)} ${percent}%, ${sheet})`)
  const grounds = mixed(share)
  const faints = mixed(share * FAINT)
  const name = `11px ${tokens.font}`
  const small = `10.5px ${tokens.font}`
  return {
    ground: (colour) => grounds[colour] ?? sheet,
    faint: (colour) => faints[colour] ?? sheet,
    fold: `color-mix(in oklab, ${tokens.colour('text-3')} 18%, ${sheet})`,
    hit: tokens.colour('hit-bg'),
    ink: tokens.colour('text-1'),
    weak: tokens.colour('text-2'),
    hitInk: tokens.colour('hit-text'),
    name,
    share: small,
    nameWidth: measured(measure, name),
    shareWidth: measured(measure, small),
  }
}
