import { answer } from '@/mqe/answer'
import type { Node } from '@/mqe/ast'
import { parse } from '@/mqe/parse'
import { metricsOf, walk } from '@/mqe/walk'
import { encodeEvaluation } from '@/protocol/mqe/encode'
import type { Breathe, Roots } from '../graphql/execute'
import { pose } from '../version'
import type { Scene } from './scene'
import { storedFor, type Asked, type Stored } from './stored'
import { traced } from './traced'

/** `execExpression`, truly evaluated over the world. */
export const expressionRoots = (scene: Scene): Roots => ({
  Query: {
    async execExpression(asked: Asked & { readonly debug?: boolean | null }, breathe: Breathe) {
      const stored = storedFor(scene, asked)
      await prepare(scene, asked, stored, breathe)
      if (asked.debug === true) return traced(asked, stored.source, scene.version)
      return { ...encodeEvaluation(answer(asked.expression, stored.source)), debuggingTrace: null }
    },
  },
  Mutation: {},
})

/** Folds of hours and days, and rankings, are made in slices, so that the process stays responsive. */
async function prepare(scene: Scene, { expression, duration }: Asked, stored: Stored, breathe: Breathe): Promise<void> {
  const { step } = duration
  if (step === 'SECOND' || (step === 'MINUTE' && !expression.includes('top_n'))) return
  const parsed = parse(expression, pose(scene.version).level)
  if (!parsed.ok) return
  const slices = stored.prepare({ metrics: metricsOf(parsed.ast), ranked: rankedIn(parsed.ast) })
  for (let slice = slices.next(); !slice.done; slice = slices.next()) await breathe()
}

function rankedIn(ast: Node): readonly string[] {
  const names: string[] = []
  walk(ast, (node) => node.kind === 'top_n' && names.push(node.metric.name))
  return names
}
