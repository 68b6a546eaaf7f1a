import { planOf, type Plan } from '../plan'
import type { Visit } from '../steps'
import { browse } from './browse'
import { checkout } from './checkout'
import { concierge } from './concierge'
import { door } from './door'
import { profileCycle, seats } from './gate'
import { partner } from './partner'
import { settlement } from './settlement'

const ROOTS: Readonly<Record<string, Visit>> = {
  browse,
  checkout,
  seats,
  partner,
  concierge,
  door,
  settlement,
  'profile-cycle': profileCycle,
}

/** Places for slow statements of one store in a visit: the few traces of the report share all of its. */
const SLOTS: Readonly<Record<string, number>> = { settlement: 10 }
const USUAL_SLOTS = 4

/** The plan of a flow by its id, `null` for one that has none. */
export function planFor(flow: string): Plan | null {
  const root = ROOTS[flow]
  return root ? planOf(root, SLOTS[flow] ?? USUAL_SLOTS) : null
}
