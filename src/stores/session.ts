import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { browserZone } from '@/time/zone'

/** Older than this, a page that is opened takes a new now; younger, it shares the answers of the page before. */
const FRESH_MS = 30_000
/** ms by which the browser's two clocks may part before OAP's is asked anew: the machine slept, or somebody set its clock. */
const PARTED_MS = 5_000

/** Where a page's now comes from. */
export interface Source {
  /** OAP's time, epoch ms. */
  readonly now: () => number
  /** Asks OAP for its time again; settles when `now` may be believed, or cannot be had. */
  readonly measure: () => Promise<unknown>
  /** OAP does not answer: the page does not refresh by itself, and catches up when this is over. */
  readonly rests?: () => boolean
}

/**
 * This tab: when the page last asked, and when it will ask again. Counts on the clock that nobody can set, so that a change of
 * the machine's time neither hurries nor stops it.
 */
export const useSession = defineStore('session', () => {
  let source: Source = { now: Date.now, measure: () => Promise.resolve() }
  /** OAP's time of the last refresh, epoch ms. */
  const askedAt = shallowRef(source.now())
  /** The zone of this machine, as it was at the last look. */
  const zone = shallowRef(browserZone())
  /** The last refresh and the last tick, ms on the steady clock. */
  const since = shallowRef(performance.now())
  const clock = shallowRef(since.value)
  const seconds = shallowRef(0)
  const visible = shallowRef(document.visibilityState !== 'hidden')
  let timer: ReturnType<typeof setInterval> | undefined
  let apart = Date.now() - performance.now()
  let measuring = false

  const remaining = computed(() =>
    seconds.value === 0 ? null : Math.max(0, Math.ceil((since.value + seconds.value * 1000 - clock.value) / 1000)),
  )

  function follow(given: Source): void {
    source = given
    stamp()
  }

  function stamp(): void {
    since.value = performance.now()
    clock.value = since.value
    zone.value = browserZone()
    askedAt.value = source.now()
  }

  /** One new now for the whole page. Where the clocks parted it waits for OAP's. */
  function refresh(): void {
    if (measuring) return
    const was = apart
    apart = Date.now() - performance.now()
    if (Math.abs(apart - was) <= PARTED_MS) return stamp()
    measuring = true
    void source
      .measure()
      .catch(() => {})
      .finally(() => {
        measuring = false
        stamp()
      })
  }

  function refreshIfOld(): void {
    if (performance.now() - since.value > FRESH_MS) refresh()
  }

  function tick(): void {
    clock.value = performance.now()
    const parted = Math.abs(Date.now() - performance.now() - apart) > PARTED_MS
    if ((remaining.value === 0 || parted) && source.rests?.() !== true) refresh()
  }

  function run(): void {
    clearInterval(timer)
    timer = undefined
    if (seconds.value === 0 || !visible.value) return
    tick()
    timer = setInterval(tick, 1000)
  }

  /** `every` seconds; 0 switches it off. */
  function schedule(every: number): void {
    seconds.value = every
    run()
  }

  document.addEventListener('visibilitychange', () => {
    visible.value = document.visibilityState !== 'hidden'
    if (visible.value) zone.value = browserZone()
    run()
  })
  window.addEventListener('focus', () => {
    zone.value = browserZone()
  })

  return { askedAt, zone, remaining, follow, refresh, refreshIfOld, schedule }
})
