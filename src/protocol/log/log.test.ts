import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isRecord } from '../decode'
import { LOGS_OF_WORDS } from './ofWords'
import { logsAndSupport, queryLogs, supportKeywords } from './search'
import { logTagKeys, logTagValues } from './tags'

/** Answers of real servers, which stand beside the repository where there are any. */
const ROOT = fileURLToPath(new URL('../../../../shared/oap/recordings/', import.meta.url))
const mounted = existsSync(ROOT)
const facts = (title: string, suite: () => void): void => {
  if (mounted) describe(title, suite)
}
if (!mounted) it.skip('recordings of OAP are not mounted', () => {})

const VERSIONS = ['10.1.0', '10.4.0', '11.0.0'] as const

function dataOf(version: string, name: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(`${ROOT}${version}/${name}.json`, 'utf8')
  const { data } = (JSON.parse(text) as { response: { body: { data?: unknown } } }).response.body
  return isRecord(data) ? data : expect.fail(`${name} has no data`)
}

interface WireLog {
  readonly [key: string]: unknown
  readonly timestamp: number
}
const logsIn = ({ queryLogs: found }: Readonly<Record<string, unknown>>): readonly WireLog[] =>
  (found as { logs: readonly WireLog[] }).logs

facts('recorded logs', () => {
  it.each(VERSIONS)('of %s are read without loss', (version) => {
    let count = 0
    for (const name of ['', '-level', '-keyword', '-trace', '-span', '-asc-debug']) {
      const data = dataOf(version, `queryLogs${name}`)
      const { lines, errorReason } = queryLogs.decode(data)
      expect(errorReason).toBeNull()
      expect(lines, name).toEqual(
        logsIn(data).map((log) => ({
          service: log['serviceName'],
          serviceId: log['serviceId'],
          instance: log['serviceInstanceName'],
          instanceId: log['serviceInstanceId'],
          endpoint: log['endpointName'] || null,
          endpointId: log['endpointId'] || null,
          traceId: log['traceId'] || null,
          time: log.timestamp,
          contentType: log['contentType'],
          content: log['content'],
          tags: log['tags'],
        })),
      )
      count += lines.length
    }
    expect(count).toBeGreaterThan(10)
  })

  it.each(VERSIONS)('of %s tell their tags, and that JDBC searches no content', (version) => {
    expect(logTagKeys.decode(dataOf(version, 'queryLogTagAutocompleteKeys'))).toContain('level')
    expect(logTagValues.decode(dataOf(version, 'queryLogTagAutocompleteValues'))).toContain('ERROR')
    const support = dataOf(version, 'supportQueryLogsByKeywords')
    expect(supportKeywords.decode(support)).toBe(false)
    const both = logsAndSupport.decode({ ...support, ...dataOf(version, 'queryLogs') })
    expect(both.keywords).toBe(false)
    expect(both.page.lines.length).toBeGreaterThan(0)
  })
})

describe('a strange server', () => {
  const read = (logs: unknown, errorReason: unknown = null) => queryLogs.decode({ queryLogs: { logs, errorReason } })

  it('does not lose the page for one broken line', () => {
    const { lines } = read([
      null,
      7,
      { timestamp: '12', contentType: 'XML', content: { a: 1 }, tags: [null, { key: 1 }] },
    ])
    expect(lines).toEqual([
      {
        ...{ service: null, serviceId: null, instance: null, instanceId: null, endpoint: null, endpointId: null },
        ...{ traceId: null, time: 12, contentType: 'TEXT', content: '{"a":1}', tags: [{ key: '1', value: '' }] },
      },
    ])
    expect(read([{ timestamp: 'soon' }, { timestamp: 9e15 }]).lines.map(({ time }) => time)).toEqual([null, null])
  })

  it('may say why there is nothing, with or without a list', () => {
    expect(read(null, 'too many')).toEqual({ lines: [], errorReason: 'too many' })
    expect(read([], '')).toEqual({ lines: [], errorReason: null })
  })

  it.each([[null], [{}], [{ queryLogs: null }], [{ queryLogs: { logs: {} } }]])('is told where %j is wrong', (data) => {
    expect(() => queryLogs.decode(data)).toThrow(/expected/)
    expect(() => logsAndSupport.decode(data)).toThrow(/expected/)
  })
})

describe('several words of a level', () => {
  const log = (content: string) => ({ timestamp: 1, contentType: 'TEXT', content, tags: [] })
  const two = LOGS_OF_WORDS[1] ?? expect.fail('no document for two words')
  const read = (w0: unknown, w1: unknown, errors: Parameters<typeof two.decode>[1] = []) =>
    two.decode({ supportQueryLogsByKeywords: true, w0, w1 }, errors)
  const whole = { errorReason: null, logs: [log('a')] }

  it('are asked for in one document, which says only how many they are', () => {
    expect(LOGS_OF_WORDS).toHaveLength(8)
    for (const [at, { document }] of LOGS_OF_WORDS.entries()) {
      expect(document.match(/: queryLogs\(condition: \$w\d\)/g)).toHaveLength(at + 1)
      expect(document).toContain(`query LogsOfWords${at + 1}($w0: LogQueryCondition`)
    }
  })

  it('are told one by one, also why one of them has no page', () => {
    expect(read(whole, whole)).toMatchObject({ keywords: true, words: [{ page: {} }, { page: {} }] })
    const partly = { errorReason: 'one shard is down', logs: [log('b')] }
    expect(read(whole, partly).words[1]).toMatchObject({ page: { errorReason: 'one shard is down' } })
    expect(read(whole, { errorReason: 'too many', logs: [] }).words).toMatchObject([{ page: {} }, { why: 'too many' }])
    const errors = [{ path: ['w1'], message: 'no storage' }]
    expect(read(whole, null, errors).words).toMatchObject([{ page: {} }, { why: 'no storage' }])
    expect(() => read(null, whole, errors)).toThrow(/expected/)
    expect(() => two.decode({ w0: whole, w1: whole })).toThrow(/expected/)
    expect(() => two.decode(null)).toThrow(/expected/)
  })
})
