import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answering, ask, Bed, codeOf, graphql, JSON_HEADERS } from './testbed'
import { toSettings } from './config/settings'

const bed = new Bed()
afterEach(() => bed.close())

const INDEX = `<!doctype html><html><head>
<meta name="aerie-base" content="/" />
<meta name="aerie-config" content="{}" />
<link rel="icon" href="./favicon.svg" /><script src="./theme.js"></script>
<script type="module" crossorigin src="./assets/index-AbCd_123.js"></script></head><body></body></html>`
const SCRIPT = 'console.log("aerie");'.repeat(200)
let page: string

beforeAll(() => {
  page = mkdtempSync(join(tmpdir(), 'aerie-page-'))
  mkdirSync(join(page, 'assets'))
  mkdirSync(join(page, '.vite'))
  writeFileSync(join(page, 'index.html'), INDEX)
  writeFileSync(join(page, 'theme.js'), '// theme')
  writeFileSync(join(page, 'assets', 'index-AbCd_123.js'), SCRIPT)
  writeFileSync(join(page, 'assets', 'index-AbCd_123.js.map'), '{}')
  writeFileSync(join(page, '.vite', 'manifest.json'), '{}')
})
afterAll(() => rmSync(page, { recursive: true }))

async function site(changes = {}) {
  const oap = await bed.oap(answering({ listLayers: ['GENERAL'] }))
  const query = bed.tcp(oap.address).ask
  return { oap, port: await bed.gateway({ query }, changes, page) }
}

const metaOf = (html: string, name: string) => new RegExp(`<meta name="${name}" content="([^"]*)"`).exec(html)?.[1]

describe('the page', () => {
  it('answers any page’s address with index.html, never immutable, strict and framed by itself only', async () => {
    const { port } = await site()
    for (const path of ['/', '/layer/GENERAL/service/cGF5.1/General-Service?from=now-1h', '/status', '/trace/100%']) {
      const reply = await ask(port, { path })
      expect([path, reply.status, reply.headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8'])
      expect(reply.headers['cache-control']).toBe('no-cache')
    }
    const { headers } = await ask(port)
    const policy = String(headers['content-security-policy'])
    expect(policy).not.toMatch(/unsafe|\*|nonce|https?:/)
    for (const part of [
      "default-src 'none'",
      "style-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types vue default',
      'report-uri /csp-report',
    ])
      expect(policy.split('; ')).toContain(part)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' })
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
  })

  it('says no opener policy at a name over plain http, where browsers log an error instead of honouring it', async () => {
    const { port } = await site({ hosts: ['aerie.test'] })
    const { headers, status } = await ask(port, { headers: { Host: 'aerie.test' } })
    expect([status, headers['cross-origin-opener-policy']]).toEqual([200, undefined])
  })

  it('lists who may frame it', async () => {
    const { port } = await site({ frameAncestors: ["'self'", 'https://portal.example'] })
    const { headers } = await ask(port)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self' https://portal.example")
    expect(headers['x-frame-options']).toBeUndefined()
  })

  it('frames nobody, or the hosts it is told', async () => {
    const own = await ask((await site()).port)
    expect(own.headers['content-security-policy']).toContain("; frame-src 'none';")
    const { port } = await site({ iframeHosts: ['*.wiki.example', 'https://grafana.example:3000'] })
    const { headers, body } = await ask(port)
    expect(headers['content-security-policy']).toContain('; frame-src *.wiki.example https://grafana.example:3000;')
    expect(metaOf(body.toString(), 'aerie-config')).toContain('grafana.example:3000')
  })

  it('tells the page its base and configuration as escaped JSON', async () => {
    const { port } = await site({ defaults: { home: '/layer/"><script>' }, allow: 'tasks', demo: true })
    const html = (await ask(port)).body.toString()
    expect(html).not.toContain('><script>"')
    const json = String(metaOf(html, 'aerie-config')).replace(/&#(\d+);/g, (_all, code) =>
      String.fromCharCode(Number(code)),
    )
    const config = {
      version: '0.0.0',
      demo: true,
      allow: 'tasks',
      defaults: { home: '/layer/"><script>' },
      iframeHosts: [],
      admin: false,
    }
    expect(JSON.parse(json)).toEqual(config)
    expect(html).not.toMatch(/<script>|<base|style=/)
  })

  it('compresses, names its state and answers 304 and HEAD', async () => {
    const { port } = await site()
    const path = '/assets/index-AbCd_123.js'
    const plain = await ask(port, { path })
    expect(plain.body.toString()).toBe(SCRIPT)
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    // Compressed beside the start: until then the file goes out as it is.
    const compressed = async (accept: string) => {
      let found = await ask(port, { path, headers: { 'Accept-Encoding': accept } })
      for (let n = 0; n < 200 && found.headers['content-encoding'] === undefined; n++)
        found = await ask(port, { path, headers: { 'Accept-Encoding': accept } })
      return found
    }
    const reply = await compressed('gzip, deflate, br;q=0.9')
    expect(reply.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })
    expect(brotliDecompressSync(reply.body).toString()).toBe(SCRIPT)
    const gzip = await compressed('gzip, br;q=0')
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT)
    expect(new Set([plain, reply, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
    const again = await ask(port, { path, headers: { 'If-None-Match': `"x", W/${plain.headers.etag}` } })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const head = await ask(port, { path, method: 'HEAD' })
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(SCRIPT.length)])
  })

  it('never answers a file that is not there with the page, and keeps what is not for browsers', async () => {
    const { port } = await site()
    const paths = ['/assets/gone-12345678.js', '/assets/index-AbCd_123.js.map', '/.vite/manifest.json', '/.git/config']
    for (const path of paths) {
      const reply = await ask(port, { path })
      expect([path, reply.status, codeOf(reply)]).toEqual([path, 404, 'NOT_FOUND'])
    }
    expect((await ask(port, { path: '/x.js', headers: { 'Sec-Fetch-Dest': 'script' } })).status).toBe(404)
  })

  it('is missing: says how to build it', async () => {
    const oap = await bed.oap(answering({}))
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    expect(codeOf(await ask(port))).toBe('NO_PAGE')
  })
})

describe('a prefix', () => {
  const check = async (port: number, path: string, headers: Record<string, string>, prefix: string) => {
    const reply = await ask(port, { path, headers })
    const html = reply.body.toString()
    expect(metaOf(html, 'aerie-base')).toBe(`${prefix}/`)
    expect(html).toContain(`src="${prefix}/assets/index-AbCd_123.js"`)
    expect(html).toContain(`href="${prefix}/favicon.svg"`)
    expect(reply.headers['content-security-policy']).toContain(`report-uri ${prefix}/csp-report`)
  }

  it('of the configuration works behind stripping and non-stripping proxies', async () => {
    const { port, oap } = await site({ basePath: '/a/b' })
    await check(port, '/a/b/', {}, '/a/b')
    await check(port, '/a/b', {}, '/a/b')
    await check(port, '/layer/GENERAL', {}, '/a/b')
    await check(port, '/a/b/layer/GENERAL', { 'X-Forwarded-Prefix': '/ignored' }, '/a/b')
    expect((await ask(port, { path: '/a/b/assets/index-AbCd_123.js' })).body.toString()).toBe(SCRIPT)
    expect((await ask(port, { path: '/a/b/status/config/ttl?x=1' })).status).toBe(200)
    expect((await ask(port, { path: '/status/config/ttl' })).status).toBe(200)
    expect(oap.asked).toEqual(['GET /status/config/ttl?x=1', 'GET /status/config/ttl'])
  })

  it('of a trusted proxy is used, an untrusted or malformed one is not', async () => {
    const { port } = await site()
    await check(port, '/', { 'X-Forwarded-Prefix': '/sw/' }, '/sw')
    await check(port, '/sw/traces', { 'X-Forwarded-Prefix': '/sw' }, '/sw')
    for (const bad of ['//evil.example', '/a/../b', '/<x>', 'sw', '/1/2/3/4/5/6/7', '/a b'])
      await check(port, '/', { 'X-Forwarded-Prefix': bad }, '')
    const distrusting = await site({ trustedProxies: ['10.0.0.0/8'] })
    await check(distrusting.port, '/', { 'X-Forwarded-Prefix': '/sw' }, '')
  })
})

describe('OAP’s ports', () => {
  it('are reached by the listed paths only, with the methods they take', async () => {
    const { port, oap } = await site()
    const admin = await bed.oap(answering({}))
    const zipkin = await bed.oap(answering({}))
    const ports = {
      query: bed.tcp(oap.address).ask,
      admin: bed.tcp(admin.address).ask,
      zipkin: bed.tcp(zipkin.address).ask,
    }
    const whole = await bed.gateway(ports)
    await ask(whole, { path: '/status/cluster/nodes' })
    await ask(whole, { path: '/debugging/config/dump' })
    await ask(whole, { path: '/ui-management/templates?includingDisabled=true' })
    await ask(whole, { path: '/ui-management/templates/a%2Fb' })
    await ask(whole, { path: '/zipkin/api/v2/traces?limit=1' })
    await ask(port, { path: '/debugging/config/dump' })
    for (const path of [
      '/runtime/rule/list',
      '/inspect/metrics',
      '/dsl-debugging/status',
      '/docs/',
      '/graphql/',
      '/zipkin/',
    ])
      await ask(whole, { path })
    expect(oap.asked).toEqual(['GET /debugging/config/dump'])
    expect(admin.asked).toEqual([
      'GET /status/cluster/nodes',
      'GET /debugging/config/dump',
      'GET /ui-management/templates?includingDisabled=true',
      'GET /ui-management/templates/a%2Fb',
    ])
    expect(zipkin.asked).toEqual(['GET /zipkin/api/v2/traces?limit=1'])
  })

  it('that are not configured are named by their key', async () => {
    const { port } = await site()
    const reply = await ask(port, { path: '/zipkin/api/v2/services' })
    expect([reply.status, codeOf(reply)]).toEqual([404, 'PORT_NOT_CONFIGURED'])
    expect(reply.body.toString()).toContain('zipkin')
  })

  it('get two headers of the client’s and give two back', async () => {
    const seen: Record<string, unknown>[] = []
    const oap = await bed.oap((request, response) => {
      seen.push(request.headers)
      response.writeHead(200, { 'Content-Type': 'text/html', Server: 'x', 'X-Powered-By': 'y', Connection: 'close' })
      response.end('<script>alert(1)</script>')
    })
    const port = await bed.gateway({ query: bed.tcp(oap.address).ask })
    const headers = {
      Accept: 'application/json',
      Authorization: 'Bearer x',
      Cookie: 'a=b',
      'X-Forwarded-User': 'root',
      'SW-URL': 'http://169.254.169.254',
      Connection: 'close, X-Forwarded-User',
      'X-Forwarded-Host': 'evil.example',
    }
    const reply = await ask(port, { path: '/status/config/ttl', headers })
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(['accept', 'connection', 'host', 'x-request-id'])
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(reply.headers['content-security-policy']).toContain('sandbox')
    expect(reply.headers['x-request-id']).toBe(seen[0]?.['x-request-id'])
    expect([reply.headers.server, reply.headers['x-powered-by']]).toEqual([undefined, undefined])
  })

  it('refuse pages of other sites, other content types and other methods; nothing is asked', async () => {
    const { port, oap } = await site()
    const post = (headers: Record<string, string>, body = '{"query":"{a}"}') =>
      ask(port, { method: 'POST', path: '/graphql', headers, body })
    expect((await post({ ...JSON_HEADERS, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect((await post({ 'Content-Type': type })).status).toBe(415)
    expect((await post({})).status).toBe(415)
    expect((await post({ ...JSON_HEADERS, 'Content-Encoding': 'gzip' })).status).toBe(415)
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH']) {
      const reply = await ask(port, { method, path: '/graphql' })
      expect([method, reply.status, reply.headers.allow]).toEqual([method, 405, 'POST'])
    }
    expect((await ask(port, { method: 'DELETE', path: '/status/x' })).status).toBe(405)
    expect((await ask(port, { method: 'POST', path: '/', headers: JSON_HEADERS })).status).toBe(405)
    expect(oap.asked).toEqual([])
    const ok = await post({ 'Content-Type': 'application/json; charset=utf-8', 'Sec-Fetch-Site': 'same-origin' })
    expect(ok.status).toBe(200)
    expect(Object.keys(ok.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('writing', () => {
  const DISABLE = '/ui-management/templates/x/disable'

  it('follows allow for mutations and for REST', async () => {
    const rows = {
      none: [403, 403, 403, 403],
      templates: [200, 403, 403, 200],
      tasks: [403, 200, 403, 403],
      all: [200, 200, 200, 200],
    }
    for (const [allow, expected] of Object.entries(rows)) {
      const oap = await bed.oap(answering({}))
      const query = bed.tcp(oap.address).ask
      const settings = {
        ...toSettings({}, false, '0'),
        allow: toSettings({ allow: allow as 'none' }, false, '0').allow,
      }
      const port = await bed.gateway({ query, admin: query }, { allow: settings.allow })
      const statuses = [
        (await graphql(port, 'mutation($a:String!){x:disableTemplate(id:$a){status}}')).status,
        (await graphql(port, 'mutation{createPprofTask(a:1){id}}')).status,
        (await graphql(port, 'mutation{launchRocket}')).status,
        (await ask(port, { method: 'POST', path: DISABLE, headers: JSON_HEADERS })).status,
      ]
      expect([allow, statuses]).toEqual([allow, expected])
      expect(oap.asked.length).toBe(statuses.filter((status) => status === 200).length)
    }
  })

  it('by REST needs the content type that other sites cannot send', async () => {
    const oap = await bed.oap(answering({}))
    const ask2 = bed.tcp(oap.address).ask
    const port = await bed.gateway({ query: ask2, admin: ask2 })
    expect((await ask(port, { method: 'POST', path: DISABLE })).status).toBe(415)
    expect(oap.asked).toEqual([])
  })

  it('is off where anyone may listen, on for the demo and on loopback', () => {
    const open = { host: '0.0.0.0', port: 8080 }
    expect(toSettings({ listen: open }, false, '').allow).toBe('none')
    expect(toSettings({ listen: open, allow: 'tasks' }, false, '').allow).toBe('tasks')
    expect(toSettings({ listen: open }, true, '').allow).toBe('all')
    expect(toSettings({ listen: { host: '::1', port: 1 } }, false, '').allow).toBe('all')
  })
})

describe('host names', () => {
  it('on loopback are loopback names, else 421 with the key’s name; health is for anyone', async () => {
    const { port, oap } = await site()
    for (const host of ['localhost:8080', '127.0.0.1', '[::1]:80', 'LOCALHOST', 'a.localhost'])
      expect([host, (await ask(port, { headers: { Host: host } })).status]).toEqual([host, 200])
    for (const host of ['evil.example', '127.0.0.1.evil.example', '169.254.169.254', 'localhost.evil.example']) {
      const reply = await graphql(port, '{a}', { Host: host })
      expect([host, reply.status, codeOf(reply)]).toEqual([host, 421, 'HOST_NOT_ALLOWED'])
      expect(reply.body.toString()).toContain('hosts')
    }
    expect(oap.asked).toEqual([])
    expect((await ask(port, { path: '/healthz', headers: { Host: 'evil.example' } })).status).toBe(200)
  })

  it('are those of the list where there is one', async () => {
    const { port } = await site({ hosts: ['aerie.example.com', '*.corp.example'] })
    const status = async (Host: string) => (await ask(port, { headers: { Host } })).status
    expect(
      await Promise.all(['aerie.example.com:80', 'a.corp.example', 'corp.example', 'localhost'].map(status)),
    ).toEqual([200, 200, 421, 421])
  })
})

describe('health and reports', () => {
  it('tells up from ready', async () => {
    const { port } = await site()
    expect((await ask(port, { path: '/readyz' })).status).toBe(200)
    const oap = await bed.oap((_request, response) => void response.writeHead(503).end('Status: 503'))
    const down = await bed.gateway({ query: bed.tcp(oap.address).ask })
    const reply = await ask(down, { path: '/readyz' })
    expect([reply.status, codeOf(reply)]).toEqual([503, 'UPSTREAM_STATUS'])
    expect((await ask(down, { path: '/healthz' })).status).toBe(200)
    await Promise.all(Array.from({ length: 20 }, () => ask(down, { path: '/readyz' })))
    expect(oap.asked.length).toBe(1)
  })

  it('counts policy reports, logs the first, and takes no large ones', async () => {
    const { port } = await site()
    const headers = { 'Content-Type': 'application/csp-report' }
    const body = JSON.stringify({ 'csp-report': { 'blocked-uri': 'inline' } })
    for (let n = 0; n < 15; n++)
      expect((await ask(port, { method: 'POST', path: '/csp-report', headers, body })).status).toBe(204)
    expect((await ask(port, { method: 'POST', path: '/csp-report', headers, body: 'x'.repeat(20_000) })).status).toBe(
      413,
    )
    expect(JSON.parse((await ask(port, { path: '/healthz' })).body.toString())).toMatchObject({ cspReports: 15 })
    expect(bed.logged.filter((line) => line.includes('CSP_REPORT')).length).toBe(10)
  })
})
