import { run } from './evaluate'
import { parse, type Parsed } from './parse'
import { readerOf } from './read'
import type { Evaluation, Level, Source } from './source'
import type { Tracer } from './trace'
import { EngineThrow, finished } from './working'

export { EngineThrow } from './working'

const MEMORY = 2_000
const parsed = new Map<string, Parsed>()

function remembered(text: string, level: Level): Parsed {
  const key = `${level} ${text}`
  const known = parsed.get(key)
  if (known) return known
  if (parsed.size >= MEMORY) parsed.clear()
  const made = parse(text, level)
  parsed.set(key, made)
  return made
}

/**
 * What OAP answers to `execExpression` about a source's entity and window. An error of the expression is an answer;
 * throws EngineThrow where OAP throws (GraphQL: `errors[]`, data null), with OAP's message behind
 * `Exception while fetching data (/execExpression) : `.
 */
export function answer(expression: string, source: Source, tracer: Tracer | null = null): Evaluation {
  const stopQuery = tracer?.('MQE query')
  try {
    const stopSyntax = tracer?.('MQE syntax analysis')
    const read = remembered(expression, source.level)
    stopSyntax?.()
    if (!read.ok) return { type: 'UNKNOWN', error: read.fault.message, results: [] }
    const { level, step } = source
    return finished(run(read.ast, { text: expression, level, step, reader: readerOf(source), tracer }))
  } catch (thrown) {
    // OAP recurses as deep as the expression nests, and so do we.
    if (thrown instanceof RangeError) throw new EngineThrow('java.lang.StackOverflowError')
    throw thrown
  } finally {
    stopQuery?.()
  }
}
