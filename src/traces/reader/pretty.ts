/** A piece of a formatted text; `fn`, `string`, `number` and `label` are colours of code. */
export interface Token {
  readonly text: string
  readonly kind: 'plain' | 'fn' | 'string' | 'number' | 'label'
}

/** Longer texts stay as they are. */
const MOST = 20_000
/** More pieces are joined to one: each is an element. */
const MOST_TOKENS = 400

const SQL = /^\s*(select|insert|update|delete|merge|with|create|alter|drop|replace|truncate|begin|commit|call)\b/i

/** SQL and JSON with line breaks and indents where they help; `null` for any other text. */
export function pretty(text: string): readonly Token[] | null {
  if (text.length > MOST) return null
  const tokens = isJson(text) ? jsonTokens(text) : SQL.test(text) && /\s/.test(text.trim()) ? sqlTokens(text) : null
  if (!tokens) return null
  const joined = join(tokens)
  return joined.length > MOST_TOKENS ? [{ text: joined.map((token) => token.text).join(''), kind: 'plain' }] : joined
}

function join(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    if (last?.kind === token.kind) joined[joined.length - 1] = { text: last.text + token.text, kind: token.kind }
    else joined.push(token)
  }
  return joined
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|[-+.\deE]+|true|false|null|[{}[\],:]/g

/** Signs are only spread out: a number keeps all digits that were sent. */
function jsonTokens(text: string): readonly Token[] {
  const signs = text.match(JSON_TOKEN) ?? []
  const tokens: Token[] = []
  let depth = 0
  const line = (): void => void tokens.push({ text: `\n${'  '.repeat(Math.min(depth, 20))}`, kind: 'plain' })
  signs.forEach((sign, index) => {
    const next = signs[index + 1]
    const isOpen = sign === '{' || sign === '['
    const isClose = sign === '}' || sign === ']'
    if (isClose) {
      depth -= 1
      const before = signs[index - 1]
      if (before !== '{' && before !== '[') line()
    }
    tokens.push({ text: sign === ':' ? ': ' : sign, kind: jsonKind(sign, next) })
    if (isOpen) depth += 1
    if (sign === ',' || (isOpen && next !== '}' && next !== ']')) line()
  })
  return tokens
}

function jsonKind(sign: string, next: string | undefined): Token['kind'] {
  if (sign.startsWith('"')) return next === ':' ? 'label' : 'string'
  if (/^[-\d]/.test(sign)) return 'number'
  return /^[tfn]/.test(sign) ? 'fn' : 'plain'
}

const SQL_TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|\b\d+(?:\.\d+)?\b|\w+|\s+|[^\s\w]/g
const WORDS = new Set(
  `select insert update delete merge replace with recursive into from where group by order having limit offset values set
  left right full inner outer cross join on using union all except intersect and or not in is null like between exists case
  when then else end as distinct asc desc for returning conflict do nothing create alter drop table index begin commit call
  primary key if interval`.split(/\s+/),
)
/** Words that begin a line of their own. */
const BREAKS = new Set(
  'from where group order having limit values set left right inner full cross join union returning on'.split(' '),
)
/** After these the next word goes on in the same line. */
const JOINERS = new Set('left right inner full cross outer'.split(' '))

function sqlTokens(text: string): readonly Token[] {
  const keeps = /\n/.test(text.trim())
  const tokens: Token[] = []
  let depth = 0
  let before = ''
  for (const sign of text.trim().match(SQL_TOKEN) ?? []) {
    const word = sign.toLowerCase()
    if (/^\s/.test(sign)) {
      tokens.push({ text: keeps ? sign : ' ', kind: 'plain' })
      continue
    }
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    const indent = (word === 'and' || word === 'or') && depth === 0 && before !== 'between'
    if (
      !keeps &&
      depth === 0 &&
      before !== '' &&
      !JOINERS.has(before) &&
      (indent || (BREAKS.has(word) && word !== 'on'))
    ) {
      if (tokens.at(-1)?.text === ' ') tokens.pop()
      tokens.push({ text: indent ? '\n  ' : '\n', kind: 'plain' })
    }
    tokens.push({ text: sign, kind: sqlKind(sign, word) })
    if (WORDS.has(word)) before = word
    else if (before === '' || JOINERS.has(before)) before = 'x'
    if (word === 'and' && before === 'between') before = 'and'
  }
  return tokens
}

function sqlKind(sign: string, word: string): Token['kind'] {
  if (sign.startsWith("'")) return 'string'
  if (/^\d/.test(sign)) return 'number'
  if (/^["`]/.test(sign)) return 'label'
  return WORDS.has(word) ? 'fn' : 'plain'
}
