import { MOST } from './bounds'
import { isList, isObject, step } from './json'
import type { Fault, Json, JsonObject } from './types'

/** Reads members of stored objects; a wrong type becomes a fault and the fallback, an absent member just the fallback. */
export class Reader {
  readonly faults: Fault[] = []

  fault(path: string, message: string): void {
    if (this.faults.length < MOST.faults) this.faults.push({ path, message })
    else if (this.faults.length === MOST.faults)
      this.faults.push({ path: '$', message: 'has more faults than are listed' })
  }

  /** Text of at most so many characters; what is longer is cut, and a fault. */
  words(from: JsonObject, key: string, path: string, most: number): string {
    const whole = this.text(from, key, path)
    if (whole.length <= most) return whole
    this.fault(path + step(key), `is ${whole.length} characters long, the first ${most} are shown`)
    return whole.slice(0, most)
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

  /** Its first `most` members; more are a fault. */
  list(from: JsonObject, key: string, path: string, most = Infinity): readonly Json[] {
    const value = from[key]
    if (isList(value)) {
      if (value.length > most)
        this.fault(path + step(key), `has ${value.length} members, more than the first ${most} are not read`)
      return value.slice(0, most)
    }
    if (value !== undefined && value !== null) this.wrong(path, key, 'a list', value)
    return []
  }

  /** Expressions; an index keeps its meaning, so what is no text, or too long to be one, becomes an empty text. */
  expressions(from: JsonObject, key: string, path: string): readonly string[] {
    return this.list(from, key, path, MOST.expressions).map((value, index) => {
      if (typeof value === 'string' && value.length <= MOST.expression) return value
      const found =
        typeof value === 'string'
          ? `is ${value.length} characters long, more than ${MOST.expression} are not asked`
          : `should be text, is ${kindOf(value)}`
      this.fault(`${path}${step(key)}[${index}]`, found)
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
