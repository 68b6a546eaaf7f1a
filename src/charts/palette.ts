/** A colour by the name of its token, with the dash that repeats it for eyes that do not tell it apart. */
export interface Tone {
  /** `s1` … `s12`, `ord-1` … `ord-5` or `text-3`. */
  readonly token: string
  readonly dash: readonly number[] | null
}

const HASHED = 8
const DASHED: readonly (readonly number[])[] = [
  [6, 2],
  [2, 2],
  [8, 2, 2, 2],
  [1, 2],
]
/** Series past this one share one grey bundle. */
export const MAX_TONES = HASHED + DASHED.length

export const BUNDLE: Tone = { token: 'text-3', dash: null }
export const SINGLE: Tone = { token: 's1', dash: null }

const toneAt = (slot: number): Tone => ({ token: `s${slot + 1}`, dash: DASHED[slot - HASHED] ?? null })

/** FNV-1a over code points: equal names have equal colours in every chart, trace and map. */
export function slotOf(kind: string, name: string): number {
  let hash = 0x811c9dc5
  for (const sign of `${kind} ${name}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % HASHED
}

/**
 * A tone for each of a chart's series. Names are served in sorted order, so the outcome does not depend on the order
 * in which a server lists them; a taken slot moves on to the next free one.
 */
export function tonesOf(kind: string, names: readonly string[]): readonly Tone[] {
  if (names.length === 1) return [SINGLE]
  const tones = names.map(() => BUNDLE)
  const taken = new Set<number>()
  const order = names.map((name, index) => ({ name, index })).slice(0, MAX_TONES)
  order.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index))
  for (const { name, index } of order) {
    const wish = slotOf(kind, name)
    const steps = Array.from({ length: HASHED }, (_, step) => (wish + step) % HASHED)
    const slot = steps.find((one) => !taken.has(one)) ?? Math.max(taken.size, HASHED)
    taken.add(slot)
    tones[index] = toneAt(slot)
  }
  return tones
}

/** A tone that is not `taken` for each of the names, in their order, while there are any. */
export function tonesBeside(taken: readonly string[], names: readonly string[]): ReadonlyMap<string, Tone> {
  const free = Array.from({ length: MAX_TONES }, (_, slot) => toneAt(slot)).filter(
    ({ token }) => !taken.includes(token),
  )
  return new Map(names.flatMap((name, index) => (free[index] ? [[name, free[index]] as const] : [])))
}

const PERCENTILES = [50, 75, 90, 95]

/** Ordered series (percentiles, quantiles): the higher the rank, the stronger the line. `ranks` may be shares or percent. */
export function orderedTones(ranks: readonly number[]): readonly Tone[] {
  if (ranks.length === 1) return [SINGLE]
  const percent = ranks.map((rank) => (rank <= 1 ? rank * 100 : rank))
  const wanted = percent.map((rank) => PERCENTILES.filter((border) => rank > border).length + 1)
  const distinct = new Set(wanted).size === wanted.length
  const sorted = [...percent].sort((a, b) => a - b)
  const spread = (rank: number): number => 1 + Math.round((sorted.indexOf(rank) * 4) / (sorted.length - 1))
  return percent.map((rank, index) => ({
    token: `ord-${distinct ? (wanted[index] ?? 5) : spread(rank)}`,
    dash: null,
  }))
}
