import { describe, expect, test } from 'vitest'
import { patched } from '@/template/edit/patched'
import { parse } from '@/template/parse'
import { print, printFile } from '@/template/print'
import type { Json, JsonObject } from '@/template/types'
import { mounted, templates } from './testing/templates'

if (!mounted) test.skip('the templates of OAP 10.4 are not mounted', () => {})

/** The forms that stores hold a text in: as OAP 10 seeds it, indented by hand, and in an order of names of its own. */
const FORMS: Readonly<Record<string, (value: JsonObject) => string>> = {
  'on one line': (value) => JSON.stringify(value),
  indented: (value) => JSON.stringify(value, null, 4),
  'with its names turned round': (value) => JSON.stringify(turned(value), null, '\t').replaceAll('\n', '\r\n'),
}

const turned = (value: Json): Json => {
  if (Array.isArray(value)) return (value as readonly Json[]).map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member as Json)]),
  )
}

const edited = (text: string): Json => JSON.parse(text) as Json

/** A copy with another title for the first widget that has one, and that title; `null` where none has. */
function retitled(value: Json): { readonly value: Json; readonly was: string } | null {
  if (Array.isArray(value)) {
    const list = value as readonly Json[]
    for (const [index, one] of list.entries()) {
      const found = retitled(one)
      if (found) return { value: list.with(index, found.value), was: found.was }
    }
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const whole = value as JsonObject
  const widget = whole['widget'] as JsonObject | undefined
  const title = widget?.['title']
  if (typeof title === 'string') return { value: { ...whole, widget: { ...widget, title: NEW } }, was: title }
  const found = whole['children'] === undefined ? null : retitled(whole['children'])
  return found && { value: { ...whole, children: found.value }, was: found.was }
}

const NEW = 'Another title'

describe.each(Object.entries(FORMS))('stored %s', (_, form) => {
  test.each(templates.map(({ id, dashboard }) => [id, dashboard.raw] as const))(
    '%s opens and saves as it was',
    (_id, raw) => {
      const original = form(raw)
      expect(patched(original, edited(original))).toBe(original)
      // The editor shows it in an order of its own; what comes back is the same value.
      expect(patched(original, edited(printFile(raw)))).toBe(original)
      expect(edited(print(parse(original).dashboard?.raw ?? {}))).toEqual(raw)

      const change = retitled(raw)
      if (change === null) return
      const saved = patched(original, change.value)
      expect(edited(saved)).toEqual(change.value)
      // Nothing but the title differs, byte by byte.
      let from = 0
      while (original[from] === saved[from]) from++
      let to = 0
      while (original.at(-1 - to) === saved.at(-1 - to)) to++
      const lost = original.slice(from, Math.max(from, original.length - to))
      expect(JSON.stringify(change.was)).toContain(lost)
      expect(JSON.stringify(NEW)).toContain(saved.slice(from, Math.max(from, saved.length - to)))
    },
  )
})
