import { lengthOf, type Trace } from './model'

/** One thing that was asked for; a span must meet all. */
export type Condition =
  | { readonly by: 'text'; readonly text: string }
  | { readonly by: 'tag'; readonly key: string; readonly value: string }
  | { readonly by: 'error' }
  | { readonly by: 'longer' | 'shorter'; readonly ms: number }
  /** Percent of the trace. */
  | { readonly by: 'more' | 'less'; readonly percent: number }

const UNITS: Readonly<Record<string, number>> = { us: 0.001, µs: 0.001, ms: 1, s: 1000, m: 60_000, min: 60_000 }
const LIMIT = /(^|\s)([<>])=?\s*(\d+(?:\.\d+)?)\s*(us|µs|ms|min|m|s|%)?(?=\s|$)/gi
const WORD = /([\w.\-/]+)=(?:"([^"]*)"|(\S+))|"([^"]+)"|(\S+)/g

/** `orders http.status_code=500 error > 50 ms < 5 %`; what stands in quotes is looked for as it is. */
export function readWish(wish: string): readonly Condition[] {
  const conditions: Condition[] = []
  const rest = wish.replace(LIMIT, (_, space: string, sign: string, digits: string, unit?: string) => {
    const isMore = sign === '>'
    const value = Number(digits)
    if (unit === '%') conditions.push({ by: isMore ? 'more' : 'less', percent: value })
    else conditions.push({ by: isMore ? 'longer' : 'shorter', ms: value * (UNITS[(unit ?? 'ms').toLowerCase()] ?? 1) })
    return space
  })
  for (const [, key, quoted, plain, phrase, word] of rest.matchAll(WORD))
    if (key !== undefined) conditions.push({ by: 'tag', key, value: quoted ?? plain ?? '' })
    else if (word === 'error') conditions.push({ by: 'error' })
    else conditions.push({ by: 'text', text: phrase ?? word ?? '' })
  return conditions
}

export interface Matches {
  /** 1 for a span that meets all conditions. */
  readonly mask: Uint8Array
  /** Those spans, in their order. */
  readonly at: readonly number[]
}

/** `null` when nothing is looked for. */
export function find(trace: Trace, conditions: readonly Condition[]): Matches | null {
  if (conditions.length === 0) return null
  const tests = conditions.map((condition) => testOf(trace, condition))
  const mask = new Uint8Array(trace.count)
  const found: number[] = []
  for (let at = 0; at < trace.count; at += 1)
    if (tests.every((test) => test(at))) {
      mask[at] = 1
      found.push(at)
    }
  return { mask, at: found }
}

const isIn = (text: string): ((where: string) => boolean) => {
  const pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
  return (where) => pattern.test(where)
}

function testOf(trace: Trace, condition: Condition): (at: number) => boolean {
  const spanTest =
    (test: (span: NonNullable<Trace['spans'][number]>) => boolean) =>
    (at: number): boolean => {
      const span = trace.spans[at]
      return span ? test(span) : false
    }
  switch (condition.by) {
    case 'error':
      return spanTest(({ isError }) => isError)
    case 'longer':
      return (at) => lengthOf(trace, at) > condition.ms
    case 'shorter':
      return (at) => lengthOf(trace, at) < condition.ms
    case 'more':
      return (at) => lengthOf(trace, at) * 100 > trace.duration * condition.percent
    case 'less':
      return (at) => lengthOf(trace, at) * 100 < trace.duration * condition.percent
    case 'tag': {
      const value = isIn(condition.value)
      const key = condition.key.toLowerCase()
      return spanTest(({ tags }) => tags.some((tag) => tag.key.toLowerCase() === key && value(tag.value)))
    }
    case 'text': {
      const hit = isIn(condition.text)
      return spanTest(
        (span) =>
          [span.endpointName, span.serviceCode, span.serviceInstanceName, span.peer, span.component].some(hit) ||
          span.tags.some(({ key, value }) => hit(value) || hit(key)) ||
          span.logs.some(({ data }) => data.some(({ value }) => hit(value))),
      )
    }
  }
}

/** The match before or after a place, around the end; `null` when there is none at all. */
export function step({ at: found }: Matches, from: number, by: 1 | -1): number | null {
  if (found.length === 0) return null
  const next = by === 1 ? found.find((at) => at > from) : found.findLast((at) => at < from)
  return next ?? (by === 1 ? found[0] : found.at(-1)) ?? null
}
