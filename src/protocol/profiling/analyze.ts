import { answerOf, integer, listOrNone, object, optional, text, type DecodedBy, type Decoder } from '../decode'
import type { Operation } from '../operation'

/** Part of a segment whose dumps are put together. */
export interface AnalyzeQuery {
  readonly segmentId: string
  /** Epoch ms, both ends included. */
  readonly timeRange: { readonly start: number; readonly end: number }
}

/** `ID`, which some servers write as a number. */
const id: Decoder<string> = (value, path) => text(typeof value === 'number' ? String(value) : value, path)

const element = object({
  id,
  /** `0`, or one that no element has, above the first of a thread. */
  parentId: id,
  codeSignature: text,
  /** Milliseconds, its callees included. */
  duration: integer,
  /** Milliseconds of its own. */
  durationChildExcluded: integer,
  /** Dumps that have it on the stack. */
  count: integer,
})

export type StackElement = DecodedBy<typeof element>

const tree = object({ elements: listOrNone(element) })

const analysis = object({
  /** Why it is not the whole, in OAP's words. */
  tip: optional(text),
  /** A tree per first frame. */
  trees: listOrNone(tree),
})

export type Analysis = DecodedBy<typeof analysis>

export const getSegmentsProfileAnalyze: Operation<{ readonly queries: readonly AnalyzeQuery[] }, Analysis> = {
  name: 'getSegmentsProfileAnalyze',
  document: `query GetSegmentsProfileAnalyze($queries: [SegmentProfileAnalyzeQuery!]!) {
    getSegmentsProfileAnalyze(queries: $queries) {
      tip
      trees { elements { id parentId codeSignature duration durationChildExcluded count } }
    }
  }`,
  needs: 'base',
  effort: 'profile',
  decode: answerOf('getSegmentsProfileAnalyze', analysis),
}
