import { Refusal } from '../graphql/fault'
import { atLeast } from '../version'
import type { Scene } from './scene'

/** `input Pagination`: pages count from 1, and 0 or nothing is the first as well. */
export interface Pagination {
  readonly pageNum?: number | null
  readonly pageSize: number
}

/** One page of rows that stand in their order; a page past the end has none. Databases refuse what is negative. */
export function paged<Row>(rows: readonly Row[], paging: Pagination, scene: Scene): readonly Row[] {
  const page = bounds(paging, scene)
  return page === null ? [] : rows.slice(page.from, page.to)
}

/** Where a page begins and ends among the rows, `null` for one that has none. */
export function bounds({ pageNum, pageSize }: Pagination, scene: Scene) {
  const page = pageNum === 0 || pageNum === undefined || pageNum === null ? 1 : pageNum
  const from = (page - 1) * pageSize
  if (scene.storage === 'jdbc' && pageSize < 0) throw new Refusal(negative(scene, 'LIMIT', 'FETCH', pageSize))
  if (scene.storage === 'jdbc' && from < 0) throw new Refusal(negative(scene, 'OFFSET', 'OFFSET', from))
  return pageSize <= 0 || from < 0 ? null : { from, to: from + pageSize }
}

/** PostgreSQL's words from 10.2 on, H2's before. */
function negative({ version }: Scene, postgres: string, h2: string, value: number): string {
  if (atLeast(version, '10.2.0')) return `org.postgresql.util.PSQLException: ERROR: ${postgres} must not be negative`
  return `org.h2.jdbc.JdbcSQLDataException: Invalid value "${value}" for parameter "result ${h2}" [90008-212]`
}
