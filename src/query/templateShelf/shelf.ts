import { effectScope, shallowRef, watch, type ShallowRef } from 'vue'
import type { Failure } from '@/mqe/result'
import type { IndexedRow, Row, RowIndex } from '@/template/rows'
import { hashesOf, indexOf } from '@/workers/templates'
import type { Connection } from '../connection'
import { asFailure, isPassing } from '../failure'
import type { Ticket } from '../fetcher'
import { whenIdle } from '../idle'
import { listOfTemplates, templateWrites } from '../templates'
import { browserKeeper, type Keeper } from './keeper'
import { SHELF_VERSION } from './shelved'

/** A page that is opened this long after the list came asks for it again, ms. */
const OLD = 60_000
/** Before the page has drawn, nothing of it is asked for that it does not need, ms. */
const CALM = 3_000
/** Larger stores are not kept: characters. */
const LARGEST = 30_000_000

/**
 * The index of one server's stored dashboards, for as long as the tab lives. The browser keeps it: a later visit starts from
 * that and asks the server when it is idle. A list that is the same changes nothing, a changed one replaces only its rows.
 */
export class TemplateShelf {
  /** `null` until somebody knows. */
  readonly index = shallowRef<RowIndex | null>(null)
  /** Why there is no index. */
  readonly failure: ShallowRef<Failure | null> = shallowRef(null)
  /** Several UIs keep unlike rows in that store. Known with the index. */
  readonly shared = shallowRef(false)
  readonly #connection: Connection
  readonly #keeper: Keeper
  readonly #address: string
  #users = 0
  #ticket: Ticket<readonly (Row & { readonly disabled: boolean })[]> | null = null
  #stopIdle: () => void = () => {}
  /** When the list of this tab came, on its steady clock. */
  #heard = -Infinity
  #isOpening = false
  #isStale = false

  constructor(connection: Connection, address: string, keeper: Keeper = browserKeeper) {
    this.#connection = connection
    this.#keeper = keeper
    this.#address = address
    // It outlives the component that needed it first.
    effectScope(true).run(() => {
      watch(templateWrites(connection), () => this.#written(), { flush: 'sync' })
      // Whoever is back may store other rows.
      watch(connection.server.recovered, () => {
        this.#heard = -Infinity
        if (this.#users === 0) return
        if (this.failure.value === null) this.#askWhenIdle()
        else if (isPassing(this.failure.value)) this.ask()
      })
    })
  }

  /** Somebody needs the index from now on; answers how to leave. */
  open(): () => void {
    this.#users += 1
    if (this.#isStale) {
      // What was written here must not be missed on the next page.
      this.index.value = null
      this.ask()
    } else if (this.index.value === null) void this.#start()
    else this.#askWhenIdle()
    let isLeft = false
    return () => {
      if (isLeft) return
      isLeft = true
      this.#users -= 1
      if (this.#users > 0) return
      this.#stopIdle()
      this.#ticket?.leave()
      this.#ticket = null
    }
  }

  /** Asks the server now. */
  ask(): void {
    this.#stopIdle()
    this.#ticket?.leave()
    const mine = this.#connection.fetcher.ask(listOfTemplates(this.#connection))
    this.#ticket = mine
    mine.answer.then(
      async (rows) => {
        const enabled = rows.filter(({ disabled }) => !disabled)
        const known = this.index.value
        const index = known && isSame(known, enabled) ? known : await this.#read(enabled)
        if (this.#ticket !== mine) return
        this.#ticket = null
        this.#heard = performance.now()
        this.#isStale = false
        this.failure.value = null
        this.index.value = index
        this.#stopIdle = whenIdle(() => void this.#keep(index), CALM)
      },
      (thrown: unknown) => {
        if (this.#ticket !== mine) return
        this.#ticket = null
        // An index that is a little old is better than none.
        this.failure.value = this.index.value === null ? asFailure(thrown) : null
      },
    )
  }

  async #start(): Promise<void> {
    if (this.#isOpening || this.#ticket) return
    this.#isOpening = true
    const kept = await this.#keeper.read(this.#address)
    this.#isOpening = false
    if (this.#users === 0 || this.index.value !== null || this.#ticket) return
    if (kept === null) return this.ask()
    this.shared.value = kept.shared
    this.index.value = kept.index
    this.#askWhenIdle()
  }

  #askWhenIdle(): void {
    if (this.#ticket || performance.now() - this.#heard < OLD) return
    this.#stopIdle()
    this.#stopIdle = whenIdle(() => this.ask(), CALM)
  }

  /** Rows that did not change stay the same objects: what was made of them stays too. */
  async #read(rows: readonly Row[]): Promise<RowIndex> {
    const isShared = (await this.#connection.server.ready()).templates === 'rest'
    const index = await indexOf(rows, isShared)
    this.shared.value = isShared
    const known = new Map(this.index.value?.rows.map((row) => [row.id, row]))
    const same = (row: IndexedRow): IndexedRow => {
      const before = known.get(row.id)
      return before?.configuration === row.configuration ? before : row
    }
    return { ...index, rows: index.rows.map(same) }
  }

  async #keep(index: RowIndex): Promise<void> {
    const size = index.rows.reduce((sum, { configuration }) => sum + configuration.length, 0)
    if (size > LARGEST) return
    const at = Date.now()
    const bare = index.rows.filter(({ hash }) => hash === null)
    const hashes = await hashesOf(bare)
    const hashed = new Map(bare.map(({ id }, place) => [id, hashes[place] ?? null]))
    const rows = index.rows.map((row) => ({ ...row, hash: row.hash ?? hashed.get(row.id) ?? null }))
    const shared = this.shared.value
    await this.#keeper.keep(this.#address, { v: SHELF_VERSION, at, shared, index: { ...index, rows } })
  }

  #written(): void {
    this.#isStale = true
    if (this.#users > 0) this.ask()
  }
}

/** Rows whose text the index does not keep may have changed: then it is read again. */
function isSame(index: RowIndex, rows: readonly Row[]): boolean {
  if (index.damaged.length > 0 || index.foreign.length > 0) return false
  const known = [...index.rows, ...index.deleted]
  const texts = new Map(known.map(({ id, configuration }) => [id, configuration]))
  return known.length === rows.length && rows.every(({ id, configuration }) => texts.get(id) === configuration)
}

/** One per server and tab. */
const shelves = new WeakMap<Connection, TemplateShelf>()

export function shelfOf(connection: Connection): TemplateShelf {
  const known = shelves.get(connection) ?? new TemplateShelf(connection, connection.server.address)
  shelves.set(connection, known)
  return known
}
