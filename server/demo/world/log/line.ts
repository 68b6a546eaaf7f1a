import type { WireTag } from '@/protocol/trace/span'

export type ContentType = 'TEXT' | 'JSON' | 'YAML'

/** A line as its writer sent it. */
export interface LogLine {
  readonly service: string
  readonly instance: string | null
  readonly endpoint: string | null
  /** The span inside of which it was written. */
  readonly trace: { readonly traceId: string; readonly segmentId: string; readonly spanId: number } | null
  /** Epoch ms by the clock of its host. */
  readonly time: number
  readonly contentType: ContentType
  readonly content: string
  readonly tags: readonly WireTag[]
}

/** What is said, before its numbers are filled in; its tags are those of all such lines. */
export interface Say {
  readonly type: ContentType
  /** `{word}` stands for something drawn, told or measured (`fill.ts`). */
  readonly text: string
}
