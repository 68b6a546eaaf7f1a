import { Lexer, type Token, type TokenKind } from './lexer'
import { escaped, Refusal, type SyntaxFault } from './refusal'
import type { Level } from './source'

type Kinds = readonly TokenKind[]

const COMPARE: Kinds = ['==', '!=', '<=', '<', '>=', '>']
const OPERATORS: Kinds = ['-', '+', '*', '/', '%', ...COMPARE, '&&', '||']
const NAMES: Kinds = ['General', 'Name']
const FIRST: Kinds = [
  '(', 'Aggregate', 'Mathematical', 'Round', 'Trend', 'TopN', 'TopNOf', 'Logical', 'Relabels', 'AggregateLabels',
  'SortValues', 'SortLabelValues', 'Baseline', 'Integer', 'Decimal', 'Name',
] // prettier-ignore

/** How ANTLR's vocabulary names a token, in the order of its token types. */
const SHOWN: Readonly<Partial<Record<TokenKind, string>>> = {
  General: "'_'",
  Aggregate: "'avg', 'count', 'latest', 'max', 'min', 'sum'",
  Mathematical: "'abs', 'ceil', 'floor'",
  Round: "'round'",
  Trend: "'increase', 'rate'",
  TopN: "'top_n'",
  TopNOf: "'top_n_of'",
  Logical: "'view_as_seq', 'is_present'",
  Relabels: "'relabels'",
  AggregateLabels: "'aggregate_labels'",
  SortValues: "'sort_values'",
  SortLabelValues: "'sort_label_values'",
  Baseline: "'baseline'",
  Order: 'ASC, DES',
  Attribute: "'attr0', 'attr1', 'attr2', 'attr3', 'attr4', 'attr5'",
  Prediction: "'value', 'upper', 'lower'",
  Integer: 'INTEGER',
  Decimal: 'DECIMAL',
  Name: 'NAME_STRING',
  String: 'VALUE_STRING',
  EOF: '<EOF>',
}

const shown = (kinds: Kinds): string => {
  const list = kinds.map((kind) => SHOWN[kind] ?? `'${kind}'`).join(', ')
  return list.includes(', ') ? `{${list}}` : list
}

/**
 * Recognises one `expression` the way OAP's ANTLR parser does and stops at its end, whatever follows.
 * The first error is the one OAP reports: position, kind and offending text are its own. `sync` is the check before
 * a choice, `match` the one of a single token (they differ: only `match` may find a token missing), and a
 * parenthesis is looked through to its end before it is entered, which turns every error in it into "no viable
 * alternative" (the empty alternative of `aggregation` makes `(` ambiguous).
 */
class Recogniser {
  private readonly lexer: Lexer
  private readonly level: Level
  /** What an expression may start with. */
  private readonly first: Kinds
  private readonly seen: Token[] = []
  private index = 0
  /** The `(` that is being looked through. */
  private ahead: Token | null = null

  constructor(text: string, level: Level) {
    this.lexer = new Lexer(text, level)
    this.level = level
    this.first = level >= 10.2 ? FIRST : FIRST.filter((kind) => kind !== 'TopNOf' && kind !== 'Baseline')
  }

  /** Offset behind the expression. */
  run(): number {
    this.expression(['EOF'])
    return this.seen[this.index - 1]?.to ?? 0
  }

  private look(distance = 1): Token {
    for (;;) {
      const token = this.seen[this.index + distance - 1]
      if (token) return token
      const last = this.seen.at(-1)
      this.seen.push(last?.kind === 'EOF' ? last : this.lexer.next())
    }
  }

  private take(): void {
    this.look()
    this.index += 1
    this.look()
  }

  private fail(token: Token, text: string): never {
    throw new Refusal(this.lexer.text, token.from, token.to, text)
  }

  private quoted(token: Token): string {
    return token.kind === 'EOF' ? "'<EOF>'" : `'${escaped(token.text)}'`
  }

  private noViable(start: Token, token: Token): never {
    const tokens = this.seen.slice(this.seen.indexOf(start), this.seen.indexOf(token) + 1)
    const text = start.kind === 'EOF' ? '<EOF>' : tokens.map((each) => each.text).join('')
    return this.fail(token, `no viable alternative at input '${escaped(text)}'`)
  }

  private unexpected(expected: Kinds): never {
    const token = this.look()
    if (this.ahead) return this.noViable(this.ahead, token)
    const extraneous = expected.includes(this.look(2).kind)
    const kind = extraneous ? 'extraneous' : 'mismatched'
    return this.fail(token, `${kind} input ${this.quoted(token)} expecting ${shown(expected)}`)
  }

  /** ANTLR's check before a choice. */
  private sync(expected: Kinds): void {
    if (!expected.includes(this.look().kind)) this.unexpected(expected)
  }

  /** One token of `expected`; `after` is what may follow it, for ANTLR's "missing". */
  private match(expected: Kinds, after: Kinds): void {
    const token = this.look()
    if (expected.includes(token.kind)) return this.take()
    if (!this.ahead && !expected.includes(this.look(2).kind) && after.includes(token.kind)) {
      this.fail(token, `missing ${shown(expected)} at ${this.quoted(token)}`)
    }
    this.unexpected(expected)
  }

  private matchText(expected: readonly string[], shownAs: string, after: Kinds): void {
    const token = this.look()
    if (expected.includes(token.text)) return this.take()
    if (this.ahead) this.noViable(this.ahead, token)
    const extraneous = expected.includes(this.look(2).text)
    if (!extraneous && after.includes(token.kind)) this.fail(token, `missing ${shownAs} at ${this.quoted(token)}`)
    this.fail(token, `${extraneous ? 'extraneous' : 'mismatched'} input ${this.quoted(token)} expecting ${shownAs}`)
  }

  /** `follow`: what may come after this expression besides an operator. */
  private expression(follow: Kinds): void {
    this.primary([...OPERATORS, ...follow])
    for (let kind = this.look().kind; OPERATORS.includes(kind); kind = this.look().kind) {
      this.take()
      if (COMPARE.includes(kind) && this.look().kind === 'Bool') this.take()
      this.primary([...OPERATORS, ...follow])
    }
  }

  private primary(follow: Kinds): void {
    this.sync(this.first)
    const { kind } = this.look()
    if (kind === '(') return this.paren()
    if (kind === 'Name') return this.metric(follow)
    if (kind === 'TopN') return this.topN(follow)
    this.take()
    if (kind === 'Integer' || kind === 'Decimal') return
    const trend = kind === 'Trend' || kind === 'Baseline'
    this.match(['('], trend ? ['Name'] : kind === 'TopNOf' ? ['TopN'] : this.first)
    this.call(kind)
    this.match([')'], follow)
  }

  private paren(): void {
    const outermost = this.ahead === null
    this.ahead ??= this.look()
    this.take()
    this.expression([')'])
    this.match([')'], [])
    if (outermost) this.ahead = null
  }

  /** Arguments of a function other than top_n, between its parentheses. */
  private call(kind: TokenKind): void {
    switch (kind) {
      case 'Trend':
        return this.metricThenInteger()
      case 'Baseline':
        this.metric([','])
        this.match([','], ['Prediction'])
        return this.match(['Prediction'], [')'])
      case 'TopNOf':
        return this.topNs()
      case 'Logical':
        this.expression([',', ')'])
        while (this.look().kind === ',') {
          this.take()
          this.expression([',', ')'])
        }
        return
      case 'Aggregate':
      case 'Mathematical':
        return this.expression([')'])
      default:
        this.expression([','])
        return this.rest(kind)
    }
  }

  /** Arguments behind the first expression. */
  private rest(kind: TokenKind): void {
    switch (kind) {
      case 'Round':
        this.match([','], ['Integer'])
        return this.match(['Integer'], [')'])
      case 'Relabels':
        this.match([','], NAMES)
        this.label([','])
        this.match([','], NAMES)
        return this.label([')'])
      case 'AggregateLabels':
        return this.labelAggregate()
      case 'SortLabelValues':
        this.match([','], ['Order'])
        this.match(['Order'], [','])
        this.match([','], NAMES)
        return this.labelNames()
      default:
        return this.level >= 10.3 ? this.sortValues() : this.sortPoints()
    }
  }

  private metric(follow: Kinds): void {
    this.sync(['Name'])
    this.take()
    if (this.look().kind !== '{') return
    this.take()
    this.sync(['General', '}', 'Name'])
    if (this.look().kind !== '}') this.labels()
    this.match(['}'], follow)
  }

  private labels(): void {
    this.label([',', '}'])
    while (this.look().kind === ',') {
      this.take()
      this.label([',', '}'])
    }
  }

  private label(after: Kinds): void {
    this.match(NAMES, ['='])
    this.match(['='], ['String'])
    this.match(['String'], after)
  }

  private labelNames(): void {
    this.match(NAMES, [',', ')'])
    while (this.look().kind === ',') {
      this.take()
      this.match(NAMES, [',', ')'])
    }
  }

  private labelAggregate(): void {
    this.match([','], ['Aggregate'])
    this.matchText(['avg', 'max', 'min', 'sum'], "{'avg', 'max', 'min', 'sum'}", ['(', ')'])
    if (this.look().kind !== '(') return
    this.take()
    this.labelNames()
    this.match([')'], [')'])
  }

  private metricThenInteger(): void {
    this.metric([','])
    this.match([','], ['Integer'])
    this.match(['Integer'], [')'])
  }

  private topN(follow: Kinds): void {
    this.match(['TopN'], ['('])
    this.match(['('], ['Name'])
    this.metric([','])
    this.match([','], ['Integer'])
    this.match(['Integer'], [','])
    this.match([','], ['Order'])
    const attributes = this.level >= 10.2
    this.match(['Order'], attributes ? [',', ')'] : [')'])
    if (attributes) this.sync([',', ')'])
    while (attributes && this.look().kind === ',') {
      this.take()
      this.match(['Attribute'], ['=', '!='])
      this.match(['=', '!='], ['String'])
      this.match(['String'], [',', ')'])
    }
    this.match([')'], follow)
  }

  private topNs(): void {
    this.topN([','])
    this.sync([','])
    while (this.look(2).kind === 'TopN') {
      this.take()
      this.topN([','])
      const token = this.look()
      if (token.kind === ',') continue
      if (this.ahead) this.noViable(this.ahead, token)
      this.fail(token, `extraneous input ${this.quoted(token)} expecting ','`)
    }
    if (this.look(2).kind !== 'Integer') this.noViable(this.ahead ?? this.look(), this.look(2))
    this.take()
    this.take()
    this.match([','], ['Order'])
    this.match(['Order'], [')'])
  }

  /** The limit is no choice, the aggregation may be left out but not its comma. */
  private sortValues(): void {
    this.match([','], ['Integer'])
    this.match(['Integer'], [','])
    this.match([','], ['Order'])
    this.match(['Order'], [','])
    this.match([','], ['Aggregate', ')'])
    const token = this.look()
    if (token.kind === 'Aggregate') return this.take()
    if (token.kind !== ')' && (token.kind !== '(' || this.ahead)) this.noViable(this.ahead ?? token, token)
  }

  /** `[, limit], order` of 10.2 and older. */
  private sortPoints(): void {
    this.sync([','])
    const second = this.look(2)
    if (second.kind === 'Integer') {
      this.take()
      this.take()
    } else if (second.kind !== 'Order') this.noViable(this.ahead ?? this.look(), second)
    this.match([','], ['Order'])
    this.match(['Order'], [')'])
  }
}

/** Where the expression at the start of `text` ends, or why OAP of that level refuses it. */
export function recognise(text: string, level: Level): { readonly end: number } | { readonly fault: SyntaxFault } {
  try {
    return { end: new Recogniser(text, level).run() }
  } catch (thrown) {
    if (thrown instanceof Refusal) return { fault: thrown.fault }
    throw thrown
  }
}
