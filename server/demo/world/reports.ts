import type { LayerWorld, Reporter } from '@/layers/world'
import { entryOf } from './catalogue'
import { incidents } from './data'
import { readerOf } from './forms/make'
import { viewOf } from './forms/view'
import type { Measured } from './measured'
import type { ServiceNode } from './nodes'
import { Stored, type Memo } from './stored'

/** Sheets of 24 hours, of about 800 bytes, that may be remembered in all. */
const MOST_SHEETS = 60_000
const MOST_SERIES = 20_000

const WATCHED: ReadonlySet<string> = new Set(incidents.continuousPolicies.map(({ service }) => service))

/** Which entity reports which metric, by the layers that are in play. */
export class Reports {
  readonly #seed: number
  readonly #layers: ReadonlyMap<string, LayerWorld>
  readonly #reporters = new Map<ServiceNode, Reporter>()
  readonly #series = new Map<string, Stored | null>()
  #memo: Memo = { sheets: 0 }

  constructor(seed: number, layers: ReadonlyMap<string, LayerWorld>) {
    this.#seed = seed
    this.#layers = layers
  }

  /** The series of a metric of an entity; `null` when it never reports it. */
  series(metric: string, measured: Measured): Stored | null {
    const key = `${metric}\n${measured.node.data.normal ? 1 : 0}${measured.key}`
    const known = this.#series.get(key)
    if (known !== undefined) return known
    if (this.#series.size > MOST_SERIES || this.#memo.sheets > MOST_SHEETS) this.#forget()
    const made = this.#make(metric, measured)
    this.#series.set(key, made)
    return made
  }

  #forget(): void {
    this.#series.clear()
    this.#memo = { sheets: 0 }
  }

  #make(metric: string, measured: Measured): Stored | null {
    const entry = entryOf(metric)
    if (!entry || !this.reported(metric, measured)) return null
    const reader = readerOf(this.#seed, metric, measured)
    return reader && new Stored(entry, viewOf(metric, measured), reader, this.#memo)
  }

  reported(metric: string, { node, endpoint, layer }: Measured): boolean {
    const layers = layer === undefined ? node.data.layers : [layer]
    return layers.some((name) =>
      this.#layers
        .get(name)
        ?.metrics.some(
          (one) =>
            one.match.test(metric) &&
            (one.only?.(this.#reporter(node)) ?? true) &&
            (endpoint === undefined || (one.endpoint?.(endpoint) ?? true)),
        ),
    )
  }

  #reporter(node: ServiceNode): Reporter {
    const known = this.#reporters.get(node)
    if (known) return known
    const calledBy = new Set(node.incoming.flatMap((call) => call.source.data.layers))
    const reporter = { service: node.data, calledBy, watched: WATCHED.has(node.data.name) }
    this.#reporters.set(node, reporter)
    return reporter
  }
}
