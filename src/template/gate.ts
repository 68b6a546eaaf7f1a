import { isList, isObject } from './json'
import { kindOf, type Reader } from './read'
import type { Gate, JsonObject } from './types'

/** The one version of our additions that this page writes and reads. */
export const VERSION = 1

/**
 * When a stored widget is shown: `aerie: {"v":1,"gate":{"expression":"is_present(a)"}}`, or
 * `{"attribute":"language","is":["JAVA"]}`. A gate that cannot be read is a fault and none: the widget is shown.
 */
export function gateOf(raw: JsonObject, path: string, reader: Reader): Gate | null {
  const own = raw['aerie']
  if (own === undefined || own === null) return null
  const at = `${path}.aerie`
  if (!isObject(own)) return refused(reader, at, `should be an object, is ${kindOf(own)}`)
  const gate = own['gate']
  if (gate === undefined || gate === null) return null
  if (own['v'] !== VERSION) return refused(reader, `${at}.v`, `should be ${VERSION}: the gate is not read`)
  if (!isObject(gate)) return refused(reader, `${at}.gate`, `should be an object, is ${kindOf(gate)}`)
  const odd = Object.keys(gate).find((key) => !KEYS.has(key))
  if (odd !== undefined) return refused(reader, `${at}.gate`, `${odd} is no condition`)
  return conditions(gate, `${at}.gate`, reader)
}

const KEYS: ReadonlySet<string> = new Set(['expression', 'attribute', 'is'])

function conditions(gate: JsonObject, path: string, reader: Reader): Gate | null {
  const expression = textOf(gate, 'expression', path, reader)
  const name = textOf(gate, 'attribute', path, reader)
  const values = valuesOf(gate, path, reader)
  if (expression === undefined || name === undefined || values === undefined) return null
  if (expression === null && name === null) return refused(reader, path, 'names neither an expression nor an attribute')
  if (name === null && values !== null) return refused(reader, `${path}.is`, 'needs an attribute')
  return { expression, attribute: name === null ? null : { name, is: values ?? [] } }
}

/** `null`: not given. `undefined`: given, and wrong. */
function textOf(from: JsonObject, key: string, path: string, reader: Reader): string | null | undefined {
  const value = from[key]
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && value.trim() !== '') return value.trim()
  reader.fault(`${path}.${key}`, typeof value === 'string' ? 'is empty' : `should be text, is ${kindOf(value)}`)
  return undefined
}

function valuesOf(from: JsonObject, path: string, reader: Reader): readonly string[] | null | undefined {
  const value = from['is']
  if (value === undefined || value === null) return null
  if (isList(value) && value.length > 0 && value.every((one) => typeof one === 'string')) return value
  reader.fault(`${path}.is`, 'should be a list of texts')
  return undefined
}

function refused(reader: Reader, path: string, message: string): null {
  reader.fault(path, message)
  return null
}
