import type { World } from '../world'
import { world } from '../testing'
import { finished } from '../trace/testing'
import type { LogSearch } from './condition'
import type { LogLine } from './line'
import { searchLogs } from './search'

/** Everything of a time that a search finds, the latest first. */
export const linesOf = (wanted: Partial<LogSearch> & Pick<LogSearch, 'now'>, of: World = world): readonly LogLine[] =>
  finished(
    searchLogs(of.logs, {
      from: wanted.now - 30 * 60_000,
      to: wanted.now,
      tags: [],
      including: [],
      excluding: [],
      order: 'DES',
      skipped: 0,
      rows: 10_000_000,
      ...wanted,
    }),
  )

export const levelOf = ({ tags }: LogLine): string | undefined => tags.find(({ key }) => key === 'level')?.value

export const named = (name: string) => ({ name, normal: true })
