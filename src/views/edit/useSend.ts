import { nextTick, type ShallowRef } from 'vue'
import { draftKey, useDrafts, type Draft } from '@/stores/drafts'
import { isNew, type Row } from './useRow'
import { useSaving, type Outcome } from './useSaving'
import { firstText } from './work'
import type { Work } from './useWork'

/** A row as it is stored. */
interface Stored {
  readonly id: string
  readonly configuration: string
}

interface Edited {
  readonly row: () => Row
  readonly work: Work
  /** What the text was begun from; settled here by what a save comes to. */
  readonly base: ShallowRef<string | null>
  readonly offered: ShallowRef<Draft | null>
  /** Puts another text there, as one step that can be undone. */
  readonly replace: (text: string) => void
  readonly saved: (stored: Stored) => void
}

export interface Send {
  readonly outcome: ShallowRef<Outcome | null>
  /** `null`: as a new one. */
  send(configuration: string, onto: Stored | null): Promise<void>
  /** Of a conflict: the text that is put over theirs. */
  settle(configuration: string, theirs: Stored): void
  takeTheirs(theirs: Stored): void
}

/** Saves an edited text, and knows for a while afterwards whether it stayed. */
export function useSend({ row, work, base, offered, replace, saved }: Edited): Send {
  const drafts = useDrafts()
  const { outcome, save, look } = useSaving()
  /** What was there before saves that are not known to have stayed: what somebody writes over them began with it. */
  let ground: { readonly base: string | null } | null = null

  async function send(configuration: string, onto: Stored | null): Promise<void> {
    const before = base.value
    work.keepNow()
    const given = onto?.id ?? (isNew(row().id) ? null : row().id)
    const found = await save({ id: given, configuration, base: onto?.configuration ?? null })
    if (found.kind === 'changed' && ground !== null) base.value = ground.base
    if (found.kind !== 'saved') return
    ground ??= { base: before }
    base.value = found.configuration
    offered.value = null
    work.forget()
    saved(found)
    await nextTick()
    work.look()
    const kept = {
      key: draftKey(found.id),
      text: firstText({ base: found.configuration, shipped: null }),
      base: ground.base,
      savedAt: Date.now(),
    }
    // Until it is known to stay, the draft is all that is left where somebody writes over it.
    if (work.dirty.value) work.keepNow()
    else drafts.keep(kept)
    const now = await look(found)
    if (now === 'left') return
    if (now === 'same') {
      ground = null
      drafts.forget(kept.key, kept.text)
      return
    }
    base.value = ground.base
    outcome.value = now
  }

  return {
    outcome,
    send,
    settle(configuration, theirs) {
      base.value = theirs.configuration
      ground = null
      replace(firstText({ base: configuration, shipped: null }))
      work.look()
      void send(configuration, theirs)
    },
    takeTheirs(theirs) {
      base.value = theirs.configuration
      ground = null
      outcome.value = null
      replace(firstText({ base: theirs.configuration, shipped: null }))
      work.look()
      work.forget()
      saved(theirs)
    },
  }
}
