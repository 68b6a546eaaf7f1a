import type { GraphLink } from './model'

/** Fewest and most calls per minute on the map; `null` where no link knows its number. */
export interface Traffic {
  readonly least: number
  readonly most: number
}

export function trafficOf(links: readonly GraphLink[]): Traffic | null {
  let least = Infinity
  let most = -Infinity
  for (const { weight } of links) {
    if (weight === null || !(weight > 0) || !Number.isFinite(weight)) continue
    least = Math.min(least, weight)
    most = Math.max(most, weight)
  }
  return least > most ? null : { least, most }
}

const THIN = 1
const THICK = 4

/** Of a line, px: by the logarithm of its calls between the map's fewest and most, the thick ones rare. */
export function widthOf(weight: number | null, traffic: Traffic | null): number {
  if (!traffic || weight === null || !(weight > 0) || !Number.isFinite(weight)) return THIN
  const span = Math.log(traffic.most / traffic.least)
  const share = span > 0 ? Math.log(weight / traffic.least) / span : 0.25
  return THIN + (THICK - THIN) * Math.min(1, Math.max(0, share)) ** 1.4
}
