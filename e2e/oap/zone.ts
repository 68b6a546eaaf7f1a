/** The zone of the real OAP, as `scripts/oap/server.mjs` starts it. */
export const ZONE = process.env['OAP_TEST_ZONE'] ?? 'Asia/Kolkata'

/** `YYYY-MM-DD HHmm` there, as OAP takes the ends of a window. */
export function minuteThere(at: number): string {
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(at)
    .split(' ')
  return `${date} ${time.replace(':', '')}`
}
