/** Shares below which the five percentiles lie. */
const SHARES = [0, 0.5, 0.75, 0.9, 0.95, 0.99, 1] as const

/** How many times the mean the percentile at a place of the shares is, at a saturation (design/world.md 3.6). */
function factor(at: number, saturation: number): number {
  const p99 = 3 + 3 * saturation
  switch (at) {
    case 0:
      return 0
    case 1:
      return 0.8 - 0.15 * saturation
    case 2:
      return 1.15 + 0.1 * saturation
    case 3:
      return 1.6 + 0.6 * saturation
    case 4:
      return 2 + 1.1 * saturation
    case 5:
      return p99
    default:
      return 2 * p99
  }
}

/** The latency below which a share `u` of the calls stays, of a mean latency at a saturation. Rises with `u` and the mean. */
export function quantile(u: number, mean: number, saturation: number): number {
  let at = 1
  while (at < SHARES.length - 1 && u > (SHARES[at] ?? 1)) at++
  const low = SHARES[at - 1] ?? 0
  const from = factor(at - 1, saturation)
  return mean * (from + ((factor(at, saturation) - from) * (u - low)) / ((SHARES[at] ?? 1) - low))
}
