import { hashing, indexing, type Row, type RowIndex } from '@/template/rows'
import { hosted } from './host'
import { inSlices } from './slices'
import { trustOwnScripts } from './trusted'

export type TemplateQuestion =
  | { readonly want: 'index'; readonly rows: readonly Row[]; readonly shared: boolean }
  | { readonly want: 'hashes'; readonly rows: readonly Row[] }

export interface TemplateAnswer {
  readonly index: RowIndex | null
  readonly hashes: readonly string[]
}

/** On the main thread: half a frame. */
const SLICE = 8

/** Characters that are read in less time than a Worker takes to start; hashing takes ten times as long. */
const SMALL = { index: 400_000, hashes: 40_000 }

export function* worked(question: TemplateQuestion): Generator<void, TemplateAnswer> {
  if (question.want === 'index') return { index: yield* indexing(question.rows, question.shared), hashes: [] }
  return { index: null, hashes: yield* hashing(question.rows) }
}

function start(): Worker {
  trustOwnScripts()
  return new Worker(new URL('./templates.worker.ts', import.meta.url), { type: 'module' })
}

const here = (question: TemplateQuestion, signal?: AbortSignal): Promise<TemplateAnswer> =>
  inSlices(worked(question), SLICE, signal)

const there = hosted<TemplateQuestion, TemplateAnswer>(start, here)

const sizeOf = (rows: readonly Row[]): number => rows.reduce((sum, { configuration }) => sum + configuration.length, 0)

function ask(question: TemplateQuestion): Promise<TemplateAnswer> | TemplateAnswer {
  return sizeOf(question.rows) > SMALL[question.want] ? there(question) : atOnce(worked(question))
}

function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** What a server's rows are about; a large store is read off the main thread. */
export async function indexOf(rows: readonly Row[], shared: boolean): Promise<RowIndex> {
  const { index } = await ask({ want: 'index', rows, shared })
  return index ?? { rows: [], damaged: [], foreign: [], deleted: [] }
}

/** Hashes of their contents, in their order. */
export const hashesOf = async (rows: readonly Row[]): Promise<readonly string[]> =>
  (await ask({ want: 'hashes', rows })).hashes
