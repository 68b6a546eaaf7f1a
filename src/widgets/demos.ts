import type { AnyPanel, AnyWidget } from './contract'

/** A widget's model in one state, and the size on the sheet in which it is looked at: columns of 24, rows of 20 px. */
export interface Demo<Model = unknown> {
  readonly name: string
  readonly w: number
  readonly h: number
  readonly model: Model
}

const types = import.meta.glob<AnyWidget | AnyPanel>('./*/index.ts', { eager: true, import: 'default' })
const loaders = import.meta.glob<readonly Demo[]>('./*/demo.ts', { import: 'demos' })

const folderOf = (path: string): string => path.split('/')[1] ?? ''
const inFolder = new Map(Object.entries(loaders).map(([path, load]) => [folderOf(path), load]))

/** By type, in the order of the folders: what the gallery draws. Code of its own, fetched only by who asks. */
export const demosByType: ReadonlyMap<string, () => Promise<readonly Demo[]>> = new Map(
  Object.entries(types).flatMap(([path, { type }]) => {
    const load = inFolder.get(folderOf(path))
    return load ? [[type, load] as const] : []
  }),
)
