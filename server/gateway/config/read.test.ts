import { describe, expect, it } from 'vitest'
import { readConfiguration, type Sources } from './read'
import { toSettings } from './settings'

const read = (sources: Partial<Sources>) =>
  readConfiguration({ file: null, environment: {}, flags: [], demoFlags: ['seed', 'oap-version'], ...sources })
const file = (content: unknown) => ({ name: 'aerie.config.json', text: JSON.stringify(content) })
const faultsOf = (sources: Partial<Sources>) => read(sources).faults

describe('layers', () => {
  it('later wins: file, then SkyWalking’s variables, then ours, then flags', () => {
    const whole = {
      file: file({ oap: ['http://file:1'], limits: { body: 2_000, timeout: 5 }, allow: 'tasks', basePath: '/f' }),
      environment: {
        SW_OAP_ADDRESS: 'sw:12800',
        AERIE_OAP: 'http://env:2,http://env:3',
        AERIE_LIMITS_BODY: '3000',
        PATH: '/',
      },
      flags: ['--allow=none', '--base-path', '/sw'],
    }
    const { values, faults } = read(whole)
    expect(faults).toEqual([])
    expect(values.oap?.map(({ host }) => host)).toEqual(['env:2', 'env:3'])
    expect(values).toMatchObject({ 'limits.body': 3_000, 'limits.timeout': 5_000, allow: 'none', basePath: '/sw' })
    expect(read({ ...whole, environment: { SW_OAP_ADDRESS: 'sw:12800' } }).values.oap?.[0]?.href).toBe(
      'http://sw:12800/',
    )
  })

  it('SkyWalking’s names for the other addresses and the port', () => {
    const { values } = read({
      environment: {
        SW_ZIPKIN_ADDRESS: 'http://z:9412',
        SW_OAP_ADMIN_ADDRESS: 'http://a:17128',
        SW_SERVER_PORT: '9090',
      },
    })
    expect([values.zipkin?.[0]?.host, values.oapAdmin?.[0]?.host]).toEqual(['z:9412', 'a:17128'])
    expect(toSettings(values, false, '').listen).toEqual({ host: '127.0.0.1', port: 9_090 })
  })

  it('of listen and port the later counts', () => {
    const listen = (flags: string[], environment = {}) =>
      toSettings(read({ flags, environment }).values, false, '').listen
    expect(listen(['--listen', '[::1]:1'], { SW_SERVER_PORT: '2' })).toEqual({ host: '::1', port: 1 })
    expect(listen(['--port', '3', '--listen', '0.0.0.0:4'])).toEqual({ host: '0.0.0.0', port: 4 })
    expect(listen(['--listen', '0.0.0.0:4', '--port', '5'])).toEqual({ host: '0.0.0.0', port: 5 })
  })

  it('a host alone to listen on leaves the port to others, in a container SkyWalking’s', () => {
    const listen = (environment: Record<string, string>) => toSettings(read({ environment }).values, false, '').listen
    expect(listen({ AERIE_LISTEN: '0.0.0.0' })).toEqual({ host: '0.0.0.0', port: 8_080 })
    expect(listen({ AERIE_LISTEN: '0.0.0.0', SW_SERVER_PORT: '9090' })).toEqual({ host: '0.0.0.0', port: 9_090 })
    expect(listen({ AERIE_LISTEN: '[::]' })).toEqual({ host: '::', port: 8_080 })
  })

  it('what Kubernetes tells of Services called aerie or aerie-oap is not ours', () => {
    const environment = {
      AERIE_SERVICE_HOST: '10.96.0.7',
      AERIE_SERVICE_PORT: '80',
      AERIE_SERVICE_PORT_HTTP: '80',
      AERIE_PORT: 'tcp://10.96.0.7:80',
      AERIE_PORT_80_TCP: 'tcp://10.96.0.7:80',
      AERIE_PORT_80_TCP_PROTO: 'tcp',
      AERIE_PORT_80_TCP_PORT: '80',
      AERIE_PORT_80_TCP_ADDR: '10.96.0.7',
      AERIE_OAP_SERVICE_HOST: '10.96.0.8',
      AERIE_OAP_PORT: 'tcp://10.96.0.8:12800',
    }
    expect(read({ environment })).toMatchObject({ values: {}, faults: [] })
    expect(read({ environment: { AERIE_PORT: '81', AERIE_SERVICE: 'x' } })).toMatchObject({
      values: { port: 81 },
      faults: [expect.stringMatching(/^AERIE_SERVICE is not known/)],
    })
  })

  it('the demo’s settings are handed on from all three, unread', () => {
    const { demoValues, demo, faults } = read({
      file: file({ demo: { seed: 1, oapVersion: '10.1.0' } }),
      environment: { AERIE_DEMO_SEED: '2' },
      flags: ['--oap-version', '11.0.0'],
    })
    expect([demoValues, demo, faults]).toEqual([{ seed: '2', 'oap-version': '11.0.0' }, null, []])
    expect(read({ file: file({ demo: false }) }).demo).toBe(false)
    expect(read({ environment: { AERIE_DEMO: 'on' } }).demo).toBe(true)
  })

  it('defaults for the page', () => {
    const { values } = read({
      file: file({ defaults: { window: '1h', refresh: 30, prefer: 'aerie' } }),
      flags: ['--defaults-theme', 'light'],
    })
    expect(toSettings(values, false, '').defaults).toEqual({
      window: '1h',
      refresh: 30,
      prefer: 'aerie',
      theme: 'light',
    })
  })
})

describe('faults, one line each', () => {
  it('unknown keys with the nearest right one, in the source’s own spelling', () => {
    expect(
      faultsOf({
        file: file({ lisen: '1', limits: { bodi: 1 }, default: {} }),
        environment: { AERIE_OPA: 'x', AERIE_DEMO_SED: '1', AERIE_BROWSER: '/usr/bin/chromium' },
        flags: ['--trusted-proxy', '10.0.0.1', '--sed', '1', 'stray'],
      }),
    ).toEqual([
      'lisen is not known; the nearest is listen',
      'limits.bodi is not known; the nearest is limits.body',
      'default is not known; the nearest is defaults',
      'AERIE_OPA is not known; the nearest is AERIE_OAP',
      'AERIE_DEMO_SED is not known; the nearest is AERIE_DEMO_SEED',
      '--trusted-proxy is not known; the nearest is --trusted-proxies',
      '--sed is not known; the nearest is --seed',
      expect.stringMatching(/^stray is not known; the nearest is --/),
    ])
  })

  const wrong: readonly (readonly [string, unknown])[] = [
    ['listen', '8080'],
    ['listen', 8080],
    ['listen', '127.0.0.1:99999'],
    ['oap', 'ftp://x'],
    ['oap', 'http://x/path'],
    ['oap', 'http://user:pw@x'],
    ['oap', []],
    ['oap', [1]],
    ['basePath', 'sw'],
    ['basePath', '/a/../b'],
    ['basePath', '/a//b'],
    ['trustedProxies', ['10.0.0.0/33']],
    ['trustedProxies', ['proxy.example']],
    ['allow', 'everything'],
    ['frameAncestors', ["'self'; script-src *"]],
    ['frameAncestors', ['https://x.example/path']],
    ['iframeHosts', ['a.example; script-src *']],
    ['iframeHosts', ["'self'"]],
    ['iframeHosts', ['https:']],
    ['iframeHosts', ['*']],
    ['iframeHosts', ['javascript:alert(1)']],
    ['hosts', ['x:80']],
    ['hosts', '*'],
    ['limits.body', 'much'],
    ['limits.body', -1],
    ['limits.timeout', 0],
    ['defaults.window', '30 minutes'],
    ['defaults.theme', 'blue'],
    ['defaults.prefer', 'mine'],
    ['defaults.home', '//evil.example'],
  ]
  for (const [key, raw] of wrong)
    it(`${key} is not ${JSON.stringify(raw)}`, () => {
      const [group, member] = key.split('.')
      const content = member ? { [String(group)]: { [member]: raw } } : { [key]: raw }
      const faults = faultsOf({ file: file(content) })
      expect(faults).toHaveLength(1)
      expect(faults[0]).toMatch(new RegExp(`^${key} takes `))
    })

  it('keys of later releases stop the start by name', () => {
    const content = { auth: 'oidc', brand: { name: 'x' }, limits: { rate: 1, depth: 2 } }
    expect(faultsOf({ file: file(content), flags: ['--auth', 'basic'] })).toEqual([
      'auth: only "none" is built yet',
      'brand: not built yet',
      'limits.rate: not built yet',
      'limits.depth: not built yet',
      '--auth: only "none" is built yet',
    ])
    expect(faultsOf({ file: file({ auth: 'none' }) })).toEqual([])
  })

  it('files that are no JSON object', () => {
    expect(faultsOf({ file: { name: 'a.json', text: '{' } })[0]).toMatch(/^a\.json is not JSON/)
    expect(faultsOf({ file: { name: 'a.json', text: '[]' } })).toEqual(['a.json must hold one JSON object'])
    expect(faultsOf({ file: { name: 'a.json', text: '\uFEFF{}' } })).toEqual([])
    expect(faultsOf({ file: file({ limits: 1, demo: 'x', __proto__: {} }) })).toEqual([
      'limits takes an object',
      'demo takes true, false or an object, not "x"',
    ])
  })
})
