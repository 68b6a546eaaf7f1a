import { definePanel, type AnyPanel } from './contract'
import type { NotBuilt } from './notBuiltTypes'

/** A control of OAP 10 that this version cannot draw: it names itself and says what is missing. */
export const notBuilt = (type: NotBuilt): AnyPanel =>
  definePanel({ type, view: () => import('./NotBuilt.vue').then((module) => module.default) })
