import type { StoredTemplate, TemplateChange } from '@/protocol/templates/stored'
import { markedDeleted, unmarked } from '@/template/marking'
import { isOurRow, rowIdIn } from '@/template/rowId'
import { indexRows } from '@/template/rows'
import { AskError, isPassing } from './failure'
import type { TemplateStore } from './templates'

/** What became of a row. Words of OAP are its own and may be empty. */
export type Saved =
  /** Read back and found as it was sent. */
  | { readonly kind: 'saved'; readonly id: string; readonly configuration: string }
  | { readonly kind: 'refused'; readonly message: string }
  /**
   * The server holds another text than the one that was edited: nothing of it was overwritten, or somebody was faster. `id` is
   * the row's: of one that is added it is whichever row is called the same.
   */
  | { readonly kind: 'changed'; readonly id: string; readonly theirs: string }
  | { readonly kind: 'gone' }
  /** OAP reported success, and reading it back does not show it. */
  | { readonly kind: 'unproven'; readonly message: string }

export type Deleted =
  /** `marked`: the server cannot remove rows; `configuration` is what it keeps now. */
  | { readonly kind: 'deleted'; readonly how: 'disabled' }
  | { readonly kind: 'deleted'; readonly how: 'marked'; readonly configuration: string }
  | Exclude<Saved, { readonly kind: 'saved' }>

export interface Row {
  readonly id: string
  readonly configuration: string
}

/** Several UIs keep rows in a shared store: those of others are not ours to change. */
const FOREIGN = 'This row belongs to another UI; Aerie changes only its own.'
const NAMELESS = 'It lacks a layer, an entity or a name, which make up its id.'

/**
 * Writes a row and believes only what is read back. `id: null` adds one: OAP 10 makes its id up, on OAP 11 it is
 * `aerie.<LAYER>.<Entity>.<name>`. `base` is the text that was edited; `null`: there was none, and a row that is there is not
 * overwritten. OAP cannot compare and set: of two who write within the same moment only the read back tells, so who stays on
 * the page should look again later. Throws an `AskError` where OAP cannot be asked, and where a write may have arrived.
 */
export async function saveTemplate(
  store: TemplateStore,
  row: { readonly id: string | null; readonly configuration: string; readonly base: string | null },
  signal: AbortSignal,
): Promise<Saved> {
  const { id, configuration, base } = row
  if (id !== null && base !== null) return replace(store, { id, configuration: base }, configuration, signal)
  return (await store.isShared()) ? addNamed(store, id, configuration, signal) : add(store, configuration, signal)
}

/** Removes a row, or marks it where its server cannot remove: relational storages never can. */
export async function deleteTemplate(store: TemplateStore, row: Row, signal: AbortSignal): Promise<Deleted> {
  const { id, configuration } = row
  const before = (await barred(store, id)) ?? (await lookedUp(store, row, signal))
  if (before) return before
  await store.disable(id, signal)
  const after = await store.read(id, signal)
  if (after === null) return { kind: 'deleted', how: 'disabled' }
  const saved = await replace(store, row, markedDeleted(configuration), signal)
  return saved.kind === 'saved' ? { kind: 'deleted', how: 'marked', configuration: saved.configuration } : saved
}

/** Takes our marker out again: the row's text is what it was. */
export const restoreTemplate = (store: TemplateStore, row: Row, signal: AbortSignal): Promise<Saved> =>
  replace(store, row, unmarked(row.configuration), signal)

async function add(store: TemplateStore, configuration: string, signal: AbortSignal): Promise<Saved> {
  // OAP 10 takes any number of one name, and shows one of them.
  const namesake = namesakeIn(await store.list(signal), configuration)
  if (namesake) return sameOr(namesake, configuration)
  const done = await sent(() => store.add('', configuration, signal))
  if (done instanceof AskError) {
    // Its id is not known: a second try would make a second row.
    const rows = await store.list(signal).catch(() => [])
    const arrived = rows.find((one) => one.configuration === configuration)
    if (arrived) return { kind: 'saved', id: arrived.id, configuration }
    throw done
  }
  if (!done.applied) return { kind: 'refused', message: done.message ?? '' }
  return proven(store, { id: done.id, configuration, base: null }, done, signal)
}

async function addNamed(
  store: TemplateStore,
  given: string | null,
  configuration: string,
  signal: AbortSignal,
): Promise<Saved> {
  const id = given ?? rowIdIn(configuration)
  if (id === null) return { kind: 'refused', message: NAMELESS }
  const foreign = await barred(store, id)
  if (foreign) return foreign
  const there = await store.read(id, signal)
  if (there) return sameOr(there, configuration)
  let done = await sent(() => store.add(id, configuration, signal))
  // A removed row keeps its id: writing to it brings it back.
  if (!(done instanceof AskError) && !done.applied) done = await sent(() => store.change(id, configuration, signal))
  return proven(store, { id, configuration, base: null }, done, signal)
}

async function replace(store: TemplateStore, row: Row, configuration: string, signal: AbortSignal): Promise<Saved> {
  const { id } = row
  const before = (await barred(store, id)) ?? (await lookedUp(store, row, signal))
  if (before)
    return before.kind === 'changed' && before.theirs === configuration ? { kind: 'saved', id, configuration } : before
  const done = await sent(() => store.change(id, configuration, signal))
  return proven(store, { id, configuration, base: row.configuration }, done, signal)
}

/** What the write came to, by what is there now. `base`: what was there before. */
async function proven(
  store: TemplateStore,
  { id, configuration, base }: { readonly id: string; readonly configuration: string; readonly base: string | null },
  done: TemplateChange | AskError,
  signal: AbortSignal,
): Promise<Saved> {
  const isLost = done instanceof AskError
  const after = await store.read(id, signal).catch((thrown: unknown) => {
    throw isLost ? done : thrown
  })
  if (after?.configuration === configuration) return { kind: 'saved', id, configuration }
  if (isLost) throw done
  if (!done.applied && (after !== null || base === null)) return { kind: 'refused', message: done.message ?? '' }
  if (after === null) return base === null ? unproven(done) : { kind: 'gone' }
  return after.configuration === base ? unproven(done) : { kind: 'changed', id, theirs: after.configuration }
}

const unproven = ({ message }: TemplateChange): Saved => ({ kind: 'unproven', message: message ?? '' })

const sameOr = ({ id, configuration }: Row, wanted: string): Saved =>
  configuration === wanted ? { kind: 'saved', id, configuration } : { kind: 'changed', id, theirs: configuration }

/** The row of the same layer, entity and name that is shown. */
function namesakeIn(rows: readonly StoredTemplate[], configuration: string): StoredTemplate | undefined {
  const [wanted] = headsIn(configuration)
  if (wanted === undefined) return undefined
  return rows.find((row) => !row.disabled && headsIn(row.configuration).includes(wanted))
}

/** What a text is about, as one word; none where it does not say, or is marked as deleted. */
function headsIn(configuration: string): readonly string[] {
  const { rows } = indexRows([{ id: '', configuration }], false)
  return rows.map(({ layer, entity, name }) => JSON.stringify([layer, entity, name]))
}

/** `null` where the row is as it was when it was read. */
async function lookedUp(store: TemplateStore, { id, configuration }: Row, signal: AbortSignal) {
  const now = await store.read(id, signal)
  if (now === null) return { kind: 'gone' } as const
  return now.configuration === configuration ? null : ({ kind: 'changed', id, theirs: now.configuration } as const)
}

async function barred(store: TemplateStore, id: string) {
  return (await store.isShared()) && !isOurRow(id) ? ({ kind: 'refused', message: FOREIGN } as const) : null
}

/** The answer, or the failure of a write that may have arrived all the same. */
async function sent(write: () => Promise<TemplateChange>): Promise<TemplateChange | AskError> {
  try {
    return await write()
  } catch (thrown) {
    if (thrown instanceof AskError && isPassing(thrown.failure)) return thrown
    throw thrown
  }
}
