import { describe, expect, it } from 'vitest'
import { serviceId } from '@/protocol/ids'
import { fixedZone } from '@/time/zone'
import { attachedAxis } from './attached'
import { demoSpan, tag } from './demo'
import { kindIcon, nameParts } from './look'
import { momentText } from './moment'
import { readOrder, turned } from '@/lists/sorting'
import { pieces, SHOWN, shortened } from './pieces'
import { pretty } from './pretty'
import { headOf, splitLogs } from './reasons'
import { asNamed, listedAs } from './cutNames'
import { recordsOf, waysOf } from './targets'
import { axisTexts } from './texts'
import { stackLines, stackParts } from '@/components/stack'

const textOf = (text: string): string | undefined =>
  pretty(text)
    ?.map((token) => token.text)
    .join('')

describe('pretty', () => {
  it('breaks SQL before its clauses, not inside brackets, words or strings', () => {
    expect(
      textOf(
        "select a, b from t left join u on t.id = u.id where x = 'from where' and y between 1 and 2 or z in (select 1 from q)",
      ),
    ).toBe(
      "select a, b\nfrom t\nleft join u on t.id = u.id\nwhere x = 'from where'\n  and y between 1 and 2\n  or z in (select 1 from q)",
    )
    expect(textOf('SELECT 1\n  FROM t')).toBe('SELECT 1\n  FROM t')
    expect(pretty('DELETE')).toBeNull()
    expect(pretty('not sql at all')).toBeNull()
  })

  it('spreads JSON out and keeps every digit', () => {
    expect(textOf('{"id":90071992547409931,"a":[],"b":{"c":[1,-2.5e3]},"s":"x,{y\\""}')).toBe(
      '{\n  "id": 90071992547409931,\n  "a": [],\n  "b": {\n    "c": [\n      1,\n      -2.5e3\n    ]\n  },\n  "s": "x,{y\\""\n}',
    )
    expect(pretty('{"a":')).toBeNull()
  })

  it('makes few pieces of much', () => {
    const many = JSON.stringify(Array.from({ length: 2000 }, (_, at) => at))
    expect(pretty(many)?.length).toBe(1)
    expect(pretty(`[${'"x",'.repeat(20_000)}1]`)).toBeNull()
  })
})

describe('stacks', () => {
  const kinds = (text: string): string[] => stackLines(text).map(({ kind }) => kind)
  it('tells own frames from those of libraries, in several languages', () => {
    expect(kinds('Oops: no\n\tat io.plover.A.b(A.java:1)\n\tat java.base/java.lang.Thread.run(Thread.java:1)')).toEqual(
      ['message', 'own', 'library'],
    )
    expect(
      kinds('Error: x\n    at charge (/app/src/pay.js:3:1)\n    at Layer (/app/node_modules/express/l.js:1:1)'),
    ).toEqual(['message', 'own', 'library'])
    expect(
      kinds('Traceback\n  File "/app/fees.py", line 3, in f\n  File "/usr/lib/python3/site-packages/x.py", line 1'),
    ).toEqual(['message', 'own', 'library'])
  })

  it('folds long stretches of library frames behind the first, and nothing else', () => {
    const library = '\tat java.util.A.b(A.java:1)\n'
    const parts = stackParts(
      stackLines(`x\n${library.repeat(6)}\tat io.plover.A.b(A.java:1)\n${library.repeat(2)}`.trimEnd()),
    )
    expect(parts.map(({ lines, folded }) => [lines.length, folded])).toEqual([
      [2, false],
      [5, true],
      [3, false],
    ])
  })
})

describe('reasons', () => {
  it('takes the logs of a failure apart from the others', () => {
    const log = (...data: ReturnType<typeof tag>[]) => ({ time: 1, data })
    const { reasons, others } = splitLogs(
      demoSpan(['a', 'b', 0, 1], {
        logs: [
          log(
            tag('event', 'error'),
            tag('error.kind', 'E'),
            tag('message', 'm'),
            tag('stack', 'E: m\n\tat x'),
            tag('retry', '2'),
          ),
          log(tag('event', 'cache miss')),
        ],
      }),
    )
    expect(reasons).toEqual([{ kind: 'E', message: 'm', stack: 'E: m\n\tat x', rest: [tag('retry', '2')] }])
    expect(others.length).toBe(1)
    expect(reasons.map(headOf)).toEqual([''])
    expect(headOf({ kind: 'E', message: 'other', stack: 'at x', rest: [] })).toBe('E\nother')
  })
})

describe('attachedAxis', () => {
  const event = (seconds: number, nanos: number, endNanos: number) => ({
    startTime: { seconds, nanos },
    endTime: { seconds, nanos: endNanos },
    event: `${nanos}`,
    tags: [],
    summary: [],
  })
  it('keeps nanoseconds of today, in their order', () => {
    const axis = attachedAxis([
      event(1_773_858_012, 500_000_250, 500_001_000),
      event(1_773_858_012, 500_000_000, 500_000_100),
    ])
    expect(axis.events.map(({ event: { event: name } }) => name)).toEqual(['500000000', '500000250'])
    expect(axis.events[1]?.at).toBeCloseTo(0.00025, 9)
    expect(axis.duration).toBeCloseTo(0.001, 9)
  })
  it('lists what has no time', () => {
    const odd = { ...event(0, 0, 0), startTime: { seconds: { bad: '' }, nanos: 0 } }
    expect(attachedAxis([odd])).toMatchObject({ events: [{ at: null, length: null }], duration: 0 })
  })
})

describe('small things', () => {
  it('writes an axis in one unit', () => {
    expect(axisTexts([0, 2500, 5000], 6000)).toEqual(['0 ms', '2,500', '5,000'])
    expect(axisTexts([0, 10_000, 12_500], 12_600)).toEqual(['0 s', '10', '12.5'])
    expect(axisTexts([86_400_000 * 10, 86_400_000 * 20], 86_400_000 * 21)).toEqual(['10 d', '20'])
    expect(axisTexts([], 0)).toEqual([])
  })
  it('cuts long texts between signs', () => {
    const text = `${'x'.repeat(SHOWN - 1)}😀tail`
    expect(shortened(text)).toBe('x'.repeat(SHOWN - 1))
    const long = '😀'.repeat(9001)
    expect(pieces(long).join('')).toBe(long)
    expect(pieces(long).every((piece) => !/^[\udc00-\udfff]/.test(piece))).toBe(true)
  })
  it('cuts names before their last part', () => {
    expect(nameParts('PostgreSQL/JDBC/PreparedStatement/executeUpdate')).toEqual([
      'PostgreSQL/JDBC/PreparedStatement',
      '/executeUpdate',
    ])
    expect(nameParts('GET:/short')).toEqual(['GET:/short', ''])
  })
  it('knows kinds of work by layer and component', () => {
    const icon = (layer: string, component: string, type: string) =>
      kindIcon(demoSpan(['a', 'b', 0, 1], { layer, component, type }))
    expect([
      icon('Database', '', 'Exit'),
      icon('Http', 'ajax', 'Exit'),
      icon('Http', 'APISIX', 'Entry'),
      icon('', '', 'Local'),
      icon('Http', 'x', 'Entry'),
    ]).toEqual(['database', 'browser', 'gateway', 'local', 'entry'])
  })
  it('writes moments to the thousandth', () => {
    expect(momentText(Date.UTC(2026, 2, 18, 18, 20, 12, 7), fixedZone(330))).toBe('23:50:12.007')
  })
  it('turns an order round, and back to none', () => {
    expect([null, '-self', 'self'].map((text) => turned(readOrder(text ?? undefined), 'self', true))).toEqual([
      '-self',
      'self',
      null,
    ])
    expect([null, 'name', '-name'].map((text) => turned(readOrder(text ?? undefined), 'name', false))).toEqual([
      'name',
      '-name',
      null,
    ])
  })
})

describe('what else is recorded of a span', () => {
  const led = (span: ReturnType<typeof demoSpan>) =>
    recordsOf(span, asNamed(span)).map(({ target }) =>
      target?.to === 'page' ? { place: target.place, ...target.state } : target,
    )
  const entry = demoSpan(['checkout', 'POST:/orders', 0, 1234.7], { type: 'Entry', segmentId: 'a.1', spanId: 3 })

  it('are its log lines, those of the trace, and a task that looks into calls as slow as it', () => {
    expect(led(entry)).toEqual([
      {
        place: { at: 'logs' },
        sort: 'time',
        filters: new Map([
          ['trace', entry.traceId],
          ['segment', 'a.1'],
          ['span', '3'],
        ]),
      },
      { place: { at: 'logs' }, sort: 'time', filters: new Map([['trace', entry.traceId]]) },
      {
        place: { at: 'profiling', kind: 'trace' },
        of: { kind: 'service', id: serviceId({ name: 'plover::checkout', normal: true }) },
        filters: new Map([
          ['form', 'new'],
          ['endpoint', 'POST:/orders'],
          ['min', '1234'],
        ]),
      },
    ])
  })

  it('is less where the span does not say who it is, or calls others', () => {
    const places = (span: ReturnType<typeof demoSpan>) =>
      led(span).map((one) => one !== null && 'place' in one && one.place.at)
    expect(places({ ...entry, type: 'Exit' })).toEqual(['logs', 'logs'])
    expect(places({ ...entry, spanId: { bad: '∞' }, endpointName: '' })).toEqual(['logs'])
    expect(places({ ...entry, traceId: '', serviceCode: '' })).toEqual([])
  })

  it('is told of times that are none as of no time', () => {
    const target = led({ ...entry, endTime: { bad: '∞' } })[2]
    expect(target).toMatchObject({ filters: new Map([['form', 'new'], ['endpoint', 'POST:/orders'], ['min', '0']]) }) // prettier-ignore
  })
})

describe('where a span leads', () => {
  const span = { ...demoSpan(['checkout', 'POST:/orders', 0, 5], { type: 'Entry' }), serviceInstanceName: 'a1' }
  const ids = (listed: Partial<ReturnType<typeof asNamed>>) =>
    waysOf(span, { ...asNamed(span), ...listed }).map(({ label, target }) =>
      target?.to === 'entity' ? target.entity : target === null ? label : target,
    )

  it('is what OAP lists, whatever the span calls it', () => {
    const service = { serviceName: 'check', normal: true }
    expect(ids({ service: 'check', endpoint: 'POST:' })).toEqual([
      service,
      { ...service, serviceInstanceName: 'a1' },
      { ...service, endpointName: 'POST:' },
    ])
  })

  it('is told where OAP lists nothing of it, and left out while that is not known', () => {
    const own = { serviceName: 'plover::checkout', normal: true }
    expect(ids({ instance: null, endpoint: null })).toEqual([
      own,
      'OAP lists no instance of this name',
      'OAP lists no endpoint of this name',
    ])
    expect(ids({ instance: undefined, endpoint: undefined })).toEqual([own])
    expect(ids({ service: null })).toEqual(['OAP lists no service of this name'])
    expect(ids({ service: undefined })).toEqual([])
  })

  it('is the longest of the names that it begins with', () => {
    expect(listedAs('shop-checkout', ['', 'shop', 'shop-check', 'shop-checkout-2'])).toBe('shop-check')
    expect(listedAs('shop', ['check', ''])).toBeNull()
  })
})
