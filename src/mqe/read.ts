import type { Baseline, Metric, TopN, Trend } from './ast'
import { selected } from './labels'
import type { EngineValue, LabelList, Source } from './source'
import { blank, failed, Illegal, parseInteger, row, type Row, type Working } from './working'

/** What a metric is read for. */
export type Use = TopN | Trend | Baseline | null

/** Where the evaluator gets its metrics from. */
export interface Reader {
  read(metric: Metric, use: Use): Working
}

const idsOf = new WeakMap<readonly number[], readonly string[]>()

function bucketIds(at: readonly number[]): readonly string[] {
  const known = idsOf.get(at)
  if (known) return known
  const ids = at.map(String)
  idsOf.set(at, ids)
  return ids
}

function seriesRow(labels: LabelList, values: readonly (number | null)[], ids: Row['ids']): Row {
  const numbers = new Float64Array(values.length)
  const empty = new Uint8Array(values.length)
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null
    if (value === null) empty[index] = 1
    else numbers[index] = value
  }
  return row(labels, numbers, empty, ids)
}

function listRow(values: readonly EngineValue[], with_: 'traceIDs' | 'owners' | null): Row {
  const list = seriesRow([], values.map(({ value }) => value), values.map(({ id }) => id)) // prettier-ignore
  if (with_ === 'traceIDs') list.traceIDs = values.map(({ traceID }) => traceID ?? null)
  if (with_ === 'owners') list.owners = values.map(({ owner }) => owner ?? null)
  return list
}

/** Reads the metrics of a source, with OAP's texts for what it refuses. */
class SourceReader implements Reader {
  private readonly source: Source

  constructor(source: Source) {
    this.source = source
  }

  read(metric: Metric, use: Use): Working {
    const facts = this.source.facts(metric.name)
    if (!facts) return failed(`Metric: [${metric.name}] does not exist.`)
    if (use?.kind === 'baseline') return this.baseline(metric.name, use.which)
    try {
      if (facts.type === 'REGULAR_VALUE') {
        return use?.kind === 'top_n' ? this.top(metric.name, use, facts.attributes) : this.series(metric.name, use)
      }
      if (facts.type === 'LABELED_VALUE') return this.labelled(metric, use)
      if (facts.type === 'SAMPLED_RECORD') return this.records(metric.name, use)
      // A heat map is none of MQE's business.
      return blank('UNKNOWN')
    } catch (thrown) {
      if (thrown instanceof Illegal) return failed(thrown.message)
      throw thrown
    }
  }

  private ids(back: number): Row['ids'] {
    const ids = bucketIds(this.source.at)
    return back === 0 ? ids : [...new Array<null>(back).fill(null), ...ids]
  }

  private series(name: string, use: Use): Working {
    const back = steps(use)
    const values = this.source.series(name, back)
    // An incomplete entity: nothing, and no error.
    if (!values) return blank('UNKNOWN')
    const result = blank('TIME_SERIES_VALUES')
    result.rows.push(seriesRow([], values, this.ids(back)))
    return result
  }

  private labelled({ name, labels }: Metric, use: Use): Working {
    if (use?.kind === 'top_n' && this.source.level < 10.2) {
      throw new Illegal(`Metric: [${name}] is labeled value, does not support top_n query.`)
    }
    const back = steps(use)
    const found = selected(this.source.labelled(name, back) ?? [], labels ?? [], this.source.level)
    const ids = this.ids(back)
    const rows = found.map((each) => seriesRow(each.labels, each.values, ids))
    return { ...blank('TIME_SERIES_VALUES'), labelled: true, rows }
  }

  private top(name: string, use: TopN, columns: readonly string[] | null): Working {
    const limit = positive(use.limit)
    const { attributes } = use
    const unknown = attributes.find((attribute) => !columns?.includes(attribute.name))
    if (unknown && this.source.level >= 11.0) {
      throw new Illegal(
        `The attribute [${unknown.name}] is not a queryable column of metric [${name}], so it can not be used as a top_n condition.`,
      )
    }
    const values = this.source.top(name, limit, use.order === 'asc' ? 'ASC' : 'DES', attributes)
    const result = blank('SORTED_LIST')
    result.rows.push(listRow(values, this.source.level >= 10.2 ? 'owners' : null))
    return result
  }

  private records(name: string, use: Use): Working {
    if (use?.kind !== 'top_n') {
      throw new Illegal(`Metric: [${name}] is topN record, need top_n function for query.`)
    }
    const values = this.source.records(name, positive(use.limit), use.order === 'asc' ? 'ASC' : 'DES')
    const result = blank('RECORD_LIST')
    result.rows.push(listRow(values, 'traceIDs'))
    return result
  }

  private baseline(name: string, which: Baseline['which']): Working {
    const result = blank('TIME_SERIES_VALUES')
    result.rows.push(listRow(this.source.baseline(name, which), null))
    return result
  }
}

const steps = (use: Use): number => (use?.kind === 'trend' ? parseInteger(use.range) : 0)

function positive(limit: string): number {
  const value = parseInteger(limit)
  if (value <= 0) throw new Illegal('TopN value must be > 0.')
  return value
}

export const readerOf = (source: Source): Reader => new SourceReader(source)
