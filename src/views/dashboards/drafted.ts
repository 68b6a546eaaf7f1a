import { contentOf } from '@/template/canonical'
import { isObject } from '@/template/json'
import { parse } from '@/template/parse'
import type { Json } from '@/template/types'
import type { Row } from './rows'

/** A text that only this browser has. */
export interface Drafted {
  /** As the editor's address has it. */
  readonly id: string
  /** What it calls itself; empty where that cannot be read. */
  readonly name: string
  readonly layer: string
  /** Epoch ms. */
  readonly savedAt: number
}

interface Kept {
  readonly id: string
  readonly text: string
  /** Epoch ms. */
  readonly savedAt: number
}

/** What drafts are of, in their order; one that says what its row has is none. */
export function draftedIn(drafts: readonly Kept[], rows: readonly Row[]): readonly Drafted[] {
  const stored = new Map(rows.flatMap(({ id, configuration }) => (id === null ? [] : [[id, configuration]])))
  return drafts.flatMap(({ id, text, savedAt }) => {
    const configuration = stored.get(id)
    if (configuration !== undefined && contentIn(configuration) === contentIn(text)) return []
    const { dashboard } = parse(text)
    return [{ id, name: dashboard?.name ?? '', layer: dashboard?.layer ?? '', savedAt }]
  })
}

function contentIn(text: string): string {
  try {
    const value = JSON.parse(text) as Json
    return isObject(value) ? contentOf(value) : text
  } catch {
    return text
  }
}
