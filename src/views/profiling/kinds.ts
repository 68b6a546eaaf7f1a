import type { Component } from 'vue'

/** Kinds of profiles, in the order of their tabs; `null`: OAP has it, these pages do not yet. */
export const KINDS: Readonly<Record<string, (() => Promise<{ readonly default: Component }>) | null>> = {
  trace: () => import('./TraceProfiles.vue'),
  async: () => import('./AsyncProfiles.vue'),
  pprof: null,
  ebpf: null,
  network: null,
  continuous: null,
}
