import { computed, onBeforeUnmount, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useServer } from '@/query/connection'
import { draftKey, useDrafts, type Kept } from '@/stores/drafts'
import type { Problem } from '@/template/edit/checked'
import { parse } from '@/template/parse'
import type { Dashboard } from '@/template/types'
import { panels, widgets } from '@/widgets/registry'
import { problemsIn } from './problemsIn'
import type { Known } from './useKnown'
import type { Row } from './useRow'
import { countChanges, differences, firstText, sentFor, valueOf } from './work'

/** ms of rest before a text is checked and drawn, and before it is kept. */
const CHECK_AFTER = 250
const KEEP_AFTER = 500

export interface Work {
  /** As it was last looked at. */
  readonly text: Readonly<ShallowRef<string>>
  readonly problems: ComputedRef<readonly Problem[]>
  /** What the server would get; `null` while the text is none that it could. */
  readonly sent: ComputedRef<string | null>
  /** Stretches of lines that differ from the server's; 0: nothing to save. */
  readonly changes: ComputedRef<number>
  readonly dirty: ComputedRef<boolean>
  /** The last text that could be drawn. */
  readonly dashboard: Readonly<ShallowRef<Dashboard | null>>
  readonly kept: Readonly<ShallowRef<{ readonly how: Kept; readonly at: number } | null>>
  /** Something was typed. */
  touch(): void
  /** The text is JSON: what it would draw is drawn. */
  readonly readable: ComputedRef<boolean>
  /** Looks now: what follows must not be of an older text. */
  look(): void
  keepNow(): void
  /** Takes the draft out of this browser. */
  forget(): void
}

/** An edited text: what is wrong in it, what it would change, and its draft in this browser. */
export function useWork(row: () => Row, first: string, read: () => string, { metrics, isTwin }: Known): Work {
  const untouched = firstText(row())
  const server = useServer()
  const drafts = useDrafts()
  const text = shallowRef(first)
  const dashboard = shallowRef<Dashboard | null>(null)
  const kept = shallowRef<{ readonly how: Kept; readonly at: number } | null>(null)
  /** The draft that is this tab's: another tab may have put its own in its place. */
  let mine = row().draft?.text ?? null
  const drawable = { graphs: new Set([...widgets.keys(), ...panels.keys()]), controls: new Set(panels.keys()) }

  const ground = computed(() => ({
    level: server.capabilities.value?.level ?? 10.4,
    ...drawable,
    ...(metrics.value && { metrics: metrics.value }),
  }))
  const problems = computed(() =>
    problemsIn(text.value, ground.value, {
      dashboard: dashboard.value,
      isTwin: dashboard.value !== null && isTwin(dashboard.value),
    }),
  )
  const sent = computed(() => sentFor(row(), text.value))
  const base = computed(() => row().base ?? row().shipped)
  const changes = computed(() =>
    sent.value === null || base.value === null || sent.value === base.value
      ? 0
      : Math.max(1, countChanges(differences(base.value, sent.value))),
  )
  const dirty = computed(() =>
    sent.value === null || base.value === null ? text.value !== untouched : sent.value !== base.value,
  )
  watch(
    text,
    (now) => {
      const parsed = parse(now)
      if (parsed.dashboard) dashboard.value = parsed.dashboard
    },
    { immediate: true },
  )

  let looking: ReturnType<typeof setTimeout> | undefined
  let keeping: ReturnType<typeof setTimeout> | undefined
  function look(): void {
    clearTimeout(looking)
    text.value = read()
  }
  function keep(): void {
    clearTimeout(keeping)
    keeping = undefined
    look()
    const key = draftKey(row().id)
    if (!dirty.value) return forget()
    const at = Date.now()
    kept.value = { how: drafts.keep({ key, text: text.value, base: row().base, savedAt: at }), at }
    mine = text.value
  }
  function forget(): void {
    clearTimeout(keeping)
    keeping = undefined
    if (mine !== null) drafts.forget(draftKey(row().id), mine)
    mine = null
    kept.value = null
  }
  function flush(): void {
    if (keeping !== undefined) keep()
  }
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', flush)
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', flush)
    flush()
    clearTimeout(looking)
  })

  return {
    text,
    problems,
    sent,
    changes,
    dirty,
    dashboard,
    kept,
    touch() {
      clearTimeout(looking)
      clearTimeout(keeping)
      looking = setTimeout(look, CHECK_AFTER)
      keeping = setTimeout(keep, KEEP_AFTER)
    },
    readable: computed(() => valueOf(text.value) !== undefined),
    look,
    keepNow: keep,
    forget,
  }
}
