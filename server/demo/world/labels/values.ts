import { labelData } from '../data'

/** What the specification says of a label of a metric: its values, or `null` where they are names of entities. */
export function listed(key: string, metric: string): readonly string[] | null {
  const data = labelData[key]
  if (data === undefined || typeof data === 'string') return null
  if (isList(data)) return data
  // Of several patterns the last is the narrowest: a pool of buffers is one before it is one of a bookie.
  const found = Object.entries(data).findLast(([pattern]) => new RegExp(pattern).test(metric))?.[1]
  return found === undefined || typeof found === 'string' ? null : found
}

const isList = (data: object): data is readonly string[] => Array.isArray(data)
