import type { Failure } from '@/mqe/result'

/** Whether what was sent may have been done though no answer tells it: the connection broke, or who stands between gave up. */
export const isUnsure = ({ cause, status }: Failure): boolean =>
  cause === 'network' ||
  cause === 'timeout' ||
  cause === 'not-json' ||
  (cause === 'status' && (status ?? 0) >= 500 && status !== 503)
