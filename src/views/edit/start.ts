import type { Draft } from '@/stores/drafts'
import { text } from './texts'
import { isNew, type Row } from './useRow'
import { firstText } from './work'

export interface Start {
  readonly text: string
  /** What it was begun from. */
  readonly base: string | null
  /** A draft of an earlier visit that differs from the server's text. */
  readonly offered: Draft | null
}

/** A draft goes on where it was left, from what the server had then; whether it is wanted, its reader is asked. */
export function startOf(row: Row): Start {
  const { draft, base } = row
  if (draft === null || draft.text === firstText(row)) return { text: firstText(row), base, offered: null }
  if (isNew(row.id)) return { text: draft.text, base: null, offered: null }
  return { text: draft.text, base: draft.base, offered: draft }
}

/** Empty where saving may be tried: OAP's own switch is only known when it refuses. */
export function whySavingIsOff({ foreign, unread }: Row, allowed: boolean): string {
  if (foreign) return text('foreign')
  if (!allowed) return text('gateway')
  return unread === null ? '' : text('unread', { message: unread.message })
}
