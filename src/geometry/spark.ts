import { gapsOf } from './plot'

/** A small line in a box of 100 × 100, y downwards; both parts are SVG path data. */
export interface SparkPath {
  readonly line: string
  readonly area: string
}

/**
 * Stretches with values, each a polyline. The box reaches 8 % below the lowest and 4 % above the highest value: a series
 * that hardly moves looks so, and a large step fills the box.
 */
export function sparkPath(values: readonly (number | null)[]): SparkPath {
  const known = values.filter((value) => value !== null)
  const least = known.reduce((a, b) => Math.min(a, b), Infinity)
  const most = known.reduce((a, b) => Math.max(a, b), -Infinity)
  const low = least - 0.08 * Math.abs(least)
  const span = most + 0.04 * Math.abs(most) - low
  const x = (index: number): string => (values.length > 1 ? (index * 100) / (values.length - 1) : 50).toFixed(2)
  const y = (value: number): string => (span > 0 ? 96 - ((value - low) / span) * 92 : 60).toFixed(2)
  const runs = gapsOf(values.map((value) => value !== null)).filter(({ from, to }) => to > from)
  const pieces = runs.map(({ from, to }) => {
    const points = values.slice(from, to + 1).map((value, index) => `${x(from + index)} ${y(value ?? low)}`)
    const line = `M${points.join('L')}`
    return { line, area: `${line}L${x(to)} 100L${x(from)} 100Z` }
  })
  return { line: pieces.map(({ line }) => line).join(''), area: pieces.map(({ area }) => area).join('') }
}
