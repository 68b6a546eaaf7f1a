import { ICONS, type IconName } from '@/components/icons'
import type { Tone } from '@/components/tone'
import type { Camera, Extent } from '@/geometry/graph/camera'
import type { Tokens } from '../tokens'
import { measured, type Measure } from './labels'

/** How things are drawn: colours by token, letters, icons. */
export interface Look {
  readonly colour: (token: string) => string
  readonly font: (size: number, weight: 400 | 500 | 600) => string
  readonly icon: (name: IconName) => Path2D
  /** Width of a name at 12 px, of the line below it at 10.5. */
  readonly nameWidth: Measure
  readonly lineWidth: Measure
}

export function lookOf(tokens: Tokens, pen: CanvasRenderingContext2D): Look {
  const icons = new Map<IconName, Path2D>()
  const font: Look['font'] = (size, weight) => `${weight} ${size}px ${tokens.font}`
  const widthIn = (face: string): Measure =>
    measured((text) => {
      pen.font = face
      return pen.measureText(text).width
    })
  return {
    colour: tokens.colour,
    font,
    icon(name) {
      const icon = icons.get(name) ?? new Path2D(ICONS[name])
      icons.set(name, icon)
      return icon
    },
    nameWidth: widthIn(font(12, 500)),
    lineWidth: widthIn(font(10.5, 400)),
  }
}

/** From the map to px of the canvas: value × zoom + dx or dy. */
export interface Sight {
  readonly zoom: number
  readonly dx: number
  readonly dy: number
}

export const sightOf = ({ x, y, zoom }: Camera, { width, height }: Extent): Sight => ({
  zoom,
  dx: width / 2 - x * zoom,
  dy: height / 2 - y * zoom,
})

export const isTrouble = (tone: Tone): tone is 'warn' | 'bad' => tone === 'warn' || tone === 'bad'
/** Of text; trouble has a colour, all else is ink. */
export const inkOf = (tone: Tone | undefined, plain: string): string => (tone && isTrouble(tone) ? tone : plain)
