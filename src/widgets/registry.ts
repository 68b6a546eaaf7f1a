import type { AnyWidget } from './contract'

const modules = import.meta.glob<AnyWidget>('./*/index.ts', { eager: true, import: 'default' })

export const widgets: ReadonlyMap<string, AnyWidget> = new Map(Object.values(modules).map((widget) => [widget.type, widget]))
