import type { LogLine, LogTag } from '@/protocol/log/line'

export const LEVELS = ['error', 'warn', 'info', 'debug', 'trace'] as const
export type Level = (typeof LEVELS)[number] | null

/** What a line says of its own weight: the level, and the word it was said with. */
export interface Told {
  readonly level: Level
  /** As it was written; empty where nothing was said. */
  readonly word: string
}

const NOTHING: Told = { level: null, word: '' }

/** Words of log4j, logback, java.util.logging, Python, Go, zap, syslog, nginx, Envoy, .NET and Node. */
const WORDS: Readonly<Record<Exclude<Level, null>, string>> = {
  error: 'error err severe fatal critical crit alert emerg emergency panic dpanic failure',
  warn: 'warn warning wrn',
  info: 'info information informational inf notice',
  debug: 'debug dbg fine config',
  trace: 'trace trc finer finest verbose silly',
}
const LETTERS: Readonly<Record<string, Level>> = {
  ...{
    E: 'error',
    F: 'error',
    C: 'error',
    A: 'error',
    W: 'warn',
    I: 'info',
    N: 'info',
    D: 'debug',
    T: 'trace',
    V: 'trace',
  },
}
const BY_WORD = new Map(LEVELS.flatMap((level) => WORDS[level].split(' ').map((word) => [word, level] as const)))

const levelOfWord = (word: string): Level => BY_WORD.get(word.toLowerCase()) ?? null

/** Highest number of a level, by the scale. */
type Scale = readonly (readonly [upTo: number, level: Level])[]
const SYSLOG: Scale = [[3, 'error'], [4, 'warn'], [6, 'info'], [7, 'debug']] // prettier-ignore
/** Bunyan and pino; Python counts its `levelno` ten lower from `info` on. */
const PINO: Scale = [[10, 'trace'], [20, 'debug'], [30, 'info'], [40, 'warn'], [60, 'error']] // prettier-ignore
const PYTHON: Scale = [[9, 'trace'], [10, 'debug'], [20, 'info'], [30, 'warn'], [50, 'error']] // prettier-ignore
const OTEL: Scale = [[4, 'trace'], [8, 'debug'], [12, 'info'], [16, 'warn'], [24, 'error']] // prettier-ignore
const LOGBACK: Scale = [[5000, 'trace'], [10000, 'debug'], [20000, 'info'], [30000, 'warn'], [40000, 'error']] // prettier-ignore

const OTEL_KEYS = new Set(['severity_number', 'severitynumber'])

function scaleOf(key: string, value: number): Scale {
  if (OTEL_KEYS.has(key)) return OTEL
  if (key === 'levelno') return PYTHON
  return value < 8 ? SYSLOG : value <= 60 ? PINO : LOGBACK
}

/** The level that a field says, by word, by letter or by number; `key` in lower case decides the scale of numbers. */
export function levelOfField(key: string, value: string): Level {
  const word = value.trim()
  const byWord = levelOfWord(word)
  if (byWord) return byWord
  if (/^[A-Z]$/.test(word)) return LETTERS[word] ?? null
  if (!/^\d{1,5}$/.test(word)) return null
  return scaleOf(key, Number(word)).find(([upTo]) => Number(word) <= upTo)?.[1] ?? null
}

/** Fields that carry a level, the first of them is OAP's own. */
const KEYS = [
  'level',
  'severity',
  'severity_text',
  'log.level',
  'levelname',
  'loglevel',
  'lvl',
  'severity_number',
  'levelno',
]
const NAMES = KEYS.map((key) => key.replace('.', '\\.')).join('|')
const IN_JSON = new RegExp(`"(${NAMES}|@l)"\\s*:\\s*"?([A-Za-z]{1,13}|\\d{1,5})\\b`, 'i')
const IN_YAML = new RegExp(`^(${NAMES}):\\s*["']?([A-Za-z]{1,13}|\\d{1,5})\\b`, 'im')
const IN_PAIRS = new RegExp(`(?:^|\\s)(${NAMES})=["']?([A-Za-z]{1,13}|\\d{1,5})\\b`, 'i')
/** Characters of a line in which a level is looked for. */
const HEAD = 600

const tagOf = (tags: readonly LogTag[], key: string): LogTag | undefined =>
  tags.find((tag) => tag.key.toLowerCase() === key && tag.value.trim() !== '')

/** From the tag `level`, else from another field that carries one, else from the beginning of the text. */
export function toldOf({ tags, content, contentType }: Pick<LogLine, 'tags' | 'content' | 'contentType'>): Told {
  for (const key of KEYS) {
    const tag = tagOf(tags, key)
    if (!tag) continue
    const level = levelOfField(key, tag.value)
    // What OAP calls the level is shown even where nobody knows the word.
    if (level !== null || key === 'level') return { level, word: tag.value.trim() }
  }
  const head = content.slice(0, HEAD)
  const isJson = contentType === 'JSON' || /^\s*\{/.test(head)
  for (const pattern of isJson ? [IN_JSON] : contentType === 'YAML' ? [IN_YAML] : [IN_PAIRS]) {
    const [, key = '', word = ''] = pattern.exec(head) ?? []
    const level = levelOfField(key.toLowerCase(), word)
    if (level) return { level, word }
  }
  return isJson ? NOTHING : startOf(head)
}

/** `<4>` of syslog; `W0318 18:20:12.4` of glog. */
const SYSLOG_START = /^<(\d{1,3})>/
const GLOG_START = /^([EWIF])\d{4} \d\d:\d\d:/

const COLOUR = /\u001b\[[\d;]*m/g
const TOKEN = /\[[^\]\n]{0,80}\]|[^\s[\n]+/g
const MOST_TOKENS = 9
/** A time, a number, a process id, a rule: what stands before a level. */
const BEFORE = /^[\d\W_]+[TZ]?[\d\W_]*Z?$/
const LOGGER = /^[\w$]+([.:/@-][\w$]+)+$/

/** The level stands between what every line begins with (time, thread, logger) and the message. */
function startOf(content: string): Told {
  const [head = ''] = content.replace(COLOUR, '').trimStart().split('\n', 1)
  const priority = SYSLOG_START.exec(head)?.[1]
  if (priority !== undefined) return { level: levelOfField('level', String(Number(priority) % 8)), word: '' }
  const letter = GLOG_START.exec(head)?.[1]
  if (letter !== undefined) return { level: LETTERS[letter] ?? null, word: letter }
  const tokens = (head.slice(0, 240).match(TOKEN) ?? []).slice(0, MOST_TOKENS)
  for (const [index, token] of tokens.entries()) {
    const isBracket = token.startsWith('[')
    const [word = ''] = /[A-Za-z]+/.exec(token) ?? []
    const level = levelOfWord(word)
    const around = token.replace(word, '')
    const isAlone = isBracket ? /^[[\]\s]+$/.test(around) : /^[|:()<>,-]*$/.test(around) || /^:[\w.]*:?/.test(around)
    const isSaid = isBracket || word === word.toUpperCase() || around === ':' || around === '|'
    if (level && isAlone && isSaid) return { level, word }
    const isLogger = LOGGER.test(token) || tokens[index + 1] === '-'
    if (!isBracket && !BEFORE.test(token) && !isLogger) return NOTHING
  }
  return NOTHING
}
