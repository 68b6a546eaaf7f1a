import { definePanel, type AnyPanel } from './contract'

/** A control of OAP 10 that this version cannot draw: it names itself and says what is missing. */
export const notBuilt = (type: NotBuilt): AnyPanel =>
  definePanel({ type, view: () => import('./NotBuilt.vue').then((module) => module.default) })

export const NOT_BUILT = [
  'DemandLog',
  'Ebpf',
  'NetworkProfiling',
  'ContinuousProfiling',
  'Pprof',
  'TaskTimeline',
] as const
export type NotBuilt = (typeof NOT_BUILT)[number]
