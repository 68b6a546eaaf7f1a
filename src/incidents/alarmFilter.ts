import type { PanelState } from '@/scope/panel'
import type { AlarmItem, AlarmState } from './alarmItem'

/** What the reader wants to see; an empty text is no wish. */
export interface AlarmWish {
  readonly words: string
  readonly scope: string
  /** The expression of a rule, or its name where the server finds by it. */
  readonly rule: string
  readonly layer: string
  readonly state: AlarmState | ''
  /** `key=value`, or a key alone. */
  readonly tags: readonly string[]
  /** Id of the entity that the page is about. */
  readonly of: string
}

const STATES: readonly AlarmState[] = ['firing', 'recovered', 'unknown']

export function wishOf({ q = '', filters, of }: PanelState): AlarmWish {
  const text = (name: string): string => filters?.get(name) ?? ''
  const state = text('state')
  return {
    words: q.trim(),
    scope: text('scope'),
    rule: text('rule'),
    layer: text('layer'),
    state: STATES.find((one) => one === state) ?? '',
    tags: readTags(text('tag')),
    of: of?.id ?? '',
  }
}

/** Several tags in one text: a comma and a percent sign of a tag itself are codes. */
export const readTags = (text: string): readonly string[] =>
  text
    .split(',')
    .map((tag) => tag.replace(/%2C|%25/gi, (code) => (code === '%25' ? '%' : ',')).trim())
    .filter((tag) => tag !== '')

export const writeTags = (tags: readonly string[]): string =>
  tags.map((tag) => tag.replace(/[%,]/g, (sign) => (sign === '%' ? '%25' : '%2C'))).join(',')

/** `level=CRITICAL` → both; a key alone has no value. */
export function tagOf(tag: string): { readonly key: string; readonly value?: string } {
  const cut = tag.indexOf('=')
  return cut < 0 ? { key: tag } : { key: tag.slice(0, cut), value: tag.slice(cut + 1) }
}

/** True for an item that has all that is wished for, but for the state where `anyState`. */
export function fits(item: AlarmItem, wish: AlarmWish, anyState = false): boolean {
  return (
    (wish.scope === '' || item.scope === wish.scope) &&
    (wish.rule === '' || item.expression === null || item.expression === wish.rule || !isExpression(wish.rule)) &&
    (wish.layer === '' || item.layers.includes(wish.layer)) &&
    (anyState || wish.state === '' || item.state === wish.state) &&
    wish.tags.every((tag) => bears(item, tag)) &&
    concerns(item, wish.of) &&
    (wish.words === '' || says(item, wish.words))
  )
}

/** A name of a rule is found by the server alone. */
export const isExpression = (rule: string): boolean => !/^[\w.-]+$/.test(rule)

function bears({ rows }: AlarmItem, tag: string): boolean {
  const { key, value } = tagOf(tag)
  return rows.some(({ tags }) => tags.some((one) => one.key === key && (value === undefined || one.value === value)))
}

/** An entity's own alarms, those of its parts and those of its calls: their ids begin with the id of the service. */
function concerns({ rows, subject }: AlarmItem, id: string): boolean {
  if (id === '') return true
  if (subject.of?.id === id || subject.serviceId === id) return true
  return rows.some((row) => row.id === id) || (subject.of?.kind === 'relation' && subject.of.id.split('-').includes(id))
}

function says({ subject, message, expression, rows }: AlarmItem, words: string): boolean {
  const needle = words.toLowerCase()
  const tags = rows.flatMap((row) => row.tags.map(({ key, value }) => `${key}=${value}`))
  return [subject.title, subject.owner, subject.name ?? '', message, expression ?? '', ...tags].some((text) =>
    text.toLowerCase().includes(needle),
  )
}
