import { answer } from '@/mqe/answer'
import type { Result } from '@/mqe/result'
import type { Level } from '@/mqe/source'
import { decodeResult } from '@/protocol/mqe/decode'
import { encodeEvaluation } from '@/protocol/mqe/encode'
import type { Entity } from '@/scope/entity'
import { windowTo, world } from '../../../server/demo/world/testing'

/** The instant that the browser's walk is frozen at, and the window that a page opens with. */
export const NOW = Date.parse('2026-03-18T18:20:00Z')
export const LEVEL: Level = 10.4
export const WINDOW = windowTo(NOW, 31)

const known = new Map<string, Result>()

/** What a page gets for an expression about an entity: evaluated by the demo, through the wire's form and back. */
export function ask(expression: string, entity: Entity): Result {
  if (expression.trim() === '') return { kind: 'nothing' }
  const key = `${JSON.stringify(entity)} ${expression}`
  const before = known.get(key)
  if (before) return before
  const source = world.source({ entity, window: WINDOW, now: NOW, level: LEVEL })
  const made = decodeResult(encodeEvaluation(answer(expression, source)), WINDOW.offset)
  known.set(key, made)
  return made
}
