import { describe, expect, it } from 'vitest'
import { listLayers } from '@/protocol/metadata/layers'
import type { Request } from '@/widgets/demos'
import { NOW } from './moment'
import { playedConnection } from './server'

const never = new AbortController().signal

describe('the server of a demo', () => {
  it('is an OAP 10.4 at the instant of the gallery', async () => {
    const { server } = playedConnection({})
    const { level, templates } = await server.settled()
    expect([server.version.value, level, templates]).toEqual(['10.4.0', 10.4, 'graphql'])
    expect(Math.abs(server.now() - NOW)).toBeLessThan(5_000)
  })

  it('answers what its demo says, by the name of the operation', async () => {
    const asked: Request[] = []
    const answer = (request: Request) => (asked.push(request), { data: { listLayers: ['GENERAL'] } })
    expect(await playedConnection({ answer }).client.run(listLayers, {}, never)).toEqual(['GENERAL'])
    expect(asked).toEqual([{ operation: 'ListLayers', variables: {}, now: NOW }])
  })

  it('leaves open what its demo does not answer, until it is withdrawn', async () => {
    const leaving = new AbortController()
    const { client } = playedConnection({ answer: () => undefined })
    const told = client.run(listLayers, {}, leaving.signal).catch((thrown: unknown) => thrown)
    const waited = Symbol('nothing yet')
    expect(await Promise.race([told, new Promise((then) => setTimeout(then, 30, waited))])).toBe(waited)
    leaving.abort()
    expect(await told).toMatchObject({ failure: { cause: 'aborted' } })
  })
})
