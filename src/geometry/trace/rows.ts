import type { Trace } from './model'
import { endOfRun, type Runs } from './repeats'

/** What the reader folded. */
export interface Fold {
  /** Levels that are open from the start; `null`: all. */
  readonly levels: number | null
  /** Runs of at least so many become one row; 0: none does. */
  readonly repeats: number
  /** Spans that are the other way round. */
  readonly turned: ReadonlySet<number>
  /** Runs that are shown one by one, by their first span. */
  readonly opened: ReadonlySet<number>
}

/** Rows in view order. */
export interface Rows {
  readonly count: number
  readonly span: Int32Array
  /** Spans that the row stands for as a run; 0 for a span of its own. */
  readonly run: Int32Array
  readonly indent: Int32Array
  /** 1: what belongs to it is shown below. */
  readonly open: Uint8Array
  /** By span: its row, else the one that it is folded into; -1 when it is left out. */
  readonly rowOf: Int32Array
}

export const isOpen = (trace: Trace, fold: Fold, at: number): boolean =>
  (fold.levels === null || (trace.depth[at] ?? 0) + 1 < fold.levels) !== fold.turned.has(at)

const isRun = (runs: Runs, fold: Fold, at: number): boolean =>
  fold.repeats > 0 && runs.head[at] === at && (runs.length[at] ?? 0) >= fold.repeats

/** `keep`: 1 for spans that stay, their parents included; then nothing is folded into runs. */
export function rowsOf(trace: Trace, runs: Runs, fold: Fold, keep: Uint8Array | null = null): Rows {
  const { count, size, depth } = trace
  const span: number[] = []
  const run: number[] = []
  const indent: number[] = []
  const open: number[] = []
  const rowOf = new Int32Array(count).fill(-1)
  const add = (at: number, length: number, level: number, isShown: boolean): number => {
    span.push(at)
    run.push(length)
    indent.push(level)
    return open.push(isShown ? 1 : 0) - 1
  }
  // Ends of the runs around, each of which moves what is in it one step in.
  const around: number[] = []
  for (let at = 0; at < count;) {
    while ((around.at(-1) ?? Infinity) <= at) around.pop()
    const next = at + (size[at] ?? 1)
    if (keep && keep[at] === 0) {
      at = next
      continue
    }
    if (!keep && isRun(runs, fold, at)) {
      const end = endOfRun(trace, runs, at)
      const isShown = fold.opened.has(at)
      const row = add(at, runs.length[at] ?? 0, (depth[at] ?? 0) + around.length, isShown)
      if (!isShown) {
        rowOf.fill(row, at, end)
        at = end
        continue
      }
      around.push(end)
    }
    const isShown = next > at + 1 && isOpen(trace, fold, at)
    const row = add(at, 0, (depth[at] ?? 0) + around.length, isShown)
    rowOf.fill(row, at, isShown ? at + 1 : next)
    at = isShown ? at + 1 : next
  }
  return {
    count: span.length,
    span: Int32Array.from(span),
    run: Int32Array.from(run),
    indent: Int32Array.from(indent),
    open: Uint8Array.from(open),
    rowOf,
  }
}

/** True where the span has a row of its own. */
export const isShown = (rows: Rows, at: number): boolean => {
  const row = rows.rowOf[at] ?? -1
  return row >= 0 && rows.span[row] === at && rows.run[row] === 0
}

/** The fold in which that span has a row: all it hangs on is open. */
export function revealing(trace: Trace, runs: Runs, fold: Fold, at: number): Fold {
  const turned = new Set(fold.turned)
  const opened = new Set(fold.opened)
  for (let one = at; one >= 0; one = trace.parent[one] ?? -1) {
    if (one !== at && !isOpen(trace, fold, one) && !turned.delete(one)) turned.add(one)
    const head = runs.head[one] ?? one
    if (isRun(runs, fold, head)) opened.add(head)
  }
  return { ...fold, turned, opened }
}

/** Spans that pass, and whatever they hang on. */
export function keeping(trace: Trace, passes: (at: number) => boolean): Uint8Array {
  const keep = new Uint8Array(trace.count)
  for (let at = trace.count - 1; at >= 0; at -= 1) {
    if (keep[at] === 0 && !passes(at)) continue
    keep[at] = 1
    const above = trace.parent[at] ?? -1
    if (above >= 0) keep[above] = 1
  }
  return keep
}

/** `3.1a.~2c`: places of turned spans and, with a tilde, of opened runs; the trace's own order makes them short. */
export const printFold = ({ turned, opened }: Pick<Fold, 'turned' | 'opened'>): string =>
  [...[...turned].map((at) => at.toString(36)), ...[...opened].map((at) => `~${at.toString(36)}`)].join('.')

export function readFold(text: string): Pick<Fold, 'turned' | 'opened'> {
  const turned = new Set<number>()
  const opened = new Set<number>()
  for (const part of text.split('.')) {
    const [, tilde, digits] = /^(~?)([0-9a-z]{1,6})$/.exec(part) ?? []
    if (digits !== undefined) (tilde === '' ? turned : opened).add(parseInt(digits, 36))
  }
  return { turned, opened }
}
