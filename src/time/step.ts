/** Width of a time bucket, in OAP's words. Metrics are stored at MINUTE, HOUR and DAY only; records per SECOND. */
export type Step = 'SECOND' | 'MINUTE' | 'HOUR' | 'DAY'

export const STEP_MS: Readonly<Record<Step, number>> = {
  SECOND: 1_000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
}

/** OAP refuses a metric window of more points (recorded 10.1 to 11.0). */
export const MAX_POINTS = 501
