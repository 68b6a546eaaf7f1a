import type { AnyPanel, AnyWidget } from './contract'

const modules = Object.values(
  import.meta.glob<AnyWidget | AnyPanel>('./*/index.ts', { eager: true, import: 'default' }),
)

const isPanel = (module: AnyWidget | AnyPanel): module is AnyPanel => 'panel' in module

/** Metric widgets by `graph.type`: results → model → view. */
export const widgets: ReadonlyMap<string, AnyWidget> = new Map(
  modules.filter((module): module is AnyWidget => !isPanel(module)).map((widget) => [widget.type, widget]),
)

/** Panels by `graph.type` or control type; looked up before `widgets`. */
export const panels: ReadonlyMap<string, AnyPanel> = new Map(
  modules.filter(isPanel).map((panel) => [panel.type, panel]),
)
