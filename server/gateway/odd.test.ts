import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { answering, ask, Bed, codeOf, JSON_HEADERS, raw } from './testbed'

const bed = new Bed()
afterEach(() => bed.close())

async function site(changes = {}) {
  const oap = await bed.oap(answering({ a: 1 }))
  const query = bed.tcp(oap.address).ask
  return { oap, port: await bed.gateway({ query, admin: query }, changes) }
}

const HOST = 'Host: localhost\r\n'
const BODY = '{"query":"{a}"}'
const POST = `POST /graphql HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`
const SAFE = `Content-Length: ${BODY.length}\r\n`

/** A request, and the statuses it may be answered with; 0 is a connection closed without an answer. */
const REFUSED: readonly (readonly [string, string, readonly number[]])[] = [
  ['length and chunks', `${POST}${SAFE}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, [400]],
  ['an unknown coding', `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, [400, 501]],
  ['a space before the colon', `${POST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`, [400]],
  ['two lengths', `${POST}${SAFE}Content-Length: 3\r\n\r\n${BODY}`, [400]],
  ['a signed length', `${POST}Content-Length: +15\r\n\r\n${BODY}`, [400]],
  ['a negative length', `${POST}Content-Length: -1\r\n\r\n${BODY}`, [400]],
  ['bare line feeds', POST.replace(/\r\n/g, '\n') + `${SAFE.trim()}\n\n${BODY}`, [400]],
  ['a folded header', `${POST}X: a\r\n b\r\n${SAFE}\r\n${BODY}`, [400]],
  ['NUL in a header', `${POST}X: a\0b\r\n${SAFE}\r\n${BODY}`, [400]],
  ['a chunk size that overflows', `${POST}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n`, [400, 413]],
  ['a chunk size that is none', `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, [400]],
  ['two hosts', `${POST}Host: evil.example\r\n${SAFE}\r\n${BODY}`, [400]],
  ['no host', `${POST.replace(HOST, '')}${SAFE}\r\n${BODY}`, [400]],
  ['an empty host', `${POST.replace(HOST, 'Host:\r\n')}${SAFE}\r\n${BODY}`, [421]],
  ['HTTP/1.0 without host', `${POST.replace(HOST, '').replace('1.1', '1.0')}${SAFE}\r\n${BODY}`, [421]],
  ['an absolute target', `GET http://169.254.169.254/status/x HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['a target with an authority', `GET //evil.example/status/x HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['a backslash', `GET /\\evil.example/status/x HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['dots', `GET /status/../graphql HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['encoded dots', `GET /status/%2e%2e/inspect/metrics HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['dots and an encoded slash', `GET /status/..%2f..%2finspect HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['dots and an encoded backslash', `GET /status/..%5c..%5cinspect HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['dots and a semicolon', `GET /status/..;/inspect HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['an overlong encoding', `GET /status/%c0%ae%c0%ae/x HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['NUL in the path', `GET /status/x%00 HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['a fragment', `GET /status/x#y HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['bytes above ASCII', `GET /status/\u00ff HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['TRACE', `TRACE /status/x HTTP/1.1\r\n${HOST}\r\n`, [405]],
  ['CONNECT', `CONNECT 169.254.169.254:80 HTTP/1.1\r\n${HOST}\r\n`, [0, 400, 405]],
  ['a star', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, [400, 405]],
  ['an unknown method', `PWN /status/x HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['a body on GET', `GET /status/x HTTP/1.1\r\n${HOST}Content-Length: 2\r\n\r\n{}`, [400]],
  ['a chunked body on GET', `GET /status/x HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, [400]],
  ['2 500 headers', `GET /status/x HTTP/1.1\r\n${HOST}${'a: b\r\n'.repeat(2_500)}\r\n`, [431]],
  ['a header of 20 kB', `GET /status/x HTTP/1.1\r\n${HOST}X: ${'a'.repeat(20_000)}\r\n\r\n`, [431]],
  ['an expectation of ours', `${POST}Expect: miracles\r\n${SAFE}\r\n${BODY}`, [417]],
  ['a compressed body', `${POST}Content-Encoding: gzip\r\n${SAFE}\r\n${BODY}`, [415]],
  ['HTTP/2 by prior knowledge', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [0, 400]],
  ['no HTTP', '\x16\x03\x01\x02\x00\x01', [0, 400]],
]

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)

describe('requests no browser sends are refused and nothing is asked', () => {
  for (const [name, bytes, statuses] of REFUSED)
    it(name, async () => {
      const { port, oap } = await site()
      const answer = await raw(port, Buffer.from(bytes, 'latin1'), 150)
      expect(statuses).toContain(statusOf(answer))
      expect(answer.match(/^HTTP\/1\.1/gm)?.length ?? 0).toBeLessThanOrEqual(1)
      expect(oap.asked).toEqual([])
    })

  it('while the same request in order is answered, also with an upgrade to HTTP/2 offered', async () => {
    const { port, oap } = await site()
    expect(statusOf(await raw(port, `${POST}${SAFE}\r\n${BODY}`))).toBe(200)
    const upgrade = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n'
    expect(statusOf(await raw(port, `${POST}${upgrade}${SAFE}\r\n${BODY}`))).toBe(200)
    expect(oap.asked.length).toBe(2)
  })
})

describe('bodies', () => {
  const limits = { body: 10_000, response: 1_000_000, timeoutMs: 2_000, connectMs: 500 }
  const post = (port: number, body: string | Buffer, headers = {}) =>
    ask(port, { method: 'POST', path: '/graphql', headers: { ...JSON_HEADERS, ...headers }, body })

  it('over the limit are refused before they are read, and told so', async () => {
    const { port, oap } = await site({ limits })
    const declared = await raw(port, `${POST}Content-Length: 1000000000\r\n\r\n${'x'.repeat(5_000)}`, 200)
    expect(statusOf(declared)).toBe(413)
    const chunk = `2000\r\n${'x'.repeat(0x2000)}\r\n`
    const endless = await raw(port, `${POST}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}`, 200)
    expect(statusOf(endless)).toBe(413)
    const asked = await raw(port, `${POST}Expect: 100-continue\r\nContent-Length: 50000\r\n\r\n`, 200)
    expect(statusOf(asked)).toBe(413)
    expect(oap.asked).toEqual([])
  })

  it('that never end their connection is closed', async () => {
    const { port } = await site({ limits })
    const started = raw(port, `${POST}Content-Length: 1000000000\r\n\r\n`, 10_000)
    expect(statusOf(await started)).toBe(413)
  })

  it('within it are taken after an expectation', async () => {
    const { port } = await site({ limits })
    const answer = await raw(port, `${POST}Expect: 100-continue\r\n${SAFE}\r\n${BODY}`, 200)
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/)
  })

  const bodies: readonly (readonly [string, string | Buffer, string])[] = [
    ['empty', '', 'BAD_JSON'],
    ['no JSON', '{', 'BAD_JSON'],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'BAD_JSON'],
    ['gzip without saying so', gzipSync('{}'), 'BAD_JSON'],
    ['null', 'null', 'BAD_JSON'],
    ['a number', '1', 'BAD_JSON'],
    ['a batch', JSON.stringify(Array(1_000).fill({ query: '{a}' })), 'BATCH_REFUSED'],
    ['no query', '{}', 'NO_QUERY'],
    ['a query that is no text', '{"query":{"a":1}}', 'NO_QUERY'],
    ['a blank query', '{"query":"  "}', 'NO_QUERY'],
    ['variables that are a list', '{"query":"{a}","variables":[]}', 'BAD_VARIABLES'],
    ['an operation name that is none', '{"query":"{a}","operationName":1}', 'BAD_OPERATION_NAME'],
    ['a syntax error', '{"query":"{a"}', 'GRAPHQL_INVALID'],
    ['a subscription', '{"query":"subscription{a}"}', 'SUBSCRIPTION_REFUSED'],
    [
      'a subscription among others',
      '{"query":"query A{a} subscription B{b}","operationName":"A"}',
      'SUBSCRIPTION_REFUSED',
    ],
  ]
  for (const [name, body, code] of bodies)
    it(`of the wrong kind: ${name}`, async () => {
      const { port, oap } = await site()
      const reply = await post(port, body)
      expect([reply.status, codeOf(reply)]).toEqual([400, code])
      expect(oap.asked).toEqual([])
    })

  it('reach upstream as they were checked: of a key given twice, the one that was looked at', async () => {
    const bodies: string[] = []
    const oap = await bed.oap((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => (text += chunk.toString()))
      request.once('end', () => {
        bodies.push(text)
        response.end('{"data":{}}')
      })
    })
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask }, { allow: 'none' })
    expect((await post(port, '{"query":"mutation{addTemplate}","query":"{a}","extra":1}')).status).toBe(200)
    expect((await post(port, '{"query":"{a}","query":"mutation{addTemplate}"}')).status).toBe(403)
    expect((await post(port, '{"qu\\u0065ry":"mutation{addTemplate}","query":"{a}"}')).status).toBe(200)
    expect((await post(port, '{"query":"{a}","qu\\u0065ry":"mutation{addTemplate}"}')).status).toBe(403)
    const plain = '{ "query": "{a}", "variables": {"x": 9007199254740993, "text": "a \\"query\\" b"} }'
    expect((await post(port, plain)).status).toBe(200)
    expect(bodies).toEqual(['{"query":"{a}"}', '{"query":"{a}"}', plain])
  })
})
