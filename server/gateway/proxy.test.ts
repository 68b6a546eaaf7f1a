import http from 'node:http'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Upstream } from '../upstream'
import { answering, ask, Bed, codeOf, graphql, JSON_HEADERS, until } from './testbed'

const bed = new Bed()
afterEach(() => bed.close())

const BIG = Buffer.alloc(2_200_000, 'x')

/** Starts a query, leaves after `ms` or at the first bytes of the body, and resolves once the socket is closed. */
function leave(port: number, when: 'before headers' | 'in the body'): Promise<void> {
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, method: 'POST', path: '/graphql', headers: JSON_HEADERS, agent: false }
    const request = http.request(options, (response) => {
      response.on('error', () => {})
      response.once('data', () => request.destroy())
    })
    request.on('error', () => {}).once('close', () => resolve())
    request.end('{"query":"query{listLayers}"}', () => {
      if (when === 'before headers') setTimeout(() => request.destroy(), 20)
    })
  })
}

function hold(port: number): http.ClientRequest {
  const options = { host: '127.0.0.1', port, method: 'POST', path: '/graphql', headers: JSON_HEADERS, agent: false }
  const request = http.request(options).on('error', () => {})
  request.end('{"query":"query{listLayers}"}')
  return request
}

describe('clients that leave', () => {
  for (const when of ['in the body', 'before headers'] as const)
    it(`70 of them ${when} leave no upstream socket, and the next query answers`, async () => {
      let slow = true
      const oap = await bed.oap((_request, response) => {
        if (!slow) return void response.end('{"data":{"listLayers":[]}}')
        const begin = () => {
          response.writeHead(200, { 'Content-Type': 'application/json' })
          response.write(BIG)
          // Never ended: only the client's leaving can end it.
        }
        if (when === 'in the body') begin()
        else setTimeout(begin, 60_000).unref()
      })
      const upstream = bed.tcp(oap.address)
      const port = await bed.gateway({ query: upstream.ask })
      await Promise.all(Array.from({ length: 70 }, () => leave(port, when)))
      slow = false
      const reply = await Promise.race([
        graphql(port, 'query{listLayers}'),
        new Promise<never>((_resolve, reject) =>
          setTimeout(() => reject(new Error('no answer in 5 s')), 5_000).unref(),
        ),
      ])
      expect(reply.status).toBe(200)
      await until(() => upstream.sockets() <= 1 && oap.sockets.size <= 1, 'only the last query’s idle socket is left')
    })

  it('one whose request still waits for a socket is never asked for', async () => {
    const oap = await bed.oap(() => {})
    const upstream = bed.tcp(oap.address)
    let left = 0
    const query: Upstream = (call, signal) => {
      signal.addEventListener('abort', () => left++)
      return upstream.ask(call, signal)
    }
    const port = await bed.gateway({ query })
    const held = Array.from({ length: 64 }, () => hold(port))
    await until(() => oap.asked.length === 64, 'the pool is full')
    await Promise.all(Array.from({ length: 10 }, () => leave(port, 'before headers')))
    await until(() => left === 10, 'the gateway has noticed')
    held.forEach((request) => request.destroy())
    await until(() => upstream.sockets() === 0, 'no socket left')
    expect(oap.asked.length).toBe(64)
  })
})

describe('an upstream that fails', () => {
  const timing = { body: 1_048_576, response: 100_000, timeoutMs: 300, connectMs: 300 }

  it('refuses connections: 502 with its address, for each of a burst, and the gateway lives', async () => {
    const oap = await bed.oap(() => {})
    await oap.close()
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    const replies = await Promise.all(Array.from({ length: 100 }, () => graphql(port, '{a}')))
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([502]))
    expect(codeOf(replies[0]!)).toBe('UPSTREAM_UNREACHABLE')
    expect(replies[0]!.body.toString()).toContain(oap.address.host)
  })

  it('is silent: 504 at the deadline and its socket is gone', async () => {
    const oap = await bed.oap(() => {})
    const upstream = bed.tcp(oap.address)
    const port = await bed.gateway({ query: upstream.ask }, { limits: timing })
    const reply = await graphql(port, '{a}')
    expect([reply.status, codeOf(reply)]).toEqual([504, 'UPSTREAM_TIMEOUT'])
    await until(() => upstream.sockets() === 0, 'no upstream socket')
  })

  it('drips: the deadline covers the body, and a cut body never looks whole', async () => {
    const oap = await bed.oap((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 20)
      response.once('close', () => clearInterval(timer))
    })
    const upstream = bed.tcp(oap.address)
    const port = await bed.gateway({ query: upstream.ask }, { limits: timing })
    await expect(graphql(port, '{a}')).rejects.toThrow(/aborted|ECONNRESET|hang up/)
    await until(() => upstream.sockets() === 0, 'no upstream socket')
  })

  it('cuts a short body: 502 instead of half an answer', async () => {
    const oap = await bed.oap((request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '5000' })
      response.write('{"data":', () => request.socket.destroy())
    })
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    const reply = await graphql(port, '{a}', { 'Accept-Encoding': 'gzip' })
    expect([reply.status, codeOf(reply)]).toEqual([502, 'UPSTREAM_CUT'])
  })

  it('cuts a long or unmeasured body: so is the client’s', async () => {
    const oap = await bed.oap((request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.write('{"data":', () => request.socket.destroy())
    })
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    await expect(graphql(port, '{a}', { 'Accept-Encoding': 'gzip' })).rejects.toThrow(/aborted|ECONNRESET|hang up/)
    await until(() => bed.logged.some((line) => line.includes('UPSTREAM_CUT')), 'logged')
  })

  it('resets before its headers: 502, not a crash', async () => {
    const oap = await bed.oap((request) => request.socket.destroy())
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    const reply = await graphql(port, '{a}')
    expect([reply.status, codeOf(reply)]).toEqual([502, 'UPSTREAM_RESET'])
  })

  it('speaks no HTTP: 502', async () => {
    const server = createServer((socket) => void socket.on('error', () => {}).end('SSH-2.0-x\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port: there } = server.address() as { port: number }
    const port = await bed.gateway({ query: bed.tcp(new URL(`http://127.0.0.1:${there}`)).ask })
    const reply = await graphql(port, '{a}')
    server.close()
    expect([reply.status, codeOf(reply)]).toEqual([502, 'UPSTREAM_INVALID'])
    expect(reply.body.toString()).toContain('answered, but not in HTTP: 11800 is its gRPC port')
  })

  it('redirects: 502, never followed', async () => {
    const other = await bed.oap(answering({}))
    const oap = await bed.oap((_request, response) => {
      response.writeHead(302, { Location: `${other.address}latest/meta-data` }).end('moved')
    })
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    const reply = await graphql(port, '{a}')
    expect([reply.status, codeOf(reply)]).toEqual([502, 'UPSTREAM_REDIRECT'])
    expect(other.asked).toEqual([])
  })

  it('answers more than the limit: refused when it says so, cut when it does not', async () => {
    const oap = await bed.oap((request, response) => {
      const known = request.url === '/status/known'
      response.writeHead(200, {
        'Content-Type': 'application/json',
        ...(known ? { 'Content-Length': BIG.length } : {}),
      })
      response.end(BIG)
    })
    const upstream = bed.tcp(oap.address)
    const port = await bed.gateway({ query: upstream.ask }, { limits: { ...timing, timeoutMs: 5_000 } })
    expect(codeOf(await ask(port, { path: '/status/known' }))).toBe('UPSTREAM_TOO_LARGE')
    await expect(ask(port, { path: '/status/streamed' })).rejects.toThrow(/aborted|ECONNRESET|hang up/)
    await until(() => upstream.sockets() === 0, 'no upstream socket')
  })

  it('closed the kept-alive connection: a query is asked once more, a mutation is not', async () => {
    const seen = new WeakSet<object>()
    const oap = await bed.oap((request, response) => {
      if (seen.has(request.socket)) return void request.socket.destroy()
      seen.add(request.socket)
      answering({ a: 1 })(request, response)
    })
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    expect((await graphql(port, '{a}')).status).toBe(200)
    expect((await graphql(port, '{a}')).status).toBe(200)
    expect(codeOf(await graphql(port, 'mutation{addTemplate}'))).toBe('UPSTREAM_RESET')
  })

  it('has a second address: used while the first refuses', async () => {
    const gone = await bed.oap(() => {})
    await gone.close()
    const oap = await bed.oap(answering({ a: 1 }))
    const port = await bed.gateway({ query: bed.tcp(gone.address, oap.address).ask })
    expect((await graphql(port, '{a}')).status).toBe(200)
  })

  it('answers 503 as text: passed on as it is', async () => {
    const oap = await bed.oap((_request, response) => {
      response.writeHead(503, {
        'Content-Type': 'text/plain',
        'Retry-After': '2',
        Server: 'Armeria',
        'Set-Cookie': 'a=b',
      })
      response.end('Status: 503')
    })
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    const reply = await graphql(port, '{a}')
    expect([reply.status, reply.body.toString(), reply.headers['retry-after']]).toEqual([503, 'Status: 503', '2'])
    expect([reply.headers.server, reply.headers['set-cookie']]).toEqual([undefined, undefined])
  })
})
