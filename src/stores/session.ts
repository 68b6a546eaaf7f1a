import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

/** Older than this, a page that is opened takes a new now; younger, it shares the answers of the page before. */
const FRESH_MS = 30_000

/** This tab: when the page last asked, on the browser's clock, and when it will ask again. */
export const useSession = defineStore('session', () => {
  const askedAt = shallowRef(Date.now())
  /** Ticks once a second while a refresh is scheduled and the tab is visible. */
  const clock = shallowRef(Date.now())
  const seconds = shallowRef(0)
  const visible = shallowRef(document.visibilityState !== 'hidden')
  let timer: ReturnType<typeof setInterval> | undefined

  const remaining = computed(() =>
    seconds.value === 0 ? null : Math.max(0, Math.ceil((askedAt.value + seconds.value * 1000 - clock.value) / 1000)),
  )

  function refresh(): void {
    askedAt.value = Date.now()
    clock.value = askedAt.value
  }

  function refreshIfOld(): void {
    if (Date.now() - askedAt.value > FRESH_MS) refresh()
  }

  function tick(): void {
    clock.value = Date.now()
    if (remaining.value === 0) refresh()
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
    run()
  })

  return { askedAt, remaining, refresh, refreshIfOld, schedule }
})
