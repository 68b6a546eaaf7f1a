import { describe, expect, it } from 'vitest'
import { levelOfField, toldOf } from './level'

const text = (content: string) => toldOf({ content, contentType: 'TEXT', tags: [] })
const tagged = (key: string, value: string) =>
  toldOf({ content: 'ERROR not asked', contentType: 'TEXT', tags: [{ key, value }] })

describe('the level of a tag', () => {
  it.each([
    ['level', 'ERROR', 'error'],
    ['level', 'Fatal', 'error'],
    ['Level', 'WARNING', 'warn'],
    ['level', 'warn', 'warn'],
    ['level', 'SEVERE', 'error'],
    ['level', 'emerg', 'error'],
    ['level', 'notice', 'info'],
    ['level', 'FINEST', 'trace'],
    ['level', 'dpanic', 'error'],
    ['level', '3', 'error'],
    ['level', '30', 'info'],
    ['level', '40000', 'error'],
    ['levelno', '30', 'warn'],
    ['severity_number', '17', 'error'],
    ['severity', 'W', 'warn'],
    ['level', 'AUDIT', null],
  ] as const)('%s=%s is %s', (key, value, level) => {
    expect(tagged(key, value)).toEqual({ level, word: value })
  })
  it('is asked before the text', () => expect(tagged('level', 'INFO').level).toBe('info'))
  it('says nothing where it is empty', () => expect(tagged('level', ' ').level).toBe('error'))
  it('knows no number beyond its scale', () => expect(levelOfField('severity_number', '99')).toBe(null))
})

describe('the level of a text', () => {
  it.each([
    ['2026-03-18 18:20:12.418  WARN 1 --- [nio-8080-exec-4] c.p.orders.OrderStore : slow', 'warn', 'WARN'],
    ['18:20:12.418 [main] ERROR com.plover.Orders - failed', 'error', 'ERROR'],
    ['2026-03-18 18:20:12,418 - orders.api - CRITICAL - gone', 'error', 'CRITICAL'],
    ['ERROR:root:no connection', 'error', 'ERROR'],
    ['[2026-03-18 18:20:12,418] WARNING in app: slow', 'warn', 'WARNING'],
    ['2026-03-18T18:20:12.418Z\tINFO\tserver/main.go:41\tlistening', 'info', 'INFO'],
    ['time="2026-03-18T18:20:12Z" level=warning msg="slow"', 'warn', 'warning'],
    ['2026/03/18 18:20:12 [crit] 31#31: *7 connect() failed', 'error', 'crit'],
    ['[2026-03-18 18:20:12.418][12][debug][upstream] [source/a.cc:1] x', 'debug', 'debug'],
    ['W0318 18:20:12.418123   1 reflector.go:1] watch ended', 'warn', 'W'],
    ['<11>Mar 18 18:20:12 host app: broken', 'error', ''],
    ['\u001b[33mWARN\u001b[0m slow', 'warn', 'WARN'],
    ['warning: deprecated', 'warn', 'warning'],
    ['error occurred while it was read', null, ''],
    ['could not place: ERROR of the store', null, ''],
    ['order placed in 104 ms', null, ''],
    ['', null, ''],
  ] as const)('%j is %s', (content, level, word) => {
    expect(text(content)).toEqual({ level, word })
  })
  it('is the field of a JSON line', () => {
    expect(text('{"ts":1,"level":"error","msg":"INFO x"}')).toEqual({ level: 'error', word: 'error' })
    expect(text('{"level":50,"msg":"x"}')).toEqual({ level: 'error', word: '50' })
    expect(text('{"msg":"ERROR"}').level).toBe(null)
  })
  it('is the field of a YAML line', () => {
    expect(toldOf({ content: 'message: x\nlevel: WARN\n', contentType: 'YAML', tags: [] }).level).toBe('warn')
  })
  it('takes no long time over hostile beginnings', () => {
    for (const part of ['T - ', '[', '- ', 'a.b ', '['.repeat(80)]) expect(text(part.repeat(60_000)).level).toBe(null)
  })
})
