import { gapsOf } from './plot'

/** A small line in a box of 100 × 100, y downwards; both parts are SVG path data. */
export interface SparkPath {
  readonly line: string
  readonly area: string
}

/** Stretches with values, each a polyline; the lowest value lies a little above the foot, as nothing is said about zero. */
export function sparkPath(values: readonly (number | null)[]): SparkPath {
  const known = values.filter((value) => value !== null)
  const low = known.reduce((least, value) => Math.min(least, value), Infinity)
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity)
  const span = high - low
  const x = (index: number): string => (values.length > 1 ? (index * 100) / (values.length - 1) : 50).toFixed(2)
  const y = (value: number): string => (span > 0 ? 90 - ((value - low) / span) * 82 : 60).toFixed(2)
  const runs = gapsOf(values.map((value) => value !== null)).filter(({ from, to }) => to > from)
  const pieces = runs.map(({ from, to }) => {
    const points = values.slice(from, to + 1).map((value, index) => `${x(from + index)} ${y(value ?? low)}`)
    const line = `M${points.join('L')}`
    return { line, area: `${line}L${x(to)} 100L${x(from)} 100Z` }
  })
  return { line: pieces.map(({ line }) => line).join(''), area: pieces.map(({ area }) => area).join('') }
}
