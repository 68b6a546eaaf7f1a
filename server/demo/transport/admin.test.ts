import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS } from '../flags'
import { hasShared, recording, replay, send, type Heard } from '../testing/ask'

const ROOT = '/ui-management/templates'
const JSON_HEADERS = { 'content-type': 'application/json' }

function openAdmin(storage: 'jdbc' | 'elasticsearch') {
  let demo: Demo
  beforeAll(async () => {
    demo = await createDemo({ ...DEFAULTS, version: '11.0.0', storage, data: ':memory:' })
  })
  afterAll(() => demo.close())
  return {
    get: (path = ROOT) => send(demo.ports.admin, { method: 'GET', path, headers: {} }),
    write: (method: string, body: unknown, path = ROOT, headers: Record<string, string> = JSON_HEADERS) =>
      send(demo.ports.admin, { method, path, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    port: () => demo.ports.admin,
    query: () => demo.ports.query,
  }
}

describe('templates of OAP 11 on JDBC', () => {
  const { get, write } = openAdmin('jdbc')
  const added = { id: 'team.one', configuration: '{"name":"One"}' }
  const plain = (status: number, { status: heard, type, text }: Heard) => {
    expect({ heard, type }).toEqual({ heard: status, type: 'text/plain; charset=utf-8' })
    return text
  }

  it('starts empty', async () => {
    expect((await get()).body).toEqual([])
  })

  it('adds once, replaces, and reads back', async () => {
    expect(await write('POST', added)).toMatchObject({
      status: 200,
      body: { id: 'team.one', status: true, message: null },
    })
    expect(await write('POST', added)).toMatchObject({
      status: 409,
      body: { id: 'team.one', status: false, message: "Can't add a new template" },
    })
    expect(await write('PUT', { ...added, configuration: 'no json' })).toMatchObject({ status: 200 })
    expect((await get(`${ROOT}/team.one`)).body).toEqual({ id: 'team.one', configuration: 'no json', disabled: false })
  })

  it('claims to change an unknown id and stores nothing', async () => {
    expect(await write('PUT', { ...added, id: 'nobody' })).toMatchObject({ status: 200, body: { status: true } })
    expect(await get(`${ROOT}/nobody`)).toMatchObject({
      status: 404,
      body: { error: 'not_found', message: 'No template found with id=nobody' },
    })
  })

  it('never disables', async () => {
    expect(await write('POST', '', `${ROOT}/team.one/disable`, {})).toMatchObject({
      status: 409,
      body: { id: 'team.one', status: false, message: "Can't find the template" },
    })
  })

  it('takes exactly two strings as JSON', async () => {
    for (const body of [
      { ...added, disabled: false },
      { ...added, configuration: {} },
      [added],
      '',
      '{',
      'null',
      { id: 3 },
    ]) {
      expect(plain(400, await write('POST', body))).toBe('Status: 400\nDescription: Bad Request\n')
    }
    expect(plain(400, await write('PUT', added, ROOT, { 'content-type': 'text/plain' }))).toContain('400')
    expect(plain(405, await write('DELETE', '', `${ROOT}/team.one`))).toContain('405')
    expect(plain(405, await write('OPTIONS', ''))).toContain('405')
    expect(plain(400, await get(`${ROOT}?includingDisabled=maybe`))).toContain('400')
  })

  it('names a missing member', async () => {
    expect(await write('POST', { configuration: 'x' })).toMatchObject({
      status: 400,
      body: { error: 'missing_id', message: "Request body must include 'id'." },
    })
    expect(await write('PUT', { id: 'x' })).toMatchObject({
      status: 400,
      body: { error: 'missing_configuration', message: "Request body must include 'configuration'." },
    })
  })

  it('finds an id with a slash', async () => {
    await write('POST', { id: 'a/b', configuration: '' })
    expect((await get(`${ROOT}/a%2Fb`)).body).toEqual({ id: 'a/b', configuration: '', disabled: false })
  })
})

describe('templates of OAP 11 on Elasticsearch', () => {
  const { get, write } = openAdmin('elasticsearch')

  it('disables, lists disabled ones on demand, and a change enables again', async () => {
    await write('POST', { id: 'one', configuration: '{}' })
    expect(await write('POST', '', `${ROOT}/one/disable`, {})).toMatchObject({ status: 200, body: { status: true } })
    expect((await get()).body).toEqual([])
    expect((await get(`${ROOT}/one`)).status).toBe(404)
    expect((await get(`${ROOT}?includingDisabled=true`)).body).toEqual([
      { id: 'one', configuration: '{}', disabled: true },
    ])
    await write('PUT', { id: 'one', configuration: '[]' })
    expect((await get(`${ROOT}?includingDisabled=1`)).body).toEqual([
      { id: 'one', configuration: '[]', disabled: false },
    ])
  })
})

describe('ports of OAP 11', () => {
  const { port, query } = openAdmin('elasticsearch')
  const at = (which: () => ReturnType<typeof port>, path: string, headers = {}) =>
    send(which(), { method: 'GET', path, headers })

  it('keeps templates and GraphQL apart', async () => {
    expect((await at(query, ROOT)).status).toBe(404)
    expect((await send(port(), { body: '{"query":"{ version }"}' })).status).toBe(404)
  })

  it('answers the TTL on both', async () => {
    for (const which of [port, query]) {
      expect((await at(which, '/status/config/ttl', { accept: 'application/json' })).body).toMatchObject({
        metrics: { metadata: 7, minute: 7 },
      })
    }
  })
})

if (!hasShared) it.skip('recorded REST answers: ../shared/oap is not there', () => {})
else {
  describe('recorded REST answers', () => {
    /** Numbers are the configuration's. */
    const shape = (text: unknown) => String(text).replace(/=-?\d+/g, '=N')

    it('templates, in the order they were asked', async () => {
      const demo = await createDemo({ ...DEFAULTS, version: '11.0.0', storage: 'jdbc', data: ':memory:' })
      const names = ['add', 'add-again', 'add-no-id', 'add-no-configuration', 'put', 'one', 'disable', 'one-disabled']
      for (const name of [...names, 'disable-unknown', 'one-unknown']) {
        const recorded = recording('11.0.0', `admin-templates-${name}`)
        const heard = await send(demo.ports.admin, replay(recorded))
        expect([name, heard.status]).toEqual([name, recorded.response.status])
        expect(heard.type).toBe(recorded.response.headers['content-type'])
        expect(heard.body).toEqual(recorded.response.body)
      }
      await demo.close()
    })

    it.each(['10.4.0', '11.0.0'] as const)('TTL of %s', async (version) => {
      const demo = await createDemo({ ...DEFAULTS, version, storage: 'jdbc', data: ':memory:' })
      for (const name of [
        'oap-status-ttl',
        'oap-status-ttl-json',
        'healthcheck',
        'healthcheck-head',
        'root',
        'unknown-path',
      ]) {
        const recorded = recording(version, name)
        const heard = await send(demo.ports.query, replay(recorded))
        expect(heard.status).toBe(recorded.response.status)
        expect(heard.type).toBe(recorded.response.headers['content-type'])
        if (typeof heard.body === 'string') expect(shape(heard.body)).toBe(shape(recorded.response.body))
        else expect(Object.keys(Object(heard.body))).toEqual(Object.keys(Object(recorded.response.body)))
      }
      await demo.close()
    })
  })
}
