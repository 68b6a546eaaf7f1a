import type { InjectionKey } from 'vue'

/** Whether the gateway lets such a thing be written to OAP; provided by the page. Without it all is tried, and the gateway answers. */
export const MAY_WRITE: InjectionKey<(kind: 'templates' | 'tasks') => boolean> = Symbol('may write')

/** Hosts whose pages may be shown in a frame, as CSP writes them: `*.example.com`, `https://wiki.example.com:8443`. Without it none may. */
export const FRAME_HOSTS: InjectionKey<readonly string[]> = Symbol('frame hosts')
