/** Minutes east of UTC from OAP's text (`+0530` is 330, `-0330` is -210). `null` for anything else. */
export function parseZone(text: string | null): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text ?? '')
  if (!match) return null
  const minutes = Number(match[2]) * 60 + Number(match[3])
  if (Number(match[3]) > 59 || minutes > 18 * 60) return null
  return match[1] === '-' && minutes !== 0 ? -minutes : minutes
}

/** OAP's text of an offset in minutes: 330 is `+0530`. */
export function formatZone(offset: number): string {
  const size = Math.abs(offset)
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${pad(size % 60)}`
}
