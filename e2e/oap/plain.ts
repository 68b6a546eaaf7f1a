/** The same questions by plain HTTP, straight to OAP. */

export interface Entity {
  readonly serviceName?: string
  readonly normal?: boolean
  readonly serviceInstanceName?: string
  readonly endpointName?: string
  readonly destServiceName?: string
  readonly destNormal?: boolean
  readonly destServiceInstanceName?: string
}
export interface Duration {
  readonly start: string
  readonly end: string
  readonly step: string
}
interface Expression {
  readonly type: string
  readonly error: string | null
  readonly results: readonly {
    readonly metric: { readonly labels: readonly { readonly key: string; readonly value: string }[] }
    readonly values: readonly { readonly id: string | null; readonly value: string | null }[]
  }[]
}

export async function ask<T>(oap: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const response = await fetch(`${oap}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const body = (await response.json()) as { data?: T; errors?: unknown }
  if (!body.data || body.errors) throw new Error(`OAP refused ${query}: ${JSON.stringify(body.errors)}`)
  return body.data
}

export async function evaluate(
  oap: string,
  expression: string,
  entity: Entity,
  duration: Duration,
): Promise<Expression> {
  const query = `query One($x: String!, $e: Entity!, $d: Duration!) {
    one: execExpression(expression: $x, entity: $e, duration: $d) {
      type error results { metric { labels { key value } } values { id value } } } }`
  const { one } = await ask<{ one: Expression }>(oap, query, { x: expression, e: entity, d: duration })
  return one
}

/** One question as the page sent it. */
export interface Asked {
  readonly expression: string
  readonly entity: Entity
  readonly duration: Duration
}

/** The questions of a batch document: `$x…` expressions, `$e…` entities, `$d` the duration. */
export function questionsIn(body: string): Asked[] {
  const { variables = {} } = JSON.parse(body) as { variables?: Record<string, unknown> }
  return Object.entries(variables).flatMap(([name, value]) => {
    const [, index] = /^x(\d+)$/.exec(name) ?? []
    return index === undefined
      ? []
      : [
          {
            expression: value as string,
            entity: variables[`e${index}`] as Entity,
            duration: variables['d'] as Duration,
          },
        ]
  })
}

/** Whether the text on the page is this number, as exactly as the text goes: `5,777`, `1.2k`, `97.6`. */
export function shows(text: string, value: string): boolean {
  const [, digits = '', prefix = ''] = /^(-?[\d,]+(?:\.\d+)?)\s*([kMG]?)/.exec(text.trim()) ?? []
  if (digits === '') return false
  const scale = { '': 1, k: 1e3, M: 1e6, G: 1e9 }[prefix] ?? NaN
  const plain = digits.replaceAll(',', '')
  const decimals = plain.split('.')[1]?.length ?? 0
  // Half a unit of the last digit, and a hair for the binary fraction.
  return Math.abs(Number(plain) * scale - Number(value)) <= (0.5 * scale) / 10 ** decimals + 1e-9
}
