import { integer, listOrNone, object, open, optional, text, type Decoder } from '../decode'

/** Whom an event is about; a name that it does not have is ''. */
export interface EventSource {
  readonly service: string
  readonly serviceInstance: string
  readonly endpoint: string
}

export interface KeyValue {
  readonly key: string
  readonly value: string
}

/** One row of an answer. From OAP 10.3 on several rows may tell of one event: they share the uuid. */
export interface OapEvent {
  readonly uuid: string
  readonly source: EventSource
  readonly name: string
  readonly type: 'Normal' | 'Error' | (string & {})
  readonly message: string
  readonly parameters: readonly KeyValue[]
  /** Epoch ms; `null` where the end was reported alone. */
  readonly startTime: number | null
  /** Epoch ms; `null` is an end that nobody told, not one that is still to come. */
  readonly endTime: number | null
  readonly layer: string
}

/** Members of `Event` as our documents ask for them. */
export const EVENT_FIELDS =
  'uuid source { service serviceInstance endpoint } name type message parameters { key value } startTime endTime layer'

/** Names are never absent to a reader: what OAP leaves out is ''. */
const orEmpty: Decoder<string> = (value, path) => optional(text)(value, path) ?? ''

/** OAP writes 0 for a time that it was not told. */
const moment: Decoder<number | null> = (value, path) => optional(integer)(value, path) || null

export const keyValue: Decoder<KeyValue> = object({ key: text, value: orEmpty })

export const event: Decoder<OapEvent> = object({
  uuid: text,
  source: object({ service: orEmpty, serviceInstance: orEmpty, endpoint: orEmpty }),
  name: text,
  type: open('Normal', 'Error'),
  message: orEmpty,
  parameters: listOrNone(keyValue),
  startTime: moment,
  endTime: moment,
  layer: orEmpty,
})
