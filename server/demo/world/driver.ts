/** Names a driver may use, each with its value at the minute. */
export type Drive = (name: string) => number

type Node = (drive: Drive) => number

/**
 * Compiles a driver of the metric rules, such as `lat+45000*lag` or `max(0,M-0.8)*5`: numbers, names, `+ - * /`,
 * parentheses, `max` and `ceil`. `null` for one that is described in words.
 */
export function compileDriver(text: string): Node | null {
  const tokens = text.match(/\d+(\.\d+)?(e\d+)?|[A-Za-z]\w*|[-+*/(),]/g) ?? []
  if (tokens.join('') !== text.replaceAll(' ', '')) return null
  const parser = new Parser(tokens)
  const node = parser.sum()
  return parser.done ? node : null
}

class Parser {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get done(): boolean {
    return this.#at === this.#tokens.length
  }

  sum(): Node | null {
    return this.#chain(() => this.#product(), ['+', '-'])
  }

  #product(): Node | null {
    return this.#chain(() => this.#atom(), ['*', '/'])
  }

  #chain(part: () => Node | null, operators: readonly string[]): Node | null {
    let left = part()
    for (
      let sign = this.#tokens[this.#at];
      left && sign !== undefined && operators.includes(sign);
      sign = this.#tokens[this.#at]
    ) {
      this.#at++
      const right = part()
      left = right && binary(sign, left, right)
    }
    return left
  }

  #atom(): Node | null {
    const token = this.#tokens[this.#at++]
    if (token === undefined) return null
    if (/^\d/.test(token)) return constant(Number(token))
    if (token === '(') return this.#closed()
    if (token === 'max') return this.#max()
    if (token === 'ceil') return this.#ceil()
    return /^[A-Za-z]/.test(token) ? (drive) => drive(token) : null
  }

  #closed(): Node | null {
    const inner = this.sum()
    return this.#tokens[this.#at++] === ')' ? inner : null
  }

  #ceil(): Node | null {
    if (this.#tokens[this.#at++] !== '(') return null
    const inner = this.#closed()
    return inner && ((drive) => Math.ceil(inner(drive)))
  }

  #max(): Node | null {
    if (this.#tokens[this.#at++] !== '(') return null
    const left = this.sum()
    if (this.#tokens[this.#at++] !== ',') return null
    const right = this.#closed()
    return left && right && ((drive) => Math.max(left(drive), right(drive)))
  }
}

const constant =
  (value: number): Node =>
  () =>
    value

function binary(sign: string, left: Node, right: Node): Node {
  switch (sign) {
    case '+':
      return (drive) => left(drive) + right(drive)
    case '-':
      return (drive) => left(drive) - right(drive)
    case '*':
      return (drive) => left(drive) * right(drive)
    default:
      return (drive) => left(drive) / right(drive)
  }
}
