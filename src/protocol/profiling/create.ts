import { answerOf, object, optional, text, type Decoder } from '../decode'
import type { Operation } from '../operation'

/** A task as OAP wants it told. */
export interface ProfileTaskRequest {
  readonly serviceId: string
  readonly endpointName: string
  /** Epoch ms; absent: now. */
  readonly startTime?: number
  /** Minutes, 1 to 15. */
  readonly duration: number
  /** Milliseconds, from 0. */
  readonly minDurationThreshold: number
  /** Milliseconds, from 10. */
  readonly dumpPeriod: number
  /** 1 to 9. */
  readonly maxSamplingCount: number
}

/** A refusal is no error of GraphQL: it comes in the data, in OAP's words. */
export type Created = { readonly id: string } | { readonly refused: string }

/** What OAP 10.0 to 11.0 accepts (recorded), both ends included. */
export const LIMITS = {
  duration: { least: 1, most: 15 },
  minDurationThreshold: { least: 0, most: 2_147_483_647 },
  dumpPeriod: { least: 10, most: 2_147_483_647 },
  maxSamplingCount: { least: 1, most: 9 },
} as const

const result = object({ id: optional(text), errorReason: optional(text) })

/** Either an id or a reason; a server that gives neither has refused without a word. */
export const created: Decoder<Created> = (value, path) => {
  const { id, errorReason } = result(value, path)
  return id === null || id === '' || (errorReason !== null && errorReason !== '')
    ? { refused: errorReason ?? '' }
    : { id }
}

export const createProfileTask: Operation<{ readonly creationRequest: ProfileTaskRequest }, Created> = {
  name: 'createProfileTask',
  document: `mutation CreateProfileTask($creationRequest: ProfileTaskCreationRequest) {
    createProfileTask(creationRequest: $creationRequest) { id errorReason }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('createProfileTask', created),
}
