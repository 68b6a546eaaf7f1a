import { VERSION } from './gate'
import { isObject, step } from './json'
import { kindOf, type Reader } from './read'
import type { AddedType, Additions, Json, JsonObject, Threshold } from './types'

/** The types that are ours, by the stock type that stands for them in `graph.type`. */
export const STORED_AS: Readonly<Record<AddedType, string>> = { Gauge: 'Card', StatusTimeline: 'Line', Pie: 'Bar' }
/** Where a type keeps its own options, beside `thresholds`. */
export const OPTIONS_OF: Readonly<Record<AddedType | 'HeatMap', string>> = {
  Gauge: 'gauge',
  StatusTimeline: 'statusTimeline',
  Pie: 'pie',
  HeatMap: 'heatMap',
}
const TONES = ['ok', 'warn', 'bad'] as const
/** More are no limits but a template that means harm. */
const MOST = 20

const NO_ADDITIONS: Additions = { type: null, thresholds: [], own: {} }

/**
 * What we add to a stored widget: `aerie: {"v":1,"type":"Gauge","thresholds":[{"at":500,"tone":"warn"}],"gauge":{"max":1000}}`.
 * Thresholds are a ladder: from `at` on upwards a value has the tone, until the next one. What cannot be read is a fault
 * and left out; the stock widget is drawn without it.
 */
export function additionsOf(raw: JsonObject, path: string, reader: Reader): Additions {
  const own = raw['aerie']
  // What is no object, a gate has said already.
  if (!isObject(own) || !(own['type'] ?? own['thresholds']))
    return isObject(own) ? { ...NO_ADDITIONS, own } : NO_ADDITIONS
  const at = `${path}.aerie`
  if (own['v'] !== VERSION) {
    reader.fault(`${at}.v`, `should be ${VERSION}: type and thresholds are not read`)
    return NO_ADDITIONS
  }
  return { type: typeOf(own['type'], `${at}.type`, reader), thresholds: thresholdsOf(own, at, reader), own }
}

/**
 * The type that is drawn: ours while the stock type still is the one that stands for it, for another UI may have changed that
 * since. `Heatmap` is how stock lists spell what stock widgets are called.
 */
export function graphTypeOf(stored: string, { type }: Additions): string {
  if (type !== null && STORED_AS[type] === stored) return type
  return stored === 'Heatmap' ? 'HeatMap' : stored
}

function typeOf(value: Json | undefined, path: string, reader: Reader): AddedType | null {
  if (value === undefined || value === null) return null
  const type = Object.keys(STORED_AS).find((one): one is AddedType => one === value)
  if (type === undefined)
    reader.fault(path, typeof value === 'string' ? `${value} is no type of ours` : wanted('text', value))
  return type ?? null
}

function thresholdsOf(own: JsonObject, path: string, reader: Reader): readonly Threshold[] {
  const list = reader.list(own, 'thresholds', path)
  if (list.length > MOST) reader.fault(`${path}.thresholds`, `has ${list.length} steps, ${MOST} are read`)
  const read = list.slice(0, MOST).flatMap((one, index) => thresholdOf(one, `${path}.thresholds[${index}]`, reader))
  // Of equal ones the last is meant, as in any list of settings.
  const last = new Map(read.map((one) => [one.at, one]))
  return [...last.values()].sort((a, b) => a.at - b.at)
}

function thresholdOf(value: Json, path: string, reader: Reader): readonly Threshold[] {
  if (!isObject(value)) return refused(reader, path, wanted('an object', value))
  const { at, label } = value
  const tone = TONES.find((one) => one === value['tone'])
  if (typeof at !== 'number' || !Number.isFinite(at)) return refused(reader, path + step('at'), wanted('a number', at))
  if (tone === undefined) return refused(reader, path + step('tone'), 'should be ok, warn or bad')
  return [{ at, tone, ...(typeof label === 'string' && label.trim() !== '' && { label: label.trim().slice(0, 80) }) }]
}

const wanted = (what: string, value: Json | undefined): string =>
  value === undefined ? 'is missing' : `should be ${what}, is ${kindOf(value)}`

function refused(reader: Reader, path: string, message: string): readonly never[] {
  reader.fault(path, message)
  return []
}

/** The own options of a type; `{}` where they are none. */
export function ownOptions({ own }: Additions, type: keyof typeof OPTIONS_OF): JsonObject {
  const options = own[OPTIONS_OF[type]]
  return isObject(options) ? options : {}
}
