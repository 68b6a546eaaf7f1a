/** What a row shows beside the message; a promoted field is one of the tags or of the fields of a JSON line. */
export const COLUMNS = ['time', 'level', 'service', 'endpoint', 'message', 'instance', 'trace'] as const
export type LogColumn = (typeof COLUMNS)[number]

export const USUAL: readonly LogColumn[] = ['time', 'level', 'message', 'instance', 'trace']

/** Tracks of a grid. */
const TRACKS: Readonly<Record<LogColumn, string>> = {
  time: 'var(--time)',
  level: '58px',
  service: 'minmax(60px, 120px)',
  endpoint: 'minmax(80px, 160px)',
  message: 'minmax(0, 1fr)',
  instance: 'minmax(118px, 150px)',
  trace: '38px',
}

export const tracksOf = (columns: readonly LogColumn[]): string => columns.map((column) => TRACKS[column]).join(' ')
const NARROW: readonly LogColumn[] = ['time', 'level', 'message', 'instance']

/** In the order in which they are drawn; the message is always there, below the others where a stream is narrow. */
export const shownOf = (columns: readonly LogColumn[], isNarrow: boolean): readonly LogColumn[] =>
  COLUMNS.filter(
    (column) => column === 'message' || (columns.includes(column) && (!isNarrow || NARROW.includes(column))),
  )
