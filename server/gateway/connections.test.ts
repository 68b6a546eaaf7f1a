import { createServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Upstream } from '../upstream'
import { answering, Bed, codeOf, graphql, until } from './testbed'

const bed = new Bed()
afterEach(() => bed.close())

const many = <Value>(count: number, one: () => Promise<Value>) => Promise.all(Array.from({ length: count }, one))

describe('connections to OAP', () => {
  it('serve one query after another', async () => {
    const oap = await bed.oap(answering({ a: 1 }))
    const upstream = bed.tcp(oap.address)
    const port = await bed.gateway({ query: upstream.ask })
    for (let n = 0; n < 5; n++) expect((await graphql(port, '{a}')).status).toBe(200)
    expect([oap.asked.length, oap.sockets.size, upstream.sockets()]).toEqual([5, 1, 1])
  })

  it('are 64 at most; who comes later waits and is answered', async () => {
    let come = 0
    const oap = await bed.oap((request, response) => {
      until(() => come === 200, 'all have come').then(() => answering({ a: 1 })(request, response))
    })
    const upstream = bed.tcp(oap.address)
    const query: Upstream = (call, signal) => {
      come++
      return upstream.ask(call, signal)
    }
    const port = await bed.gateway({ query })
    const replies = many(200, () => graphql(port, '{a}'))
    await until(() => oap.asked.length >= 64, 'the pool is full')
    expect((await replies).filter(({ status }) => status === 200)).toHaveLength(200)
    expect([oap.asked.length, oap.sockets.size]).toEqual([200, 64])
  })

  it('that all break let those who wait try anew', async () => {
    let broken = 0
    const oap = await bed.oap((request, response) => {
      if (broken === 64) return answering({ a: 1 })(request, response)
      broken++
      until(() => broken === 64, 'the pool is full').then(() => request.socket.destroy())
    })
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    const replies = await many(74, () => graphql(port, '{a}'))
    const codes = replies.map((reply) => (reply.status === 200 ? 'answered' : codeOf(reply)))
    expect(codes.filter((code) => code === 'UPSTREAM_RESET')).toHaveLength(64)
    expect(codes.filter((code) => code === 'answered')).toHaveLength(10)
  })

  const ends = { closed: 'end', reset: 'resetAndDestroy' } as const
  for (const [name, end] of Object.entries(ends))
    it(`${name} by OAP while idle are dropped`, async () => {
      const oap = await bed.oap(answering({ a: 1 }))
      const upstream = bed.tcp(oap.address)
      const port = await bed.gateway({ query: upstream.ask })
      expect((await graphql(port, '{a}')).status).toBe(200)
      for (const socket of oap.sockets) socket[end]()
      await until(() => upstream.sockets() === 0, 'the pool is empty')
      expect((await graphql(port, 'mutation{addTemplate}')).status).toBe(200)
    })

  it('that OAP means to close after its answer are not used again', async () => {
    const oap = await bed.oap((request, response) => {
      response.setHeader('Connection', 'close')
      answering({ a: 1 })(request, response)
    })
    const upstream = bed.tcp(oap.address)
    const port = await bed.gateway({ query: upstream.ask })
    for (let n = 0; n < 3; n++) expect((await graphql(port, 'mutation{addTemplate}')).status).toBe(200)
    await until(() => upstream.sockets() === 0, 'the pool is empty')
  })

  it('that never come about end with 504, the handshake included', async () => {
    const mute = createServer((socket) => void socket.on('error', () => {}))
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const address = new URL(`https://127.0.0.1:${(mute.address() as AddressInfo).port}`)
    const port = await bed.gateway({ query: bed.tcp(address).ask })
    const reply = await graphql(port, '{a}')
    mute.close()
    expect([reply.status, codeOf(reply)]).toEqual([504, 'UPSTREAM_CONNECT_TIMEOUT'])
  })
})
