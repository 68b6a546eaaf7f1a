import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { useConnection } from './connection'
import type { Listener } from './execute'
import { isPassing } from './failure'
import { keyOf } from './plan'
import type { Answered, Question, QuestionKey } from './question'

export interface Answers {
  /** Grows as answers come in. Those of the questions before stay until all of the new ones are answered. */
  readonly answers: ShallowRef<ReadonlyMap<QuestionKey, Answered>>
  /** Under way: when each was asked, epoch ms. Gone once answered. */
  readonly asked: ShallowRef<ReadonlyMap<QuestionKey, number>>
  /** Asks these again, or all. */
  readonly retry: (keys?: readonly QuestionKey[]) => void
  /** Withdraws these where they are under way: not asked again before a retry, or before they are wanted anew. */
  readonly cancel: (keys: Iterable<QuestionKey>) => void
}

/**
 * Answers to the questions of the moment, in their order: the latest questions win, leaving the page withdraws them.
 * `refresh` is the instant of the page's last refresh: with another one the same questions are asked anew, since the bucket that
 * is still open grows within its minute.
 */
export function useAnswers(questions: () => readonly Question[], refresh?: () => number): Answers {
  const { executor, cache, server } = useConnection()
  const answers: Answers['answers'] = shallowRef(new Map())
  const asked: Answers['asked'] = shallowRef(new Map())
  let wanted: ReadonlyMap<QuestionKey, Question> = new Map()

  const listener: Listener = {
    answered(found) {
      const mine = [...found].filter(([key]) => wanted.has(key))
      if (mine.length === 0) return
      const pending = new Map(asked.value)
      for (const [key] of mine) pending.delete(key)
      asked.value = pending
      publish([...answers.value, ...mine])
    },
  }

  function publish(entries: readonly (readonly [QuestionKey, Answered])[]): void {
    const settled = asked.value.size === 0
    answers.value = new Map(settled ? entries.filter(([key]) => wanted.has(key)) : entries)
  }

  function ask(keys: readonly QuestionKey[]): void {
    const list = keys.flatMap((key) => wanted.get(key) ?? [])
    const at = Date.now()
    asked.value = new Map([...asked.value, ...keys.map((key) => [key, asked.value.get(key) ?? at] as const)])
    executor.want(list, listener)
  }

  function follow(list: readonly Question[]): void {
    const next = new Map(list.map((question) => [keyOf(question), question]))
    const before = wanted
    executor.drop(
      [...wanted.keys()].filter((key) => !next.has(key)),
      listener,
    )
    wanted = next
    asked.value = new Map([...asked.value].filter(([key]) => next.has(key)))
    const known = [...next.keys()].flatMap((key) => {
      // An older answer does not take the place of the failure that came after it.
      const found = before.has(key) ? null : cache.read(key)
      return found ? [[key, found] as const] : []
    })
    // What was wanted before is not asked anew; what is still under way takes its new place in the order.
    const open = [...next.keys()].filter((key) => (before.has(key) ? asked.value.has(key) : !cache.isFresh(key)))
    if (open.length > 0) ask(open)
    publish([...answers.value, ...known])
  }

  const retry: Answers['retry'] = (keys = [...wanted.keys()]) => ask(keys.filter((key) => wanted.has(key)))

  function cancel(keys: Iterable<QuestionKey>): void {
    const gone = new Set(keys)
    executor.drop(gone, listener)
    asked.value = new Map([...asked.value].filter(([key]) => !gone.has(key)))
    publish([...answers.value])
  }

  watch(questions, follow, { immediate: true })
  // After `follow`: what only came with the new window is under way by then.
  if (refresh) watch(refresh, () => retry([...wanted.keys()].filter((key) => !asked.value.has(key))))
  watch(server.recovered, () => {
    const failed = [...answers.value].filter(([, { result }]) => result.kind === 'failure' && isPassing(result))
    if (failed.length > 0) retry(failed.map(([key]) => key))
  })
  onScopeDispose(() => cancel(wanted.keys()))
  return { answers, asked, retry, cancel }
}
