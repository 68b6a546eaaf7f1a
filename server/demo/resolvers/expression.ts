import { answer } from '@/mqe/answer'
import { parse } from '@/mqe/parse'
import { metricsOf } from '@/mqe/walk'
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
      const { step } = asked.duration
      if (step === 'HOUR' || step === 'DAY') await foldFirst(scene, asked, stored, breathe)
      if (asked.debug === true) return traced(asked, stored.source, scene.version)
      return { ...encodeEvaluation(answer(asked.expression, stored.source)), debuggingTrace: null }
    },
  },
  Mutation: {},
})

/** Hours and days are folds of many minutes: done in slices, so that the process stays responsive. */
async function foldFirst(scene: Scene, { expression }: Asked, stored: Stored, breathe: Breathe): Promise<void> {
  const parsed = parse(expression, pose(scene.version).level)
  if (!parsed.ok) return
  const slices = stored.prepare(metricsOf(parsed.ast))
  for (let slice = slices.next(); !slice.done; slice = slices.next()) await breathe()
}
