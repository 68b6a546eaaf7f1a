import type { LogLine } from '@/protocol/log/line'
import { toldOf, type Level } from './level'

/** A line with an identity that survives paging and refresh. */
export interface StreamRow {
  /** Hash of time, instance, trace id and content, and which of the equal ones it is. */
  readonly key: string
  readonly line: LogLine
  readonly level: Level
  /** The level as the line says it; empty where it says none. */
  readonly word: string
}

const known = new WeakMap<LogLine, StreamRow>()

interface Made {
  readonly lines: readonly LogLine[]
  readonly rows: readonly StreamRow[]
  /** How often each hash was met. */
  readonly times: Map<string, number>
}
/** By the first line: a page that is loaded goes on where the last one ended. */
const made = new WeakMap<LogLine, Made>()

/** A line that was a row before keeps it, so that what is drawn of it stays. */
export function rowsOf(lines: readonly LogLine[]): readonly StreamRow[] {
  const [first] = lines
  if (!first) return []
  const before = made.get(first)
  const isMore = before !== undefined && before.lines.every((line, at) => line === lines[at])
  const { rows, times }: Pick<Made, 'rows' | 'times'> = isMore ? before : { rows: [], times: new Map() }
  if (rows.length === lines.length) return rows
  const all = [...rows, ...lines.slice(rows.length).map((line) => rowOf(line, times))]
  made.set(first, { lines, rows: all, times })
  return all
}

function rowOf(line: LogLine, times: Map<string, number>): StreamRow {
  const before = known.get(line)
  const name = before ? nameOf(before.key) : hashOf(line)
  const nth = times.get(name) ?? 0
  times.set(name, nth + 1)
  const key = nth === 0 ? name : `${name}.${nth}`
  if (before?.key === key) return before
  const row = before ? { ...before, key } : { key, line, ...toldOf(line) }
  known.set(line, row)
  return row
}

const nameOf = (key: string): string => key.split('.', 1)[0] ?? key

/** Characters of a long text that count, at each of its ends. */
const ENDS = 2_048

function hashOf({ time, instance, traceId, content }: LogLine): string {
  const isLong = content.length > 2 * ENDS
  const text = isLong ? `${content.slice(0, ENDS)}${content.length}${content.slice(-ENDS)}` : content
  return hash53(`${time ?? ''}\n${instance ?? ''}\n${traceId ?? ''}\n${text}`).toString(36)
}

/** 53 bits of two FNV-like lanes, mixed: no two of 100 000 lines meet by chance (1 in 1.8 million). */
function hash53(text: string): number {
  let a = 0x811c9dc5
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return (b & 0x1fffff) * 0x100000000 + (a >>> 0)
}
