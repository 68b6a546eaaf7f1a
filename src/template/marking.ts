import { VERSION } from './gate'
import { isObject } from './json'
import { isMarkedDeleted } from './marked'
import { afterBlanks, membersOf, type Member } from './members'
import type { Json, JsonObject } from './types'

const DELETED = '"deleted":true'
const MARK = `"aerie":{"v":${VERSION},${DELETED}}`

/**
 * The text with our marker; all of its other bytes are kept. What cannot carry one, being no object or using our key
 * otherwise, is kept whole inside of one that can: `{"aerie":{"v":1,"deleted":true,"was":"…"}}`.
 */
export function markedDeleted(text: string): string {
  const raw = objectIn(text)
  if (raw === null) return wrapped(text)
  if (isMarkedDeleted(raw)) return text
  const open = afterBlanks(text, 0)
  const members = membersOf(text, open)
  const own = ownOf(members)
  if (own === undefined) return appended(text, open, members, MARK)
  const inner = raw['aerie']
  if (!isObject(inner) || 'deleted' in inner) return wrapped(text)
  return appended(text, own.valueFrom, membersOf(text, own.valueFrom), DELETED)
}

/** The text as it was before it was marked; one without a marker stays as it is. */
export function unmarked(text: string): string {
  const raw = objectIn(text)
  const inner = raw?.['aerie']
  if (raw === null || !isObject(inner) || inner['deleted'] !== true) return text
  if (typeof inner['was'] === 'string') return inner['was']
  const members = membersOf(text, afterBlanks(text, 0))
  const own = ownOf(members)
  if (own === undefined) return text
  if (text.slice(own.from, own.to) === MARK) return without(text, members, own)
  const within = membersOf(text, own.valueFrom)
  const flag = within.filter(({ key }) => key === 'deleted').at(-1)
  return flag === undefined ? text : without(text, within, flag)
}

const wrapped = (was: string): string => JSON.stringify({ aerie: { v: VERSION, deleted: true, was } })

/** Of repeated keys the last one counts. */
const ownOf = (members: readonly Member[]): Member | undefined => members.filter(({ key }) => key === 'aerie').at(-1)

function appended(text: string, open: number, members: readonly Member[], member: string): string {
  const last = members.at(-1)
  const at = last?.to ?? open + 1
  return `${text.slice(0, at)}${last ? ',' : ''}${member}${text.slice(at)}`
}

function without(text: string, members: readonly Member[], gone: Member): string {
  const index = members.indexOf(gone)
  const before = members[index - 1]
  const after = members[index + 1]
  if (before) return text.slice(0, before.to) + text.slice(gone.to)
  return text.slice(0, gone.from) + text.slice(after?.from ?? gone.to)
}

function objectIn(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as Json
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
