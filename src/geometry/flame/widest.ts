/** Places that one number stands for. */
const SPAN = 16

/** Greatest totals of 16 places, of 16 times 16 and so on, to find wide frames without looking at the others. */
export function widestOf(frames: Uint32Array, total: Float64Array): readonly Float64Array[] {
  const levels: Float64Array[] = []
  let below = new Float64Array(frames.length)
  for (let at = 0; at < frames.length; at += 1) below[at] = total[frames[at] ?? 0] ?? 0
  while (below.length > 1) {
    const level = new Float64Array(Math.ceil(below.length / SPAN))
    for (let at = 0; at < below.length; at += 1) {
      const value = below[at] ?? 0
      const into = Math.floor(at / SPAN)
      if (value > (level[into] ?? 0)) level[into] = value
    }
    levels.push(level)
    below = level
  }
  return levels
}

/** The first place in `[from, to)` whose frame has at least so many units, `to` where there is none. */
export function nextWide(
  { frames, widest }: { readonly frames: Uint32Array; readonly widest: readonly Float64Array[] },
  total: Float64Array,
  from: number,
  to: number,
  least: number,
): number {
  let at = from
  while (at < to) {
    let step = 0
    let span = SPAN
    for (const level of widest) {
      if (at % span !== 0 || (level[at / span] ?? 0) >= least) break
      step = span
      span *= SPAN
    }
    if (step === 0) {
      if ((total[frames[at] ?? 0] ?? 0) >= least) return at
      step = 1
    }
    at += step
  }
  return to
}
