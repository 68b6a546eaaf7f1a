import { fnv, mix } from '../hash'

/** What a text can be filled from. */
export interface Filling {
  readonly seed: number
  readonly salt: number
  readonly ms: number
  /** Epoch ms. */
  readonly time: number
  readonly endpoint: string | null
  readonly instance: string | null
  readonly status: string | undefined
}

type Fill = (drawn: number, filling: Filling) => string

const between =
  (least: number, most: number): Fill =>
  (drawn) =>
    String(least + Math.floor((most - least + 1) * drawn))

const FILLS: ReadonlyMap<string, Fill> = new Map<string, Fill>(
  Object.entries({
    n: between(1, 250),
    page: between(1, 4000),
    count: between(1, 40),
    orderId: between(480_000, 489_999),
    seat: (drawn) => `${'ABCDEFGHKLMN'[Math.floor(12 * drawn)] ?? 'A'}-${1 + (Math.floor(997 * drawn) % 42)}`,
    pid: between(300, 32_000),
    lag: between(900, 180_000),
    cents: between(1_900, 24_000),
    bytes: between(180, 64_000),
    time: (_, { time }) => new Date(time).toISOString(),
    nth: (_, { salt }) => String(salt),
    ms: (_, { ms }) => String(ms),
    status: (_, { status }) => status ?? '200',
    path: (_, { endpoint }) => pathOf(endpoint ?? '/'),
    endpoint: (_, { endpoint }) => endpoint ?? 'none',
    instance: (_, { instance }) => instance ?? 'none',
  }),
)

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g
const KEY = fnv('log|fill')

/** The text with its numbers; braces around no known word stay. */
export function fill(text: string, filling: Filling): string {
  let place = 0
  return text.replace(PLACEHOLDER, (whole, word: string) => {
    const known = FILLS.get(word)
    return known ? known(mix(filling.seed, KEY + place++, filling.salt), filling) : whole
  })
}

export const isPlaceholder = (word: string): boolean => FILLS.has(word)

/** `GET:/events/{var}` as a request would say it. */
export const pathOf = (endpoint: string): string =>
  endpoint
    .replace(/^[A-Z]+:/, '')
    .replaceAll('{var}', '4711')
    .replaceAll('*', 'list')
