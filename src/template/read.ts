import { isList, isObject, step } from './json'
import type { Fault, Json, JsonObject } from './types'

/** Reads members of stored objects; a wrong type becomes a fault and the fallback, an absent member just the fallback. */
export class Reader {
  readonly faults: Fault[] = []

  fault(path: string, message: string): void {
    this.faults.push({ path, message })
  }

  text(from: JsonObject, key: string, path: string, fallback = ''): string {
    const value = from[key]
    if (typeof value === 'string') return value
    if (typeof value === 'number') return String(value)
    if (value !== undefined && value !== null) this.wrong(path, key, 'text', value)
    return fallback
  }

  flag(from: JsonObject, key: string, path: string): boolean {
    const value = from[key]
    if (typeof value === 'boolean') return value
    if (value !== undefined && value !== null) this.wrong(path, key, 'true or false', value)
    return false
  }

  /** An integer inside [low, high]; beyond them the nearer bound and a fault. */
  whole(
    from: JsonObject,
    key: string,
    path: string,
    range: readonly [low: number, high: number],
    fallback: number,
  ): number {
    const value = from[key]
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) {
      if (value === undefined || value === null) this.fault(path + step(key), `is missing, ${fallback} is used`)
      else this.wrong(path, key, 'a number', value)
      return fallback
    }
    const kept = Math.min(range[1], Math.max(range[0], Math.round(number)))
    if (kept !== number) this.fault(path + step(key), `${number} is not possible, ${kept} is used`)
    return kept
  }

  object(from: JsonObject, key: string, path: string): JsonObject {
    const value = from[key]
    if (isObject(value)) return value
    if (value !== undefined && value !== null) this.wrong(path, key, 'an object', value)
    return {}
  }

  list(from: JsonObject, key: string, path: string): readonly Json[] {
    const value = from[key]
    if (isList(value)) return value
    if (value !== undefined && value !== null) this.wrong(path, key, 'a list', value)
    return []
  }

  /** Members that are text; an index keeps its meaning, so anything else becomes an empty text. */
  texts(from: JsonObject, key: string, path: string): readonly string[] {
    return this.list(from, key, path).map((value, index) => {
      if (typeof value === 'string') return value
      this.fault(`${path}${step(key)}[${index}]`, `should be text, is ${kindOf(value)}`)
      return ''
    })
  }

  private wrong(path: string, key: string, wanted: string, value: Json): void {
    this.fault(path + step(key), `should be ${wanted}, is ${kindOf(value)}`)
  }
}

export function kindOf(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return 'text'
  return typeof value === 'number' ? 'a number' : String(value)
}
