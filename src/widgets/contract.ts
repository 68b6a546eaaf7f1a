import type { Component } from 'vue'
import type { Result, ResultKind, ResultOf } from '@/mqe/result'
import type { MetricItem } from '@/template/types'
import type { Window } from '@/time/window'

/** A compiled single-file component that takes these props. */
type Drawing<Props> = new () => { $props: Props }

/** What a model may know besides the results: the stored item and the buckets asked for. */
export interface ModelContext {
  readonly item: MetricItem
  readonly window: Window
  /** Server time, epoch ms, of this refresh: decides which bucket is still open. */
  readonly now: number
}

/** What a widget folder exports. The registry knows widgets only through this shape. */
export interface Widget<Options extends object, Kind extends ResultKind, Model> {
  readonly type: string
  readonly accepts: readonly Kind[]
  readonly options: (item: MetricItem) => Options
  /** Pure. `results[k]` answers `item.expressions[k]`; a failed one is absent here and told by the frame. */
  readonly model: (results: readonly (ResultOf<Kind> | null)[], options: Options, context: ModelContext) => Model
  /** True when there is nothing to draw though everything was answered. */
  readonly isEmpty: (model: Model) => boolean
  readonly view: () => Promise<Drawing<{ model: Model }>>
}

/** The same widget with its own types forgotten, so unlike widgets share one map. */
export interface AnyWidget {
  readonly type: string
  readonly accepts: readonly ResultKind[]
  readonly render: (results: readonly (Result | null)[], context: ModelContext) => Rendered
  readonly view: () => Promise<Component>
}
export type Rendered = { readonly model: unknown; readonly empty: boolean } | { readonly unsupported: ResultKind }

export function defineWidget<O extends object, const K extends ResultKind, M>(widget: Widget<O, K, M>): AnyWidget {
  const takes = (result: Result): result is ResultOf<K> => (widget.accepts as readonly ResultKind[]).includes(result.kind)
  return {
    type: widget.type,
    accepts: widget.accepts,
    // The one sanctioned cast: the registry hands a view exactly the model its own `render` made.
    view: widget.view as unknown as () => Promise<Component>,
    render(results, context) {
      const usable = results.map((result) => (result && result.kind !== 'failure' && result.kind !== 'nothing' ? result : null))
      const odd = usable.find((result) => result !== null && !takes(result))
      if (odd) return { unsupported: odd.kind }
      const model = widget.model(
        usable.map((result) => (result && takes(result) ? result : null)),
        widget.options(context.item),
        context,
      )
      return { model, empty: widget.isEmpty(model) }
    },
  }
}
