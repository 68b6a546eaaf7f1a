import type { Failure, Result } from '@/mqe/result'
import { asFailure, AskError, isPassing } from '@/query/failure'
import type { Question } from '@/query/question'
import { withoutAttributes } from '@/template/level'
import type { Asks, Case, Check, Finding, Words } from './case'
import { clockFinding } from './clock'
import { ableFinding, metricFinding, metricNames } from './metrics'
import { noSign, reportedFinding, servicesFinding, signOf, silentFinding } from './presence'
import { retentionFinding } from './retention'
import { text } from './texts'

/**
 * Makes the checks in their order and ends with the first that failed, so that nothing is asked in vain: at most one request
 * each for retention, services and metrics, and two about the entity. `tell` hears all findings so far.
 */
export async function examine(
  about: Case,
  asks: Asks,
  words: Words,
  tell: (findings: readonly Finding[]) => void,
): Promise<void> {
  const findings: Finding[] = []
  for (const [check, make] of checks(about, asks, words)) {
    let finding: Finding
    try {
      finding = await make()
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (failure.cause === 'aborted') return
      // It went away while it was being asked.
      if (isPassing(failure)) return tell([unreached(failure)])
      finding = { check, verdict: 'unknown', text: text('notAsked', { why: failure.message }), remedies: [] }
    }
    findings.push(finding)
    tell([...findings])
    if (finding.verdict === 'failed') return
  }
}

type Made = Finding | Promise<Finding>

const checks = (about: Case, asks: Asks, words: Words): readonly (readonly [Check, () => Made])[] => [
  ['reach', async () => reachFinding(await asks.reach())],
  ['clock', () => clockFinding(about, asks.clock(), words)],
  ['retention', async () => retentionFinding(about, await asks.ttl(), words)],
  ['services', async () => servicesFinding(about, await asks.services(), words)],
  ['reported', () => reported(about, asks, words)],
  ['able', () => ableFinding(about, asks.capabilities(), asks.version() ?? '?')],
  ['metric', () => exists(about, asks)],
]

const reachFinding = (down: Failure | null): Finding =>
  down ? unreached(down) : { check: 'reach', verdict: 'ok', text: text('reachOk'), remedies: [] }

const unreached = ({ message }: Failure): Finding => ({
  check: 'reach',
  verdict: 'failed',
  text: text('reachFailed', { why: message }),
  remedies: [{ do: 'retry' }],
})

async function reported(about: Case, asks: Asks, words: Words): Promise<Finding> {
  const sign = signOf(about)
  if (sign === null) return noSign(words)
  const isOld = (asks.capabilities()?.level ?? 10.0) < 10.2
  const ask = async (question: Question): Promise<Result> => {
    const expression = isOld ? withoutAttributes(question.expression) : question.expression
    const result = await asks.answer({ ...question, expression })
    if (result.kind === 'failure' && isPassing(result)) throw new AskError(result)
    return result
  }
  return (
    reportedFinding(about, sign, await ask(sign.now), words) ??
    silentFinding(about, sign, await ask(sign.before), words)
  )
}

async function exists(about: Case, asks: Asks): Promise<Finding> {
  const rank = about.parts && about.vital?.ranks[about.parts]
  const names = metricNames(rank === undefined ? about.expressions : [rank])
  return metricFinding(about, names, names.length === 0 ? [] : await asks.metrics(names))
}
