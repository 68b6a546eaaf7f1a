import { parseBucket } from '../duration'

/** Year 2200: what lies outside of it and of 1970 is no time of a measurement. */
const LATEST = 7_258_118_400_000

/**
 * The bucket start that the id of a value names, epoch ms: normally epoch milliseconds as text, of baseline values a bucket
 * number of 8, 10, 12 or 14 digits in the server's zone. `null` when it names none.
 */
export function bucketTime(id: unknown, offset: number): number | null {
  const text = typeof id === 'number' ? String(id) : id
  if (typeof text !== 'string' || !/^\d+$/.test(text)) return null
  const bucket = [8, 10, 12, 14].includes(text.length) ? parseBucket(text, offset) : null
  const at = bucket ?? Number(text)
  return at <= LATEST ? at : null
}
