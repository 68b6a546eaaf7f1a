import { readShelved, type Shelved } from './shelved'

/** Where indexes of stores outlive a tab: one record per address of an OAP. Nothing here ever throws. */
export interface Keeper {
  /** `null`: none is kept, it is damaged or of another version, or the browser keeps nothing. */
  read(address: string): Promise<Shelved | null>
  /** Of two tabs the later list stays. */
  keep(address: string, shelved: Shelved): Promise<void>
  clear(): Promise<void>
}

const NAME = 'aerie.templates'
const STORE = 'shelves'
const VERSION = 1

/** Addresses that are remembered: the rest goes, the longest unused first. */
const MOST = 4
/** Whoever waits for the browser's answer waits so long, ms: it may never come. */
const PATIENCE = 400
/** A list of another tab from further in the future than this was dated by a wrong clock, ms. */
const SKEW = 60_000

export const browserKeeper: Keeper = {
  read: (address) =>
    quietly(null, async (database) =>
      readShelved(await settled(database.transaction(STORE).objectStore(STORE).get(address))),
    ),
  keep: (address, shelved) =>
    quietly(undefined, async (database) => {
      const transaction = database.transaction(STORE, 'readwrite')
      const store = transaction.objectStore(STORE)
      const before = readShelved(await settled(store.get(address)))
      const isOlder = before !== null && before.at > shelved.at && before.at < Date.now() + SKEW
      if (!isOlder) store.put(shelved, address)
      await dropOldest(store, address)
      await completed(transaction)
    }),
  clear: () =>
    quietly(undefined, async (database) => {
      const transaction = database.transaction(STORE, 'readwrite')
      transaction.objectStore(STORE).clear()
      await completed(transaction)
    }),
}

async function dropOldest(store: IDBObjectStore, but: string): Promise<void> {
  const keys = await settled(store.getAllKeys())
  if (keys.length <= MOST) return
  const dated = await Promise.all(
    keys.map(async (key) => ({ key, at: readShelved(await settled(store.get(key)))?.at ?? 0 })),
  )
  const others = dated.filter(({ key }) => key !== but).sort((a, b) => a.at - b.at)
  for (const { key } of others.slice(0, keys.length - MOST)) store.delete(key)
}

/** Blocked, full, private, of a newer version, or merely silent: then there is no shelf. */
async function quietly<T>(none: T, use: (database: IDBDatabase) => Promise<T>): Promise<T> {
  let late: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<T>((resolve) => (late = setTimeout(() => resolve(none), PATIENCE)))
  const used = (async () => {
    const database = await opened()
    try {
      return await use(database)
    } finally {
      database.close()
    }
  })().catch(() => none)
  try {
    return await Promise.race([used, patience])
  } finally {
    clearTimeout(late)
  }
}

async function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION)
  request.onupgradeneeded = () => void request.result.createObjectStore(STORE)
  request.onblocked = () => {}
  const database = await settled(request)
  // A later version of this page in another tab must not wait for this one.
  database.onversionchange = () => database.close()
  return database
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('refused'))
  })

const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
  })
