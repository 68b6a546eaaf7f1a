import type { Remedy } from './remedy'
import type { StateChange } from '@/stores/location'
import { linkText } from '@/time/format'

const DAY = 86_400_000

/** The address that a remedy leads to: only its time changes. */
export function remedied(remedy: Remedy, now: number): StateChange {
  switch (remedy.do) {
    case 'last-day':
      return { from: 'now-1d', to: 'now', step: undefined, cold: undefined }
    case 'step':
      return { step: remedy.step }
    case 'cold':
      return { cold: remedy.on || undefined }
    case 'range':
      return {
        from: linkText(Math.max(remedy.from, now - 30 * DAY)),
        to: linkText(Math.min(remedy.to, now)),
        step: remedy.step,
        cold: undefined,
      }
    default:
      return {}
  }
}
