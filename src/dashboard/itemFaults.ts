import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import { isList, isObject } from '@/template/json'
import type { Fault, Json, JsonObject } from '@/template/types'

/** In words, by the stored item that they are about. */
export type ItemFaults = ReadonlyMap<JsonObject, readonly string[]>

const NONE: readonly string[] = []
/** `$.children[3]`, or inside a tab `$.children[3].children[0].children[1]`. */
const ITEM = /^\$\.children\[(\d+)\](?:\.children\[(\d+)\]\.children\[(\d+)\])?/

/** Which item of a stored dashboard each fault is about; what is about none of them stays with the dashboard. */
export function faultsByItem(raw: JsonObject, faults: readonly Fault[]): ItemFaults {
  const found = new Map<JsonObject, string[]>()
  for (const { path, message } of faults) {
    const [at = '', ...steps] = ITEM.exec(path) ?? []
    const item = at === '' ? undefined : steps.reduce<Json | undefined>(childOf, raw)
    if (!isObject(item)) continue
    const place = path.slice(at.length + 1)
    found.set(item, [...(found.get(item) ?? []), place === '' ? message : `${place} ${message}`])
  }
  return found
}

function childOf(from: Json | undefined, step: string | undefined): Json | undefined {
  if (step === undefined) return from
  const children = isObject(from) ? from['children'] : undefined
  return isList(children) ? children[Number(step)] : undefined
}

const SHEET: InjectionKey<ComputedRef<ItemFaults>> = Symbol('faults of a sheet')
const CELL: InjectionKey<ComputedRef<readonly string[]>> = Symbol('faults of a cell')

/** Called once by a sheet. */
export const provideItemFaults = (faults: ComputedRef<ItemFaults>): void => provide(SHEET, faults)

/** Called by a cell, for the frame in it. */
export function provideCellFaults(item: () => { readonly raw: JsonObject }): void {
  const all = inject(SHEET, null)
  provide(
    CELL,
    computed(() => all?.value.get(item().raw) ?? NONE),
  )
}

/** What cannot be read of the widget around. */
export const useCellFaults = (): ComputedRef<readonly string[]> => inject(CELL, () => computed(() => NONE), true)
