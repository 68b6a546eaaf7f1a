import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { listServices } from '@/protocol/metadata/services'
import { createTemplate, readTemplate } from '@/protocol/templates/rest'
import { makeClient } from './client'
import * as stub from './graphql-stub'
import { send, waitOf, type Reply } from './transport'

const signal = new AbortController().signal
const json = (body: unknown, status = 200): Reply => ({
  status,
  text: JSON.stringify(body),
  type: 'application/json',
  requestId: 'r-1',
})
const raw = (status: number, type: string, text: string): Reply => ({ status, type, text, requestId: null })
const answering = (reply: Reply) =>
  makeClient(
    async () => reply,
    (path) => `http://oap.test/base/${path}`,
  )
const services = (reply: Reply) => answering(reply).run(listServices, { layer: 'GENERAL' }, signal)
const envelope = (code: string, message = 'words') => ({
  errors: [{ message, extensions: { code, requestId: 'r-1' } }],
})
const error = (classification: string, message: string) => ({ errors: [{ message, extensions: { classification } }] })

describe('the client', () => {
  it('sends the document, its variables and no name, and reads the answer', async () => {
    let sent = ''
    const client = makeClient(
      async ({ url, body }) => {
        sent = `${url} ${body}`
        return json({ data: { listServices: [{ id: 'a', name: 'n' }] } })
      },
      (path) => `http://oap.test/base/${path}`,
    )
    expect(await client.run(listServices, { layer: 'GENERAL' }, signal)).toMatchObject([{ id: 'a', name: 'n' }])
    expect(sent).toBe(
      `http://oap.test/base/graphql ${JSON.stringify({ query: listServices.document, variables: { layer: 'GENERAL' } })}`,
    )
  })

  it.each<[string, Reply, object]>([
    ['503 of a full pool', raw(503, 'text/plain', 'Status: 503'), { cause: 'overloaded', status: 503 }],
    ['503 of the gateway', json(envelope('OVERLOADED'), 503), { cause: 'overloaded' }],
    ['502 with HTML', raw(502, 'text/html', '<h1>Bad Gateway</h1>'), { cause: 'status', status: 502 }],
    [
      '502 of the gateway',
      json(envelope('UPSTREAM_UNREACHABLE', 'OAP at o:1'), 502),
      { cause: 'network', message: 'OAP at o:1', requestId: 'r-1' },
    ],
    ['504 of the gateway', json(envelope('UPSTREAM_TIMEOUT'), 504), { cause: 'timeout' }],
    ['403 of the gateway', json(envelope('WRITE_NOT_ALLOWED'), 403), { cause: 'refused' }],
    ['401 page', raw(401, 'text/html', 'login'), { cause: 'sign-in' }],
    ['403 page', raw(403, 'text/html', 'login'), { cause: 'sign-in' }],
    ['403 text', raw(403, 'text/plain', 'no'), { cause: 'refused' }],
    ['a cut answer of OAP', json(envelope('UPSTREAM_CUT'), 502), { cause: 'not-json' }],
    ['an answer too large', json(envelope('UPSTREAM_TOO_LARGE'), 502), { cause: 'too-large' }],
    ['rubbish', raw(200, 'application/json', '\u001f\u008b{'), { message: '3 characters that are no valid JSON' }],
    ['429', raw(429, 'text/plain', 'slow down'), { cause: 'overloaded' }],
    ['200 with a login page', raw(200, 'text/html', '<form>'), { cause: 'sign-in' }],
    ['cut JSON', raw(200, 'application/json', '{"data":{"listSer'), { cause: 'not-json' }],
    ['NaN in JSON', raw(200, 'application/json', '{"data":NaN}'), { cause: 'not-json' }],
    ['nothing', raw(204, '', ''), { cause: 'not-json' }],
    ['a list', json([]), { cause: 'not-json' }],
    ['a text', json('hello'), { cause: 'not-json' }],
    ['data null alone', json({ data: null }), { cause: 'not-json' }],
    [
      'an unknown field',
      json(
        error('ValidationError', "Validation error (FieldUndefined@[x]) : Field 'x' in type 'Query' is undefined"),
        400,
      ),
      { cause: 'unsupported', status: 400 },
    ],
    [
      'a thrown resolver',
      json({
        data: null,
        ...error(
          'DataFetchingException',
          'Exception while fetching data (/listServices) : java.lang.NullPointerException: null',
        ),
      }),
      { cause: 'graphql', message: 'null' },
    ],
    [
      'a bare error',
      json({ message: 'Must provide operation name', extensions: {} }, 500),
      { cause: 'status', message: 'Must provide operation name' },
    ],
    ['a strange shape', json({ data: { listServices: 7 } }), { cause: 'graphql' }],
    ['errors that are a text', json({ errors: 'no' }), { cause: 'graphql', message: 'no' }],
  ])('says why there is no answer: %s', async (_name, reply, failure) => {
    await expect(services(reply)).rejects.toMatchObject({ failure })
  })

  it('keeps the text of a body that is no JSON to itself', async () => {
    const thrown: unknown = await services(raw(502, 'text/html', '<script>secret</script>')).catch(
      (found: unknown) => found,
    )
    expect(String(thrown) + JSON.stringify(thrown)).not.toContain('secret')
  })

  it.each([
    ['a byte order mark', raw(200, 'application/json', '\uFEFF{"data":{"listServices":[]}}')],
    ['JSON called text', raw(200, 'text/plain', '{"data":{"listServices":[]}}')],
    ['more than was asked', json({ data: { listServices: [] }, extensions: { a: 1 }, more: [] })],
  ])('reads %s', async (_name, reply) => {
    expect(await services(reply)).toEqual([])
  })

  it('gives data and errors of a partial answer', async () => {
    const reply = json({ data: { a: 1, b: null }, errors: [{ message: 'no b', path: ['b'] }] })
    expect(await answering(reply).ask('{ a b }', {}, 'list', signal)).toMatchObject({
      data: { a: 1, b: null },
      errors: [{ message: 'no b', path: ['b'] }],
    })
  })

  it('takes 404 and 409 of the admin port as answers, and refusals as failures', async () => {
    const unknown = json({ error: 'not_found', message: 'No template found with id=x' }, 404)
    expect(await answering(unknown).rest(readTemplate('x'), signal)).toBeNull()
    const twice = json({ id: 'x', status: false, message: "Can't add a new template" }, 409)
    expect(await answering(twice).rest(createTemplate('x', '{}'), signal)).toEqual({
      id: 'x',
      applied: false,
      message: "Can't add a new template",
    })
    await expect(
      answering(json({ error: 'add_failed', message: 'm' }, 500)).rest(createTemplate('x', '{}'), signal),
    ).rejects.toMatchObject({ failure: { cause: 'status', message: 'add_failed: m' } })
    await expect(
      answering(json(envelope('PORT_NOT_CONFIGURED'), 404)).rest(readTemplate('x'), signal),
    ).rejects.toMatchObject({ failure: { message: 'words' } })
  })
})

describe('the transport', () => {
  async function against(handle: Parameters<typeof createServer>[1], deadline: number, abort?: number) {
    const server = createServer(handle ?? (() => {}))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const leaving = new AbortController()
    if (abort !== undefined) setTimeout(() => leaving.abort(), abort)
    const call = {
      url: `http://127.0.0.1:${port}/graphql`,
      method: 'POST',
      body: '{}',
      deadline,
      signal: leaving.signal,
    } as const
    try {
      return await send(call)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

  it('gives the whole answer with its request id', async () => {
    const reply = await against((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/JSON', 'x-request-id': 'abc' }).end('{"a":"é"}')
    }, 5_000)
    expect(reply).toEqual({ status: 200, text: '{"a":"é"}', type: 'application/json', requestId: 'abc' })
  })

  it('holds its deadline while the body drips', async () => {
    const dripping = against((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    }, 200)
    await expect(dripping).rejects.toMatchObject({ failure: { cause: 'timeout' } })
  })

  it('tells a cut answer, an aborted one and an unreachable server apart', async () => {
    const cut = against((_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"data"')
      setTimeout(() => response.destroy(), 20)
    }, 5_000)
    await expect(cut).rejects.toMatchObject({ failure: { cause: 'not-json' } })
    await expect(against(() => {}, 5_000, 20)).rejects.toMatchObject({ failure: { cause: 'aborted' } })
    const closed = send({ url: 'http://127.0.0.1:1/graphql', method: 'POST', body: '{}', deadline: 5_000, signal })
    await expect(closed).rejects.toMatchObject({ failure: { cause: 'network' } })
  })
})

const NOON = Date.UTC(2026, 11, 1, 12)

it.each([
  ['5', 5_000],
  [' 3600 ', 3_600_000],
  [new Date(NOON + 90_000).toUTCString(), 90_000],
  ['Mon, 01 Jan 2001 00:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  ['5.5', null],
  ['', null],
  [null, null],
])('Retry-After %o is %o ms', (header, ms) => {
  vi.useFakeTimers({ now: NOON })
  expect(waitOf(header)).toBe(ms)
  vi.useRealTimers()
})

it("graphql's stub has every name that the client library takes from it", () => {
  const library = fileURLToPath(new URL('../../node_modules/graphql-request/build/legacy/', import.meta.url))
  const files = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  const names = files.flatMap((name) =>
    [...readFileSync(library + name, 'utf8').matchAll(/^import \{([^}]*)\} from 'graphql'/gm)].flatMap(
      ([, list = '']) => list.split(',').map((one) => one.trim()),
    ),
  )
  expect(names.length).toBeGreaterThan(0)
  expect(Object.keys(stub)).toEqual(expect.arrayContaining(names))
})
