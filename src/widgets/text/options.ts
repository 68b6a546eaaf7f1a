import { isObject } from '@/template/json'
import type { JsonObject } from '@/template/types'
import { safeHref } from '../href'
import { textIn, textLook, type TextLook } from '../textLook'

export interface TextOptions extends TextLook {
  readonly content: string
  /** The whole text is a link to it; `null` where there is none or it is not safe. */
  readonly href: string | null
}

/** What a stored Text says; `raw` is the stored item. */
export function textOptions(raw: JsonObject): TextOptions {
  const stored = isObject(raw['graph']) ? raw['graph'] : {}
  return { ...textLook(stored), content: textIn(stored, 'content'), href: safeHref(textIn(stored, 'url')) }
}
