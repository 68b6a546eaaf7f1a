import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { pageConfig } from './config'
import { isRecord, onStored, readStored, removeStored, writeStored } from './storage'

/** A dashboard's text that is not on the server, kept in this browser. */
export interface Draft extends DraftHead {
  readonly text: string
  /** What the server had when it was begun; `null`: nothing. */
  readonly base: string | null
}

export interface DraftHead {
  /** Of `draftKey`. */
  readonly key: string
  /** Browser's clock, epoch ms. */
  readonly savedAt: number
}

/** `too large`: more than 2 MB. `in this tab`: the browser stores nothing, or no more; a reload forgets it. */
export type Kept = 'kept' | 'too large' | 'in this tab'

const NAME = 'drafts'
const VERSION = 1
const MOST = 20
/** UTF-16 code units. */
export const LONGEST_DRAFT = 2_000_000

/** One per server and row: `id` is the row's, that of one that ships with the page, or `new.…`. */
export const draftKey = (id: string, base = pageConfig().base): string => `${window.location.host}${base} ${id}`

/** The id that a draft of this page's server is of; `null`: of another server. */
export function draftId(key: string, base = pageConfig().base): string | null {
  const start = draftKey('', base)
  return key.startsWith(start) ? key.slice(start.length) : null
}

const nameOf = (key: string): string => `draft ${key}`

/** The newest 20; what another tab keeps is seen here too. */
export const useDrafts = defineStore(NAME, () => {
  /** The newest first. */
  const heads = shallowRef(load())
  onStored(NAME, () => {
    heads.value = load()
  })

  function find(key: string): Draft | null {
    const stored = readStored(nameOf(key))
    return isDraft(stored) && stored.key === key ? stored : null
  }

  function keep({ key, text, base, savedAt }: Draft): Kept {
    if (text.length > LONGEST_DRAFT) return 'too large'
    const others = load().filter((one) => one.key !== key)
    for (const { key: old } of others.slice(MOST - 1)) removeStored(nameOf(old))
    const isStored = writeStored(nameOf(key), { key, text, base, savedAt })
    list([{ key, savedAt }, ...others.slice(0, MOST - 1)])
    return isStored ? 'kept' : 'in this tab'
  }

  /** `text`: only where the draft is still this one, not what another tab has put in its place. */
  function forget(key: string, text?: string): void {
    if (text !== undefined && find(key)?.text !== text) return
    removeStored(nameOf(key))
    list(load().filter((one) => one.key !== key))
  }

  function list(next: readonly DraftHead[]): void {
    heads.value = next
    writeStored(NAME, { v: VERSION, drafts: next })
  }

  return { heads, find, keep, forget }
})

function load(): readonly DraftHead[] {
  const stored = readStored(NAME)
  if (!isRecord(stored) || stored['v'] !== VERSION || !Array.isArray(stored['drafts'])) return []
  return stored['drafts'].filter(isHead).slice(0, MOST)
}

const isHead = (value: unknown): value is DraftHead =>
  isRecord(value) && typeof value['key'] === 'string' && typeof value['savedAt'] === 'number'

const isDraft = (value: unknown): value is Draft =>
  isRecord(value) &&
  isHead(value) &&
  'text' in value &&
  typeof value.text === 'string' &&
  'base' in value &&
  (value.base === null || typeof value.base === 'string')
