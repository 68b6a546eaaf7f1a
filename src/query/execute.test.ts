import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure, Result } from '@/mqe/result'
import { millis } from '@/time/instant'
import { makeConnection, type Connection } from './connection'
import type { Listener } from './execute'
import { keyOf } from './plan'
import type { Answered, Question, QuestionKey } from './question'
import { allAnswered, scalar, Scripted, type Heard } from './testing/scripted'

const window = { start: millis(0), end: millis(1_800_000), step: 'MINUTE' as const, offset: 330 }
const entity = { serviceName: 'payment', normal: true }
const question = (expression: string): Question => ({ expression, entity, window })
const questions = (count: number, prefix = 'm'): readonly Question[] =>
  Array.from({ length: count }, (_, index) => question(`${prefix}${index}`))

class Ear implements Listener {
  readonly found = new Map<QuestionKey, Answered>()
  calls = 0

  answered(found: ReadonlyMap<QuestionKey, Answered>): void {
    this.calls += 1
    for (const [key, answered] of found) this.found.set(key, answered)
  }

  of(expression: string): Result | undefined {
    return this.found.get(keyOf(question(expression)))?.result
  }

  failures(): readonly (readonly [string, Failure])[] {
    return [...this.found].flatMap(([key, { result }]) =>
      result.kind === 'failure' ? [[String((JSON.parse(key) as unknown[])[0]), result] as const] : [],
    )
  }
}

let oap: Scripted
let page: Connection
let ear: Ear

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 6, 50) })
  oap = new Scripted()
  page = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
  ear = new Ear()
  return () => {
    page.server.stop()
    vi.useRealTimers()
  }
})

/** Lets everything run that needs no time, then `ms` pass. */
const passes = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const sizes = (): readonly number[] => oap.heard.map(({ expressions }) => expressions.length)
const last = (): Heard => oap.heard.at(-1) ?? expect.fail('nothing was asked')
const answerAll = (): void => oap.open.forEach((heard) => heard.json(allAnswered(heard)))

/** One whole batch, neither quick nor slow; it is forgotten again. */
async function warmUp(): Promise<void> {
  page.executor.want(questions(20, 'warm'), new Ear())
  await passes(2_000)
  answerAll()
  await passes()
  oap.heard.length = 0
}

describe('batches', () => {
  it('are asked in order, twenty questions each, two at once while the server is not known', async () => {
    page.executor.want(questions(100), ear)
    await passes()
    expect(sizes()).toEqual([20, 20])
    expect(oap.heard.flatMap(({ expressions }) => expressions)).toEqual(
      questions(40).map(({ expression }) => expression),
    )
    expect(oap.heard[0]?.document).toBe(oap.heard[1]?.document)
    expect(oap.heard[0]?.document).not.toContain('payment')
    answerAll()
    await passes()
    expect(sizes()).toEqual([20, 20, 60])
    answerAll()
    await passes()
    expect(ear.found.size).toBe(100)
    expect(ear.of('m99')).toMatchObject({ kind: 'scalar', values: [{ value: 3 }] })
  })

  it('are asked four at a time once a whole one was answered', async () => {
    await warmUp()
    page.executor.want(questions(200), ear)
    await passes()
    expect(sizes()).toEqual([20, 20, 20, 20])
  })

  it('grow while answers are quick and halve when they are slow', async () => {
    oap.auto = (heard) => (setTimeout(() => heard.json(allAnswered(heard)), slow), true)
    let slow = 600
    const round = async (count: number, prefix: string): Promise<number> => {
      const before = oap.heard.length
      page.executor.want(questions(count, prefix), ear)
      await passes(20_000)
      return oap.heard[before]?.expressions.length ?? 0
    }
    expect(await round(20, 'a')).toBe(20)
    expect(await round(40, 'b')).toBe(40)
    expect(await round(100, 'c')).toBe(60)
    slow = 4_500
    expect(await round(60, 'd')).toBe(60)
    slow = 2_000
    expect(await round(60, 'e')).toBe(30)
    expect(await round(60, 'f')).toBe(30)
  })

  it('grow by a quick answer to half of what is allowed: a page that asks little first needs no third batch', async () => {
    oap.auto = (heard) => (heard.json(allAnswered(heard)), true)
    page.executor.want(questions(10, 'a'), ear)
    await passes()
    page.executor.want(questions(62, 'b'), ear)
    await passes()
    expect(sizes()).toEqual([10, 60, 2])
  })

  it('do not grow by answers to a few questions', async () => {
    oap.auto = (heard) => (heard.json(allAnswered(heard)), true)
    for (const prefix of ['a', 'b', 'c']) {
      page.executor.want(questions(9, prefix), ear)
      await passes()
    }
    page.executor.want(questions(60, 'd'), ear)
    await passes()
    expect(sizes().slice(0, 4)).toEqual([9, 9, 9, 20])
  })

  it('hold one window each', async () => {
    const other = { ...window, end: millis(3_600_000) }
    page.executor.want([question('a'), { ...question('a'), window: other }, question('b')], ear)
    await passes()
    expect(oap.heard.map(({ expressions }) => expressions)).toEqual([['a', 'b'], ['a']])
  })

  it('ask equal questions once, whoever wants the answer', async () => {
    const second = new Ear()
    page.executor.want([question('a'), question('a')], ear)
    await passes()
    page.executor.want([question('a'), question('b')], second)
    await passes()
    expect(oap.heard.map(({ expressions }) => expressions)).toEqual([['a'], ['b']])
    answerAll()
    await passes()
    expect([ear.found.size, second.found.size]).toEqual([1, 2])
  })
})

describe('a failing question', () => {
  it('fails alone when it has an error of its own', async () => {
    page.executor.want([question('good'), question('bad')], ear)
    await passes()
    const error = 'Metric: [bad] does not exist.'
    last().json({ data: { q0: scalar(1), q1: { type: 'UNKNOWN', error, results: [] } } })
    await passes()
    expect(ear.of('good')).toMatchObject({ kind: 'scalar' })
    expect(ear.failures()).toMatchObject([['bad', { cause: 'expression', message: error }]])
  })

  it('that empties the whole answer is left out, and the others are asked again', async () => {
    page.executor.want([question('a'), question('round(x/0,2)'), question('c')], ear)
    await passes()
    const message =
      'Exception while fetching data (/q1) : java.lang.NumberFormatException: Character I is neither a decimal digit number.'
    last().json({
      data: null,
      errors: [{ message, path: ['q1'], extensions: { classification: 'DataFetchingException' } }],
    })
    await passes()
    expect(ear.failures()).toMatchObject([
      ['round(x/0,2)', { cause: 'graphql', message: 'Character I is neither a decimal digit number.' }],
    ])
    expect(last().expressions).toEqual(['a', 'c'])
    answerAll()
    await passes()
    expect(ear.found.size).toBe(3)
    oap.heard.length = 0
    const later = { ...window, end: millis(1_860_000) }
    page.executor.want(
      ['a', 'round(x/0,2)', 'c'].map((expression) => ({ ...question(expression), window: later })),
      ear,
    )
    await passes()
    expect(oap.heard.map(({ expressions }) => expressions)).toEqual([['a', 'c'], ['round(x/0,2)']])
  })

  it('whose variable is refused is left out, and the others are asked again', async () => {
    page.executor.want([question('a'), question('b')], ear)
    await passes()
    const message = "Variable 'e0' has an invalid value: Field 'x' is not present"
    last().json({ errors: [{ message, extensions: { classification: 'ValidationError' } }] })
    await passes()
    expect(ear.failures()).toMatchObject([['a', { message }]])
    expect(last().expressions).toEqual(['b'])
  })

  it('is found by halves when the refusal names none', async () => {
    const refused = [{ message: 'Validation error : no', extensions: { classification: 'ValidationError' } }]
    oap.auto = (heard) => {
      if (heard.expressions.includes('m5')) heard.json({ errors: refused }, 400)
      else heard.json(allAnswered(heard))
      return true
    }
    page.executor.want(questions(16), ear)
    await passes()
    expect(ear.found.size).toBe(16)
    expect(ear.failures().map(([expression]) => expression)).toEqual(['m5'])
    expect(sizes()[0]).toBe(16)
    expect(oap.heard.length).toBeLessThanOrEqual(9)
  })

  it('keeps partial data', async () => {
    page.executor.want([question('a'), question('b')], ear)
    await passes()
    last().json({ data: { q0: scalar(1), q1: null }, errors: [{ message: 'half', path: ['q1'] }] })
    await passes()
    expect(ear.of('a')).toMatchObject({ kind: 'scalar' })
    expect(ear.failures()).toMatchObject([['b', { message: 'half' }]])
  })
})

describe('limits of the server', () => {
  it('are learnt from its refusal', async () => {
    oap.auto = (heard) => {
      const cost = heard.expressions.length * 21
      const message = `maximum query complexity exceeded ${cost} > 200`
      if (cost > 200) heard.json({ errors: [{ message, extensions: { classification: 'ExecutionAborted' } }] })
      else heard.json(allAnswered(heard))
      return true
    }
    page.executor.want(questions(20), ear)
    await passes()
    expect(ear.found.size).toBe(20)
    expect(ear.failures()).toEqual([])
    oap.heard.length = 0
    page.executor.want(questions(20, 'n'), ear)
    await passes()
    expect(sizes()).toEqual([9, 9, 2])
  })

  it('that allow not even one question are told', async () => {
    oap.auto = (heard) => (heard.json({ errors: [{ message: 'maximum query complexity exceeded 21 > 5' }] }), true)
    page.executor.want(questions(2), ear)
    await passes()
    expect(ear.failures()).toHaveLength(2)
  })
})

describe('an overloaded server', () => {
  const overload = (heard: Heard): void => heard.reply({ status: 503, type: 'text/plain', text: 'Status: 503' })

  it('is asked half as much at once, until an answer comes', async () => {
    await warmUp()
    page.executor.want(questions(200), ear)
    await passes()
    expect(oap.open).toHaveLength(4)
    const [first, second] = oap.open
    if (first) overload(first)
    await passes()
    expect(oap.open).toHaveLength(3)
    if (second) overload(second)
    await passes()
    expect(oap.open).toHaveLength(2)
    oap.open[0]?.json(allAnswered(oap.open[0]))
    await passes()
    expect(oap.open).toHaveLength(4)
    expect(sizes().at(-1)).toBeLessThan(20)
  })

  it('is not asked in ever smaller pieces: many small batches fill its pool more than a few', async () => {
    oap.auto = (heard) => (overload(heard), true)
    page.executor.want(questions(26), ear)
    await passes()
    expect(sizes()).toEqual([20, 6])
    page.executor.want(questions(60, 'n'), ear)
    await passes()
    expect(sizes().slice(2)).toEqual(Array(12).fill(5))
  })

  it('is not asked the same again within ten seconds', async () => {
    page.executor.want([question('a')], ear)
    await passes()
    overload(last())
    await passes()
    expect(ear.failures()).toMatchObject([['a', { cause: 'overloaded', status: 503 }]])
    oap.heard.length = 0
    oap.auto = (heard) => (
      heard.json(heard.expressions.length > 0 ? allAnswered(heard) : { data: { listLayers: [] } }),
      true
    )
    page.executor.want([question('a'), question('b')], ear)
    await passes(9_000)
    expect(batches()).toEqual([['b']])
    await passes(1_100)
    expect(batches()).toEqual([['b'], ['a']])
  })

  const batches = () => oap.heard.map(({ expressions }) => expressions).filter(({ length }) => length > 0)
})

describe('withdrawn questions', () => {
  it('are not asked, and the request that nobody waits for is aborted', async () => {
    page.executor.want(questions(100), ear)
    await passes()
    page.executor.drop(questions(100).map(keyOf), ear)
    await passes()
    expect(oap.open).toEqual([])
    expect(oap.heard).toHaveLength(2)
    expect(oap.heard.every(({ call }) => call.signal.aborted)).toBe(true)
    expect(ear.calls).toBe(0)
  })

  it('leave a request alone that somebody still waits for', async () => {
    const second = new Ear()
    page.executor.want([question('a'), question('b')], ear)
    page.executor.want([question('a')], second)
    await passes()
    page.executor.drop([keyOf(question('a')), keyOf(question('b'))], ear)
    expect(last().call.signal.aborted).toBe(false)
    answerAll()
    await passes()
    expect([ear.found.size, second.found.size]).toEqual([0, 1])
  })

  it('are asked once more when they are wanted again at once', async () => {
    page.executor.want([question('a')], ear)
    await passes()
    page.executor.drop([keyOf(question('a'))], ear)
    page.executor.want([question('a')], ear)
    await passes()
    expect(oap.open.map(({ expressions }) => expressions)).toEqual([['a']])
    answerAll()
    await passes()
    expect(ear.found.size).toBe(1)
  })
})

it('fails every question when the server cannot be greeted', async () => {
  oap.greet = (heard) => heard.unreachable()
  page.executor.want(questions(30), ear)
  await passes()
  expect(ear.failures()).toHaveLength(30)
  expect(ear.failures()[0]).toMatchObject(['m0', { cause: 'network' }])
  expect(oap.heard).toEqual([])
})

it('does not split a batch for a field that this server lacks', async () => {
  page.executor.want(questions(20), ear)
  await passes()
  const message = "Validation error (FieldUndefined@[execExpression/results/values/owner]) : Field 'owner' is undefined"
  last().json({ errors: [{ message, extensions: { classification: 'ValidationError' } }] }, 400)
  await passes()
  expect(oap.heard).toHaveLength(1)
  expect(ear.failures()).toHaveLength(20)
  expect(ear.of('m0')).toMatchObject({ cause: 'unsupported' })
})
