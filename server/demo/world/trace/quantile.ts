/** Shares below which the five percentiles lie, and how they follow from the mean at a saturation (design/world.md 3.6). */
const SHARES = [0, 0.5, 0.75, 0.9, 0.95, 0.99, 1] as const

/** The latency below which a share `u` of the calls stays, of a mean latency at a saturation. */
export function quantile(u: number, mean: number, saturation: number): number {
  const p99 = 3 + 3 * saturation
  const factors = [
    0,
    0.8 - 0.15 * saturation,
    1.15 + 0.1 * saturation,
    1.6 + 0.6 * saturation,
    2 + 1.1 * saturation,
    p99,
    2 * p99,
  ]
  let at = 1
  while (at < SHARES.length - 1 && u > (SHARES[at] ?? 1)) at++
  const [low, high] = [SHARES[at - 1] ?? 0, SHARES[at] ?? 1]
  const [from, to] = [factors[at - 1] ?? 0, factors[at] ?? 0]
  return mean * (from + ((to - from) * (u - low)) / (high - low))
}
