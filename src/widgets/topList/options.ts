import type { MetricItem } from '@/template/types'

export interface TopListOptions {
  /** Name of the dashboard that a row leads to; `null` is the entity's default one. */
  readonly dashboard: string | null
  /** Token of the bars: a series colour, as a colour of status would say something. */
  readonly colour: string
}

/** Stored names of colours as the series colours that are like them; `purple` is the one that every new list has. */
const COLOURS: Readonly<Record<string, string>> = { green: 's6', blue: 's4', red: 's3', orange: 's5' }

/** `valueRelatedDashboard` stands beside `graph`, so the parsed item has it in `raw` only. */
export function topListOptions({ raw, graph }: MetricItem): TopListOptions {
  const { color } = graph.options
  const stored = raw['valueRelatedDashboard']
  return {
    dashboard: typeof stored === 'string' && stored !== '' ? stored : null,
    colour: (typeof color === 'string' && Object.hasOwn(COLOURS, color) ? COLOURS[color] : undefined) ?? 's1',
  }
}
