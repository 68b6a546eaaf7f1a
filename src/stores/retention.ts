import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { METRIC_STEPS, type Kept } from '@/time/kept'
import { isRecord } from './storage'

const NAME = 'aerie.retention'
/** ms that it is believed: it changes with a restart of OAP only. */
const BELIEVED_MS = 3_600_000

/** How long OAP keeps its metrics, once this tab has asked: a reload shows the same window without asking again. */
export const useRetention = defineStore('retention', () => {
  const stored = load()
  const kept = shallowRef<Kept | null>(stored?.kept ?? null)
  let at = stored?.at ?? 0

  /** Time to ask (again). */
  const isOld = (): boolean => Math.abs(Date.now() - at) > BELIEVED_MS

  function learn(told: Kept | null): void {
    kept.value = told
    at = Date.now()
    try {
      sessionStorage.setItem(NAME, JSON.stringify({ at, kept: told }))
    } catch {
      // Storage is full or closed to us: the next load asks again.
    }
  }

  return { kept, isOld, learn }
})

function load(): { readonly kept: Kept | null; readonly at: number } | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? 'null')
    if (!isRecord(found) || typeof found['at'] !== 'number' || Math.abs(Date.now() - found['at']) > BELIEVED_MS)
      return null
    const { at, kept } = found
    if (!isRecord(kept)) return { at, kept: null }
    const days = figures(kept['days'])
    return { at, kept: days && { days, cold: figures(kept['cold']) } }
  } catch {
    return null
  }
}

function figures(value: unknown): Kept['days'] | null {
  if (!isRecord(value)) return null
  const [MINUTE, HOUR, DAY] = METRIC_STEPS.map((step) => value[step])
  const isFigure = (figure: unknown): figure is number => typeof figure === 'number' && Number.isFinite(figure)
  return isFigure(MINUTE) && isFigure(HOUR) && isFigure(DAY) ? { MINUTE, HOUR, DAY } : null
}
