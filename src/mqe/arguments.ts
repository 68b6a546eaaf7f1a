import type { Span } from './ast'
import type { Call } from './calls'
import {
  FUNCTIONS,
  functionNamed,
  signatureAt,
  usage,
  type Argument,
  type MqeFunction,
  type Signature,
} from './functions'
import type { Token, TokenKind } from './lexer'
import { nearest } from './nearest'
import { problem, type Problem } from './problem'
import type { Level } from './source'

type Tokens = readonly Token[]

const kinds = (tokens: Tokens): string => tokens.map(({ kind }) => kind).join(' ')
const isOne = (tokens: Tokens, kind: TokenKind): boolean => tokens.length === 1 && tokens[0]?.kind === kind
const isName = (token: Token | undefined): boolean => token?.kind === 'Name' || token?.kind === 'General'

/** Does an argument look like its kind? Expressions are the parser's matter, so anything but a lone string passes. */
function fits({ kind }: Argument, tokens: Tokens): boolean {
  const [first] = tokens
  switch (kind) {
    case 'expression':
      return !isOne(tokens, 'String') && !isOne(tokens, 'Order') && first !== undefined
    case 'metric':
      return first?.kind === 'Name' && (tokens.length === 1 || (tokens[1]?.kind === '{' && tokens.at(-1)?.kind === '}'))
    case 'top_n':
      return first?.kind === 'TopN'
    case 'integer':
      return isOne(tokens, 'Integer')
    case 'order':
      return isOne(tokens, 'Order')
    case 'label':
      return isName(first) && kinds(tokens.slice(1)) === '= String'
    case 'label name':
      return tokens.length === 1 && isName(first)
    case 'aggregate':
      return tokens.length === 0 || isOne(tokens, 'Aggregate')
    case 'label aggregate':
      return first?.kind === 'Aggregate' && first.text !== 'count' && first.text !== 'latest' && (tokens.length === 1 || tokens[1]?.kind === '(') // prettier-ignore
    case 'attribute':
      return /^Attribute (=|!=) String$/.test(kinds(tokens))
    case 'prediction':
      return isOne(tokens, 'Prediction')
  }
}

const WANTED: Readonly<Record<Argument['kind'], string>> = {
  expression: 'an expression',
  metric: 'a metric name',
  top_n: 'a top_n(…) call',
  integer: 'a whole number',
  order: 'asc or des',
  label: "label='value'",
  'label name': 'a label name',
  aggregate: 'avg, count, latest, max, min or sum',
  'label aggregate': 'avg, max, min or sum, with label names in parentheses if wanted',
  attribute: "attr0 … attr5 = 'value' or != 'value'",
  prediction: 'value, upper or lower',
}

/** The argument a position belongs to, or `null`. Optional and repeated ones take what fits. */
function assign(args: readonly Argument[], given: readonly Tokens[]): (Argument | null)[] {
  const fixedAfter = (index: number): number => args.slice(index + 1).filter(({ optional }) => !optional).length
  const result: (Argument | null)[] = []
  let at = 0
  for (const [position, tokens] of given.entries()) {
    const left = given.length - position - 1
    while (at < args.length - 1 && args[at]?.optional && !args[at]?.repeated && !fits(args[at] as Argument, tokens))
      at += 1
    const argument = args[at] ?? null
    result.push(argument)
    if (argument && (!argument.repeated || left <= fixedAfter(at))) at += 1
  }
  return result
}

const range = (tokens: Tokens, otherwise: Span): Span => {
  const first = tokens[0]
  const last = tokens.at(-1)
  return first && last ? { from: first.from, to: last.to } : { from: otherwise.to, to: otherwise.to }
}

/** Fewest and most arguments. */
function arity({ args }: Signature): readonly [number, number] {
  const least = args.filter(({ optional }) => !optional).length
  return [least, args.some(({ repeated }) => repeated) ? Infinity : args.length]
}

const accepts = (signature: Signature, count: number): boolean => {
  const [least, most] = arity(signature)
  return count >= least && count <= most
}

function wrongArguments(fn: MqeFunction, signature: Signature, call: Call): Problem[] {
  const { args, name, close } = call
  const [least, most] = arity(signature)
  if (args.length < least) {
    const where = close ?? range(args.at(-1) ?? [], name)
    return [problem('too-few', where, `Expected ${usage(fn, signature)}`)]
  }
  if (args.length > most) {
    const surplus = range(args.slice(most).flat(), name)
    const where = { from: args[most]?.[0]?.from ?? name.from, to: close?.from ?? surplus.to }
    return [problem('too-many', where, `Expected ${usage(fn, signature)}`)]
  }
  const wanted = assign(signature.args, args)
  return args.flatMap((tokens, index) => {
    const argument = wanted[index]
    if (!argument || fits(argument, tokens)) return []
    const [word] = tokens
    const meant = argument.kind === 'order' && word ? nearest(word.text, ['asc', 'des']) : null
    const hint = meant ? ` (did you mean ${meant}?)` : ''
    const where = range(tokens, close ?? name)
    return [problem('argument', where, `${argument.name} of ${fn.name} must be ${WANTED[argument.kind]}${hint}`)]
  })
}

/** What is wrong with the call itself: its name, the number and the kinds of its arguments, or the age of the server. */
export function checkCall(call: Call, level: Level): Problem[] {
  const { name, args } = call
  const fn = functionNamed(name.text)
  if (!fn) {
    const meant = nearest(name.text, FUNCTIONS.map((each) => each.name)) // prettier-ignore
    const hint = meant ? ` (did you mean ${meant}?)` : ''
    return [problem('unknown-function', name, `There is no function ${name.text}${hint}`)]
  }
  const signature = signatureAt(fn, level)
  const newer = fn.signatures.find((each) => each.since > level && accepts(each, args.length))
  if (newer && (!signature || !accepts(signature, args.length))) {
    return [problem('newer', name, `${usage(fn, newer)} needs OAP ${newer.since.toFixed(1)}`)]
  }
  const known = signature ?? fn.signatures[0]
  if (!signature && known) return [problem('newer', name, `${fn.name} needs OAP ${known.since.toFixed(1)}`)]
  return known ? wrongArguments(fn, known, call) : []
}
