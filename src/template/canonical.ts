import { isList, isObject } from './json'
import { sha256 } from './sha256'
import type { Json, JsonObject } from './types'

/** RFC 8785: members sorted by UTF-16 code units, no blanks, numbers and texts as ECMAScript writes them. */
export function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key]
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonical(member)}`]
    })
  return `{${members.join(',')}}`
}

/** What tells a template's content apart, however it was written down: `id` is noise that some stored ones repeat. */
export function contentOf(configuration: JsonObject): string {
  const { id: _, ...content } = configuration
  return canonical(content)
}

export const hashOf = (configuration: JsonObject): string => sha256(contentOf(configuration))
