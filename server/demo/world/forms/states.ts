import type { Amount } from './latent'
import { driveBy } from './drive'
import type { Making } from './reader'

/** A value out of a few; one metric of the rules each. */
type State = (making: Making) => Amount | null

const one: State = () => () => 1
/** 1 on the first instance, else 0: there is exactly one of it. */
const onFirst: State = ({ measured }) => {
  const value = (measured.instance?.index ?? 0) === 0 ? 1 : 0
  return () => value
}

const DAY = 1440
/** Changes of a gateway's configuration: three a day, from one that has been there for long. */
const indexes: State = () => (minute) => Math.floor((minute * 3) / DAY)

const backPressured: State = (making) => {
  const saturation = driveBy(making, 'S')
  return saturation && ((minute) => (saturation(minute) > 0.85 ? 1 : 0))
}

const STATES: readonly (readonly [pattern: RegExp, state: State])[] = [
  [/etcd_indexes$/, indexes],
  [/active_controller_count$/, onFirst],
  // 0 is the master.
  [
    /activemq_broker_state$/,
    ({ measured }) =>
      () =>
        (measured.instance?.index ?? 0) === 0 ? 0 : 1,
  ],
  [
    /rs_state$/,
    ({ measured }) =>
      () =>
        (measured.instance?.index ?? 0) === 0 ? 1 : 2,
  ],
  [/isBackPressured$/, backPressured],
  [/./, one],
]

/** What an enumerated metric says; those that have labels by their state are made in `families`. */
export function states(making: Making): Amount | null {
  const value = STATES.find(([pattern]) => pattern.test(making.entry.name))?.[1](making)
  const { hi } = making.rule
  return value ? (minute) => Math.min(hi, value(minute)) : null
}
