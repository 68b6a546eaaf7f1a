import { answer } from '@/mqe/answer'
import { encodeEvaluation } from '@/protocol/mqe/encode'
import type { Roots } from '../graphql/execute'
import { storedFor, type Asked } from './stored'
import type { Scene } from './scene'
import { traced } from './traced'

/** `execExpression`, truly evaluated over the world. */
export const expressionRoots = (scene: Scene): Roots => ({
  Query: {
    execExpression(asked: Asked & { readonly debug?: boolean | null }) {
      const source = storedFor(scene, asked)
      if (asked.debug === true) return traced(asked, source, scene.version)
      return { ...encodeEvaluation(answer(asked.expression, source)), debuggingTrace: null }
    },
  },
  Mutation: {},
})
