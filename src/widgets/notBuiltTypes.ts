/** Controls of OAP 10 that this version cannot draw. */
export const NOT_BUILT = [
  'DemandLog',
  'Ebpf',
  'NetworkProfiling',
  'ContinuousProfiling',
  'Pprof',
  'TaskTimeline',
] as const
export type NotBuilt = (typeof NOT_BUILT)[number]
