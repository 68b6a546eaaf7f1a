import { definePanel } from '../contract'

/** A page of somebody else in a frame, where the gateway's owner allows its host. */
export default definePanel({
  type: 'ThirdPartyApp',
  view: () => import('./ThirdParty.vue').then((module) => module.default),
})
