import { defineWidget } from '../contract'
import { topListModel } from './model'
import { topListOptions } from './options'

/** A ranking of entities or of sampled records, in the order of the server. */
export default defineWidget({
  type: 'TopList',
  accepts: ['ranking', 'records'],
  options: topListOptions,
  model: topListModel,
  isEmpty: ({ groups }) => groups.every(({ rows }) => rows.length === 0),
  view: () => import('./TopList.vue').then((module) => module.default),
})
