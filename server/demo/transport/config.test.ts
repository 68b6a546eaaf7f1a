import { afterAll, describe, expect, it } from 'vitest'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { hasShared, recording, send } from '../testing/ask'

const demos: Demo[] = []
afterAll(() => Promise.all(demos.map((demo) => demo.close())))

async function posing(version: DemoOptions['version']): Promise<Demo> {
  const demo = await createDemo({ ...DEFAULTS, version, storage: 'jdbc', data: ':memory:' })
  demos.push(demo)
  return demo
}

const get = (port: Demo['ports']['query'] | undefined, path: string, accept?: string) =>
  send(port, { method: 'GET', path, headers: accept === undefined ? {} : { accept } })

const DUMP = '/debugging/config/dump'
const NODES = '/status/cluster/nodes'
const linesOf = (text: string) => text.trimEnd().split('\n')

describe('settings', () => {
  it('name the ports that were taken, from 11 on the admin port alone', async () => {
    const demo = await posing('11.0.0')
    expect((await get(demo.ports.query, DUMP)).status).toBe(404)
    expect((await get(demo.ports.admin, DUMP)).text).toContain('\ncore.default.restPort=12800\n')
    demo.bound({ query: 1234, admin: 5678 })
    const { text } = await get(demo.ports.admin, DUMP)
    expect(text).toContain('\ncore.default.restPort=1234\n')
    expect(text).toContain('admin-server.default.port=5678\n')
    expect(linesOf(text)).toEqual(linesOf(text).toSorted())
  })

  it('are JSON for who accepts it, from 10.3 on', async () => {
    const [older, newer] = await Promise.all([posing('10.2.0'), posing('10.3.0')])
    expect((await get(older.ports.query, DUMP, 'application/json')).type).toBe('text/plain; charset=utf-8')
    const { type, body } = await get(newer.ports.query, DUMP, 'application/json')
    expect(type).toBe('application/json; charset=utf-8')
    expect(body).toMatchObject({ 'core.default.restPort': '12800', 'storage.provider': 'postgresql' })
    expect((await send(newer.ports.query, { path: DUMP, headers: {}, body: '' })).status).toBe(405)
  })

  const poses = ['10.1.0', '10.4.0'] as const
  it.skipIf(!hasShared).each(poses)('have the keys of a recorded %s', async (version) => {
    const keys = (text: string) => linesOf(text).map((line) => line.slice(0, line.indexOf('=')))
    const real = recording(version, 'oap-debugging-config').response.body as string
    const ours = await get((await posing(version)).ports.query, DUMP)
    expect(keys(real)).toEqual(expect.arrayContaining(keys(ours.text)))
  })
})

describe('nodes of the cluster', () => {
  it('are where each version has them, in its words, as JSON whatever is accepted', async () => {
    expect((await get((await posing('10.1.0')).ports.query, NODES)).status).toBe(404)
    const node = { host: '127.0.0.1', port: 11_800 }
    expect((await get((await posing('10.2.0')).ports.query, NODES)).body).toEqual({
      nodes: [{ ...node, isSelf: true }],
    })
    const { body, type } = await get((await posing('10.4.0')).ports.query, NODES, 'text/plain')
    expect(body).toEqual({ nodes: [{ ...node, self: true }] })
    expect(type).toBe('application/json; charset=utf-8')
    const eleven = await posing('11.0.0')
    expect((await get(eleven.ports.query, NODES)).status).toBe(404)
    expect((await get(eleven.ports.admin, NODES)).body).toEqual({ nodes: [{ ...node, self: true }] })
  })
})
