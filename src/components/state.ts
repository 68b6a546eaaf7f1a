/** The states that every widget and page tells apart in its `data-state`. */
export const DATA_STATES = [
  'loading',
  'fresh',
  'refreshing',
  'stale',
  'partial',
  'empty',
  'bad-value',
  'error',
  'unsupported',
  'blocked',
] as const
export type DataState = (typeof DATA_STATES)[number]
