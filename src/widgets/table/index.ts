import { defineWidget } from '../contract'
import { tableModel } from './model'
import { tableOptions } from './options'

/** Names and values: one row per series, per label combination or per ranked entity, with the last value of each. */
export default defineWidget({
  type: 'Table',
  accepts: ['scalar', 'series', 'ranking', 'records'],
  options: tableOptions,
  model: tableModel,
  isEmpty: ({ rows }) => rows.every(({ value }) => value === null),
  view: () => import('./TableView.vue').then((module) => module.default),
})
