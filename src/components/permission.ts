import type { InjectionKey } from 'vue'

/** Whether the gateway lets such a thing be written to OAP; provided by the page. Without it all is tried, and the gateway answers. */
export const MAY_WRITE: InjectionKey<(kind: 'templates' | 'tasks') => boolean> = Symbol('may write')
