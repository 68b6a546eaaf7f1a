import type { Component } from 'vue'
import type { ChartPoint } from '@/charts/point'
import type { DataState } from '@/components/state'
import type { Target } from '@/components/target'
import type { Result, ResultKind, ResultOf } from '@/mqe/result'
import type { Entity, EntityKind } from '@/scope/entity'
import type { ControlItem, MetricItem } from '@/template/types'
import type { Millis } from '@/time/instant'
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
  const takes = (result: Result): result is ResultOf<K> =>
    (widget.accepts as readonly ResultKind[]).includes(result.kind)
  return {
    type: widget.type,
    accepts: widget.accepts,
    // The one sanctioned cast: the registry hands a view exactly the model its own `render` made.
    view: widget.view as unknown as () => Promise<Component>,
    render(results, context) {
      const usable = results.map((result) =>
        result && result.kind !== 'failure' && result.kind !== 'nothing' ? result : null,
      )
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

/** The one text at the right of a widget's head: the value at the crosshair, a count or a caveat. */
export interface Readout {
  readonly text: string
  readonly tone?: 'warn' | 'bad'
  /** The same in fewer words, the longest first: a head without room takes one of them. */
  readonly shorter?: readonly string[]
  /** A limit is passed now, whatever the text tells: in words, for the mark before the title. */
  readonly breach?: string
}

/** What a view tells its frame. Every one is optional: a view emits what it has. */
export interface WidgetEvents {
  /** A stretch of time was dragged; both ends are bucket starts. */
  zoom: [range: { readonly from: Millis; readonly to: Millis }]
  zoomOut: []
  open: [target: Target]
  readout: [readout: Readout | null]
  /** A moment was picked: what else is known of it can be opened. */
  point: [point: ChartPoint]
}

/** What a panel knows: its place in the dashboard and the scope of the page. It asks its own questions. */
export interface PanelProps {
  readonly item: MetricItem | ControlItem
  readonly layer: string
  readonly kind: EntityKind
  readonly entity: Entity
  readonly window: Window
  /** Server time, epoch ms, of this refresh. */
  readonly now: number
  /** How one is told to be in trouble in this layer; `null` where the layer does not say. */
  readonly vital: PanelVital | null
  /** What a service and its parts are called in this layer. */
  readonly nouns: PanelNouns
}

/** In lower case, one and many; a part that does not occur in the layer has none. */
export type PanelNouns = Readonly<
  Partial<Record<'service' | 'instance' | 'endpoint' | 'process', readonly [one: string, many: string]>>
>

/** The number that tells who reported in the window and who is worst. */
export interface PanelVital {
  readonly label: string
  readonly unit: string
  readonly worse: 'low' | 'high'
  /** A `top_n` over all of a kind, worst first; services are asked without an entity, the others with the service. */
  readonly ranks: Readonly<Partial<Record<'service' | 'instance' | 'endpoint', string>>>
}

/** A panel tells its own state, since the frame does not see its questions. */
export interface PanelEvents extends WidgetEvents {
  state: [state: DataState]
}

/** A widget that asks for itself. `type` is `graph.type` of a metric item or `type` of a control. */
export interface AnyPanel {
  readonly type: string
  readonly panel: true
  readonly view: () => Promise<Component>
}

export function definePanel(panel: {
  readonly type: string
  readonly view: () => Promise<Drawing<PanelProps>>
}): AnyPanel {
  // Sanctioned like `defineWidget`: whoever draws a panel passes exactly `PanelProps`.
  return { type: panel.type, panel: true, view: panel.view as unknown as () => Promise<Component> }
}
