import { useTexts } from '@/i18n/texts'

export const t = useTexts('profilingPage', {
  kinds: 'Kinds of profiles',
  trace: 'Trace profiling',
  async: 'async-profiler',
  pprof: 'pprof',
  ebpf: 'eBPF profiling',
  network: 'Network profiling',
  continuous: 'Continuous profiling',
  notYet: '{kind} is not here yet',
  notYetText: 'OAP offers it, but this release shows only trace profiling and async-profiler.',
  unknown: 'There is no such kind of profile',
  unknownText: 'The address names “{kind}”. Choose one of those above.',
})
