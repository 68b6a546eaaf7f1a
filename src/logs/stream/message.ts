import type { LogLine } from '@/protocol/log/line'
import { cutAt, plain } from './plain'

/** What a row shows of a line. */
export interface Message {
  readonly text: string
  /** Other fields of a line that has fields, weaker. */
  readonly rest: string
  /** Lines of text below the first. */
  readonly more: number
  readonly isCut: boolean
}

/** Characters of a line in a row. */
export const MOST = 2_048
/** Longer JSON is not read for a row. */
const READ = 32_768
const MESSAGE = ['message', 'msg', '@message', 'short_message', 'log', 'body', 'event']
/** What other columns show. */
const ELSEWHERE = /^(@?timestamp|time|ts|@t|datetime|level|severity|levelname|lvl|log\.level|trace_?id|traceid)$/i

const known = new WeakMap<LogLine, Message>()

export function messageOf(line: LogLine): Message {
  const before = known.get(line)
  if (before) return before
  const message = ofFields(line) ?? ofText(line.content)
  known.set(line, message)
  return message
}

/** Terminal colours are left out, so more than is shown is read. */
function ofText(content: string): Message {
  const start = cutAt(content, MOST * 2)
  // A colour that the cut divides is no text.
  const head = plain(start === content ? content : start.replace(/\u001b[^\u001b]{0,24}$/, '')).trimEnd()
  const text = cutAt(head, MOST)
  return { text, rest: '', more: linesIn(content), isCut: text.length < head.length || content.length > MOST * 2 }
}

function linesIn(content: string): number {
  const text = content.trimEnd()
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

type Fields = readonly (readonly [key: string, value: string])[]

function ofFields({ content, contentType }: LogLine): Message | null {
  if (content.length > READ) return null
  const fields = contentType === 'YAML' ? yamlFields(content) : /^\s*\{/.test(content) ? jsonFields(content) : null
  const main = MESSAGE.map((name) => fields?.find(([key, value]) => key === name && value !== '')).find(Boolean)
  if (!fields || !main) return null
  const others = fields.filter((field) => field !== main && !ELSEWHERE.test(field[0]))
  const whole = ofText(main[1])
  const rest = others.map(([key, value]) => `${key}=${cutAt(value, 200)}`).join(' ')
  return { ...whole, rest: cutAt(plain(rest).replaceAll('\n', ' '), 400) }
}

function jsonFields(content: string): Fields | null {
  try {
    const read: unknown = JSON.parse(content)
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return null
    return Object.entries(read).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)])
  } catch {
    return null
  }
}

/** Fields of the first level that stand on one line. */
const yamlFields = (content: string): Fields =>
  [...content.matchAll(/^([\w.@-]{1,60}):[ \t]+(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^|>\r\n].*))$/gm)].map(
    ([, key = '', double, single, bare = '']) => [key, (double ?? single ?? bare).trim()],
  )
