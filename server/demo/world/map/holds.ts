import type { Incident } from '../incident'
import type { Call } from '../nodes'

/** Of the time of a caller that waits for a store in all its work, the store's part. */
const WAITING = 0.98

/** The incidents that hold up every trace of the caller in its statements to one store. */
export const holding = (incidents: readonly Incident[], caller: string, store: string): readonly Incident[] =>
  incidents.filter(({ data: { traces, records } }) => {
    const waits = traces.some(({ share, slow }) => share === 1 && slow?.service === caller && slow.selfTime !== true)
    return waits && records.some((record) => record.caller === caller && record.service === store)
  })

/** What the caller waits in a minute, when undisturbed it would wait `latency` ms. */
export function held({ held: incidents, source }: Call, minute: number, latency: number): number {
  let waited = latency
  for (const incident of incidents) {
    const strength = Math.min(1, 2 * incident.strength(minute))
    if (strength > 0) waited += strength * Math.max(0, WAITING * source.subject.read(minute).latency - waited)
  }
  return waited
}
