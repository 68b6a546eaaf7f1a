import type { LabelList } from '@/mqe/source'
import type { Amount } from './latent'
import type { Making, Reader } from './reader'

/** Share of the answers of a class at a share of failed calls; what is left is `2xx`. */
const CLASSES: Readonly<Record<string, (errors: number) => number>> = {
  '1': () => 0,
  '3': () => 0.02,
  '4': (errors) => 0.01 + 0.3 * errors,
  '5': (errors) => 0.7 * errors,
}
const OTHERS = ['1', '3', '4', '5'] as const

const ofClass = (which: string, calls: number, errors: number): number =>
  which === '2'
    ? OTHERS.reduce((left, other) => left - ofClass(other, calls, errors), calls)
    : Math.round(calls * (CLASSES[which]?.(errors) ?? 0))

/** Answers of one class of statuses; the classes add up to the calls. */
export function statusOf({ entry, measured }: Making): Amount | null {
  const which = /_([1-5])xx_/.exec(entry.name)?.[1]
  if (which === undefined) return null
  return (minute) => ofClass(which, measured.calls(minute), measured.read(minute).errors)
}

/** How often a code comes within its class. */
const WITHIN: Readonly<Record<string, number>> = {
  '200': 9,
  '201': 1,
  '304': 1,
  '404': 3,
  '499': 1,
  '500': 2,
  '502': 1,
  '503': 1,
}

/** A count by status code, `codes` in the order of `labels`; they add up to it. */
export function byCode(
  { measured }: Making,
  whole: Amount,
  labels: readonly LabelList[],
  codes: readonly string[],
): Reader {
  const sum = (which: string): number =>
    codes.reduce((all, code) => (code.startsWith(which) ? all + (WITHIN[code] ?? 1) : all), 0)
  const shares = codes.map((code) => (WITHIN[code] ?? 1) / sum(code.charAt(0)))
  const first = Math.max(0, codes.indexOf('200'))
  return {
    labels,
    read(minute, out) {
      const total = Math.round(whole(minute))
      const { errors } = measured.read(minute)
      let left = total
      for (let at = 0; at < codes.length; at++) {
        if (at === first) continue
        const part = Math.floor(ofClass(codes[at]?.charAt(0) ?? '', total, errors) * (shares[at] ?? 0))
        out[at] = part
        left -= part
      }
      out[first] = left
    },
  }
}
