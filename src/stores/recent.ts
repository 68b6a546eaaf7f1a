import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { readAddress } from '@/scope/address'
import { writePlace } from '@/scope/place'
import { isRecord, onStored, readStored, writeStored } from './storage'

/** A page somebody opened, as it is shown in lists. */
export interface Visit {
  /** Path without base: which page. Its time and how it is presented are those of whoever goes there. */
  readonly href: string
  readonly title: string
  readonly note: string
}

const NAME = 'recent'
const MOST = 20

/** The last pages opened in this browser, newest first. */
export const useRecent = defineStore(NAME, () => {
  const visits = shallowRef<readonly Visit[]>(load())
  onStored(NAME, () => {
    visits.value = load()
  })

  /** One entry per `title` and `note`: another window or tab of the same page replaces it. */
  function remember(visit: Visit): void {
    const others = visits.value.filter(({ title, note }) => title !== visit.title || note !== visit.note)
    visits.value = [plain(visit), ...others].slice(0, MOST)
    writeStored(NAME, { v: 1, visits: visits.value })
  }

  return { visits, remember }
})

function load(): readonly Visit[] {
  const stored = readStored(NAME)
  const list = isRecord(stored) && Array.isArray(stored['visits']) ? stored['visits'] : []
  return list.filter(isVisit).slice(0, MOST).map(plain)
}

const plain = (visit: Visit): Visit => ({ ...visit, href: writePlace(readAddress(visit.href).place) })

const isVisit = (value: unknown): value is Visit =>
  isRecord(value) &&
  typeof value['href'] === 'string' &&
  // A stored `//host` or `javascript:` must never become a link.
  /^\/(?!\/)/.test(value['href']) &&
  typeof value['title'] === 'string' &&
  typeof value['note'] === 'string'
