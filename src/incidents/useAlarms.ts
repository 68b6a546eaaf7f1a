import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { Alarm } from '@/protocol/alarm/alarm'
import type { Duration } from '@/protocol/duration'
import { useConnection } from '@/query/connection'
import { useServices } from '@/query/services'
import type { Window } from '@/time/window'
import { isExpression, tagOf, type AlarmWish } from './alarmFilter'
import { itemOf, knownOf, type AlarmItem } from './alarmItem'
import { alarmsFetch, type AlarmsAsked } from './askAlarms'
import { episodesOf, isFiring, LONGEST_SILENCE_MS, within, type Basis, type Episode } from './episodes'
import { occurrencesOf, type Occurrence } from './occurrences'
import type { Read } from './readAll'
import { secondsBetween, type Stretch } from './recordTime'
import { useSteady, type Steady } from './useSteady'

export interface AlarmsOf {
  /** The rows as they were read. */
  readonly read: Steady<Read<Alarm>>
  /** False for a server that reports no recovery at all; `null` until it has told. */
  readonly recovers: ComputedRef<boolean | null>
  /** It finds alarms by the name of their rule. */
  readonly findsRules: ComputedRef<boolean>
  /** More than is read: the server filters what it can, else this page does. */
  readonly crowded: ComputedRef<boolean>
  /** All that lasted at some time of the window. */
  readonly lasting: ComputedRef<readonly Episode[]>
  /** Those that began before it. */
  readonly before: ComputedRef<ReadonlyMap<string, AlarmItem>>
  /** Those that began in it, and what still fires. */
  readonly items: ComputedRef<ReadonlyMap<string, AlarmItem>>
  /** The latest begun first. */
  readonly occurrences: ComputedRef<readonly Occurrence[]>
  /** `null` while the window is not the server's. */
  readonly duration: ComputedRef<Duration | null>
}

/** Keys that are still pressed ask nothing. */
const TYPING = 300

export function useAlarms(
  page: () => { readonly window: Window; readonly shown: Stretch; readonly now: number; readonly ready: boolean },
  wish: () => AlarmWish,
): AlarmsOf {
  const connection = useConnection()
  const { server } = connection
  const services = useServices(() => null)
  const has = computed(() => server.capabilities.value?.has ?? null)
  const settled = computed(() => server.capabilities.value?.settled === true)
  const recovers = computed(() => (settled.value ? has.value?.has('alarm-recovery') === true : null))
  const findsRules = computed(() => has.value?.has('query-alarms') === true)

  const words = shallowRef(wish().words)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => wish().words,
    (now) => {
      clearTimeout(timer)
      timer = setTimeout(() => (words.value = now), TYPING)
    },
  )

  /** Of the last window that held more than is read. */
  const crowdedFor = shallowRef('')
  const length = computed(() => {
    const { window } = page()
    return `${window.step} ${window.end - window.start}`
  })
  const crowded = computed(() => crowdedFor.value === length.value)

  const asked = computed((): AlarmsAsked | null => {
    const { window, shown, ready } = page()
    // The list of services brings along what must be known of this server.
    if (!ready || (!settled.value && services.data.value === null && services.failure.value === null)) return null
    const { rule, scope, tags } = wish()
    return {
      duration: secondsBetween(shown.from - LONGEST_SILENCE_MS, shown.to + LONGEST_SILENCE_MS, window),
      ...(findsRules.value && rule !== '' && !isExpression(rule) ? { rule } : {}),
      ...(crowded.value && scope !== '' ? { scope } : {}),
      ...(crowded.value && words.value !== '' ? { keyword: words.value } : {}),
      ...(crowded.value && tags.length > 0 ? { tags: tags.map(tagOf) } : {}),
    }
  })
  const read = useSteady(
    () => {
      const given = asked.value
      if (!given) return null
      const { duration, ...filters } = given
      return {
        fetch: alarmsFetch(connection, given),
        subject: JSON.stringify([length.value, filters, duration.coldStage]),
      }
    },
    () => page().now,
  )
  watch(read.data, (data) => {
    if (data?.cut && !crowded.value) crowdedFor.value = length.value
  })

  const found = computed(() => {
    const { shown, now } = page()
    const basis: Basis = recovers.value === false ? 'recent' : 'recovery'
    return within(episodesOf(read.data.value?.rows ?? [], { now, basis }), shown.from, shown.to)
  })
  /** What was over soon after the window began is none of its alarms; what still fires is. */
  const listed = computed(() => [...found.value.began, ...found.value.earlier.filter(isFiring)])
  const known = computed(() => knownOf(services.data.value ?? []))
  const items = computed(() => itemsOf(listed.value))
  const itemsOf = (episodes: readonly Episode[]): ReadonlyMap<string, AlarmItem> =>
    new Map(episodes.map((one) => [one.key, itemOf(one, known.value)]))
  return {
    read,
    recovers,
    findsRules,
    crowded,
    lasting: computed(() => [...found.value.began, ...found.value.earlier]),
    before: computed(() => itemsOf(found.value.earlier)),
    items,
    occurrences: computed(() => occurrencesOf(listed.value)),
    duration: computed(() => {
      const { window, shown, ready } = page()
      return ready ? secondsBetween(shown.from, shown.to, window) : null
    }),
  }
}
