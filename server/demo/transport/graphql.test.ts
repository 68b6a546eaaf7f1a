import { gzipSync } from 'node:zlib'
import { buildClientSchema, getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS } from '../flags'
import { ask, hasShared, recording, replay, send } from '../testing/ask'

const RECORDED = ['10.1.0', '10.4.0', '11.0.0'] as const

/** Refusals whose whole answer does not depend on the world. */
const REFUSALS = [
  'accept-any',
  'accept-event-stream',
  'accept-graphql-json',
  'accept-graphql-response-json',
  'accept-html',
  'accept-json',
  'accept-none',
  'batch-array',
  'content-type-charset',
  'content-type-graphql',
  'content-type-none',
  'content-type-text',
  'deep',
  'empty-body',
  'get-plain',
  'get-query',
  'gzip-wanted',
  'head',
  'json-no-query',
  'json-null',
  'missing-argument',
  'missing-input-member',
  'missing-variable',
  'mutation-version',
  'no-selection',
  'not-json',
  'operation-name-empty',
  'operation-name-unknown',
  'options',
  'origin',
  'path-query',
  'path-slash',
  'path-trailing',
  'put',
  'query-empty',
  'query-null',
  'subscription',
  'syntax-error',
  'syntax-error-graphql-json',
  'two-operations-no-name',
  'unknown-argument',
  'unknown-field',
  'unknown-field-graphql-json',
  'unknown-subfield',
  'variables-null',
  'variables-text',
  'version',
  'wrong-enum',
  'wrong-type',
] as const

if (!hasShared) it.skip('recorded refusals: ../shared/oap is not there', () => {})
else
  describe('what OAP refuses, as recorded', () => {
    for (const version of RECORDED) {
      describe(version, () => {
        let demo: Demo
        beforeAll(async () => {
          demo = await createDemo({ ...DEFAULTS, version, storage: 'jdbc', data: ':memory:' })
        })
        afterAll(() => demo.close())

        it.each(REFUSALS)('%s', async (name) => {
          const { request, response } = recording(version, name)
          const heard = await send(demo.ports.query, replay({ request, response, name, domain: '' }))
          expect(heard.status).toBe(response.status)
          expect(heard.type).toBe(response.headers['content-type'])
          expect(heard.body).toEqual(response.body)
        })
      })
    }

    it('refuses a member that the input of an older OAP does not have', async () => {
      const demo = await createDemo({ ...DEFAULTS, version: '10.1.0', data: ':memory:' })
      const { request, response } = recording('10.1.0', 'unknown-input-field')
      const heard = await send(demo.ports.query, replay({ request, response, name: '', domain: '' }))
      expect(heard.body).toEqual(response.body)
      await demo.close()
    })
  })

describe('limits', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await createDemo({ ...DEFAULTS, data: ':memory:' })
  })
  afterAll(() => demo.close())

  const batch = (count: number) => {
    const fields = 'type error results { metric { labels { key value } } values { id value } }'
    const aliases = Array.from(
      { length: count },
      (_, i) => `e${i}: execExpression(expression: "service_cpm", entity: $e, duration: $d) { ${fields} }`,
    )
    return `query Batch($e: Entity!, $d: Duration!) { ${aliases.join(' ')} }`
  }

  it('counts every field of every alias', async () => {
    const heard = await ask(demo.ports.query, batch(300), {
      e: { serviceName: 'checkout', normal: true },
      d: { start: '2026-03-18 1800', end: '2026-03-18 1801', step: 'MINUTE' },
    })
    expect(heard.status).toBe(200)
    expect(heard.body).toEqual({
      errors: [
        {
          message: 'maximum query complexity exceeded 3300 > 3000',
          extensions: { classification: 'ExecutionAborted' },
        },
      ],
    })
  })

  // What a real 10.1.0 said to the same documents: 3 000 fields, and a hundred questions.
  it.each([
    ['a fragment once', '{ type error results { ...L values { id value } } }', 3704],
    ['a fragment of all once', '{ ...A }', 3110],
    ['what is included', '{ type error results { values { id value ...R @include(if: true) } } }', 3701],
    ['nothing that is left out', '{ type error results { values { id value ...R @include(if: false) } } }', 3700],
    ['no field that is left out', '{ type error results { values { id value traceID @include(if: false) } } }', 3700],
    [
      'what stands in inline fragments',
      '{ type error ... on ExpressionResult { results { values { id value } } } }',
      3700,
    ],
    ['no __typename', '{ __typename type error results { values { id value } } }', 3700],
  ])('counts %s', async (_, selection, total) => {
    const pads = Array.from({ length: 3_000 }, (_, i) => `p${i}: version`)
    const asked = Array.from(
      { length: 100 },
      (_, i) => `q${i}: execExpression(expression: $x, entity: $e, duration: $d) ${selection}`,
    )
    const fragments = {
      L: 'fragment L on MQEValues { metric { labels { key value } } }',
      A: 'fragment A on ExpressionResult { type error results { metric { labels { key value } } values { id value } } }',
      R: 'fragment R on MQEValue { traceID }',
    }
    const used = Object.entries(fragments).flatMap(([name, text]) => (selection.includes(`...${name} `) ? text : []))
    const text = `query B($x: String!, $e: Entity!, $d: Duration!) { ${[...pads, ...asked].join(' ')} } ${used.join(' ')}`
    const heard = await ask(demo.ports.query, text, {
      x: 'service_cpm',
      e: { serviceName: 'checkout', normal: true },
      d: { start: '2026-03-18 1800', end: '2026-03-18 1801', step: 'MINUTE' },
    })
    expect(heard.body).toMatchObject({ errors: [{ message: `maximum query complexity exceeded ${total} > 3000` }] })
  })

  it('stops at the token that is one too many, where graphql-java does', async () => {
    const text = `{ ${Array.from({ length: 8000 }, (_, i) => `v${i}: version`).join(' ')} }`
    const heard = await ask(demo.ports.query, text)
    expect(heard.body).toEqual({
      errors: [
        {
          message:
            "More than 15,000 'grammar' tokens have been presented. To prevent Denial Of Service attacks, parsing has been cancelled.",
          locations: [{ line: 1, column: 73885 }],
          extensions: { classification: 'InvalidSyntax' },
        },
      ],
    })
  })

  it('does not count a comment', async () => {
    const heard = await ask(demo.ports.query, `# ${'x'.repeat(40_000)}\n{ version }`)
    expect(heard.body).toEqual({ data: { version: '10.4.0-b272da3' } })
  })

  it('reads a zipped request', async () => {
    const heard = await send(demo.ports.query, {
      headers: { 'content-type': 'application/json', accept: 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync('{"query":"{ version }"}'),
    })
    expect(heard.body).toEqual({ data: { version: '10.4.0-b272da3' } })
  })

  it('reports several faults of a document in its order', async () => {
    const heard = await ask(
      demo.ports.query,
      'query Q($v: Nope) { getTimeInfo nothing listServices(colour: "x") { id } }',
    )
    expect(heard.status).toBe(400)
    const errors = (heard.body as { errors: { message: string }[] }).errors
    expect(errors.map(({ message }) => message)).toEqual([
      "Validation error (UnusedVariable) : Unused variable 'v'",
      "Validation error (UnknownType) : Unknown type 'Nope'",
      "Validation error (SubselectionRequired@[getTimeInfo]) : Subselection required for type 'TimeInfo' of field 'getTimeInfo'",
      "Validation error (FieldUndefined@[nothing]) : Field 'nothing' in type 'Query' is undefined",
      "Validation error (UnknownArgument@[listServices]) : Unknown field argument 'colour'",
    ])
  })

  it('names a field that it does not simulate, and its neighbours answer', async () => {
    const heard = await ask(
      demo.ports.query,
      '{ version getEndpointTopology: __typename queryBrowserErrorLogs { logs { service } } }',
    )
    expect(heard.body).toEqual({
      errors: [
        {
          message:
            'Exception while fetching data (/queryBrowserErrorLogs) : queryBrowserErrorLogs is not simulated yet',
          locations: [{ line: 1, column: 43 }],
          path: ['queryBrowserErrorLogs'],
          extensions: { classification: 'DataFetchingException' },
        },
      ],
      data: { version: '10.4.0-b272da3', getEndpointTopology: 'Query', queryBrowserErrorLogs: null },
    })
  })

  it('spreads fragments, merges fields and obeys skip and include', async () => {
    const heard = await ask(
      demo.ports.query,
      `query Q($no: Boolean!) {
        a: getMetricsTTL { ...M minute @skip(if: true) ... on MetricsTTL { day } hour @include(if: $no) }
        a: getMetricsTTL { coldDay @include(if: true) __typename }
      }
      fragment M on MetricsTTL { minute coldMinute }`,
      { no: false },
    )
    expect(heard.body).toEqual({
      data: { a: { minute: 7, coldMinute: -1, day: 30, coldDay: -1, __typename: 'MetricsTTL' } },
    })
  })

  it('gives the usual introspection query everything, and two types nothing', async () => {
    const whole = await ask(demo.ports.query, getIntrospectionQuery())
    expect(Object.keys(buildClientSchema(Object(whole.body).data).getTypeMap())).toContain('MQEValues')
    const twice = await ask(demo.ports.query, '{ a: __type(name: "Query") { name } b: __type(name: "Step") { name } }')
    expect(twice).toMatchObject({
      status: 200,
      body: {
        errors: [
          {
            message: 'This request is not asking for introspection in good faith - Query.__type is present too often!',
            extensions: { classification: 'BadFaithIntrospection' },
          },
        ],
      },
    })
  })

  it('answers introspection beside other fields', async () => {
    const heard = await ask(
      demo.ports.query,
      'query Q($n: String!) { version t: __type(name: $n) { fields { name } } }',
      {
        n: 'TimeInfo',
      },
    )
    expect(heard.body).toEqual({
      data: { version: '10.4.0-b272da3', t: { fields: [{ name: 'timezone' }, { name: 'currentTimestamp' }] } },
    })
  })
})
