import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { ask, Bed, graphql, until } from './testbed'

const bed = new Bed()
afterEach(() => bed.close())

describe('answers', () => {
  it('are compressed over 1 kB, as the bytes come, and only for those who accept it', async () => {
    const part = JSON.stringify({ data: 'x'.repeat(3_000) })
    let finish = () => {}
    const oap = await bed.oap((request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      if (request.url === '/status/small') return void response.end('{}')
      response.write(part)
      finish = () => response.end(part)
      if (request.url === '/status/large') finish()
    })
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    const gzip = { 'Accept-Encoding': 'gzip' }
    const large = await ask(port, { path: '/status/large', headers: gzip })
    expect(large.headers['content-encoding']).toBe('gzip')
    expect(large.body.length).toBeLessThan(500)
    expect(gunzipSync(large.body).toString()).toBe(part + part)
    expect((await ask(port, { path: '/status/large' })).body.toString()).toBe(part + part)
    expect(
      (await ask(port, { path: '/status/large', headers: { 'Accept-Encoding': 'gzip;q=0' } })).headers,
    ).not.toHaveProperty('content-encoding')
    let first = 0
    const held = request({ host: '127.0.0.1', port, path: '/status/held', headers: gzip, agent: false }, (response) => {
      response.on('data', (chunk: Buffer) => (first += chunk.length))
    })
    held.end()
    await until(() => first > 20, 'the first part arrives before the last is sent')
    finish()
  })

  for (const [size, way] of [
    [900, 'plain'],
    [20_000, 'gzip'],
    [2_000_000, 'gzip'],
  ] as const)
    it(`with ${size} bytes are sent ${way}, over TCP as from this process`, async () => {
      const list = Array.from({ length: size / 100 }, (_, n) => ({
        id: String(n).padStart(8),
        configuration: 'x'.repeat(63),
      }))
      const text = JSON.stringify({ data: list })
      expect(text.length).toBeGreaterThan(size * 0.9)
      const oap = await bed.oap((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': text.length })
        response.end(text)
      })
      const here = async () => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(text),
      })
      for (const query of [bed.tcp(oap.address).ask, here]) {
        const port = await bed.gateway({ query })
        const { headers, body } = await graphql(port, '{getAllTemplates{id}}', { 'Accept-Encoding': 'gzip, br' })
        expect(headers['content-encoding'] ?? 'plain').toBe(way)
        expect((way === 'gzip' ? gunzipSync(body) : body).toString()).toBe(text)
        if (way === 'gzip') expect(body.length).toBeLessThan(size / 5)
        expect((await graphql(port, '{getAllTemplates{id}}')).body.toString()).toBe(text)
      }
    })
})
