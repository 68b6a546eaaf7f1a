import { ownOptions } from '@/template/aerie'
import type { MetricItem, Threshold } from '@/template/types'
import { mappingsOf, type Mappings } from '../mapping'

export interface GaugeOptions {
  /** Ends of the dial; `null`: found from what is shown. */
  readonly min: number | null
  readonly max: number | null
  readonly thresholds: readonly Threshold[]
  readonly mappings: Mappings
}

/** Ends that are the wrong way round are none. */
export function gaugeOptions({ additions, graph }: MetricItem): GaugeOptions {
  const { min, max } = additions ? ownOptions(additions, 'Gauge') : {}
  const [low, high] = [numberIn(min), numberIn(max)]
  const isWrong = low !== null && high !== null && low >= high
  return {
    min: isWrong ? null : low,
    max: isWrong ? null : high,
    thresholds: additions?.thresholds ?? [],
    mappings: mappingsOf(graph.options['valueMappings']),
  }
}

const numberIn = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)
