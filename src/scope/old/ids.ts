/** What a piece of an old path must be. */
export type IdKind = 'service' | 'part' | 'process'

const SERVICE = /^[A-Za-z0-9+/]+={0,2}\.[01]$/
const PART = /^[A-Za-z0-9+/]+={0,2}\.[01]_[A-Za-z0-9+/]+={0,2}$/
const PROCESS = /^[0-9a-f]{64}$/

/** Base64 comes in blocks of four; the flag of a service follows a dot. */
const isWhole = (base64: string): boolean => base64.length % 4 === 0

const CHECKS: Readonly<Record<IdKind, (text: string) => boolean>> = {
  service: (text) => SERVICE.test(text) && isWhole(text.slice(0, -2)),
  part: (text) => {
    const [service = '', name = ''] = text.split('_')
    return PART.test(text) && isWhole(service.slice(0, -2)) && isWhole(name)
  },
  process: (text) => PROCESS.test(text),
}

/**
 * Ids of an old path in their order; `null` for one that says `null`. Base64 may hold a `/`, so an id can arrive as several
 * segments: they are joined again, the shortest way that fits. `null`: the segments are not such ids.
 */
export function idsOf(segments: readonly string[], kinds: readonly IdKind[]): readonly (string | null)[] | null {
  const [kind, ...others] = kinds
  if (kind === undefined) return segments.length === 0 ? [] : null
  // What is left must feed those that follow.
  for (let count = 1; count <= segments.length - others.length; count += 1) {
    const text = segments.slice(0, count).join('/')
    if (!CHECKS[kind](text) && !(count === 1 && isNone(text))) continue
    const rest = idsOf(segments.slice(count), others)
    if (rest !== null) return [isNone(text) ? null : text, ...rest]
  }
  return null
}

const isNone = (text: string): boolean => text === 'null' || text === 'undefined' || text === ''
