import { inject, shallowRef, type InjectionKey, type Ref } from 'vue'

/** How many alarms fire now, by id of the service. */
export type FiringCounts = ReadonlyMap<string, number>

/** Provided by a page that knows; elsewhere a map tells nothing of alarms. */
export const MAP_ALARMS: InjectionKey<Readonly<Ref<FiringCounts>>> = Symbol('map alarms')

export const useFiringCounts = (): Readonly<Ref<FiringCounts>> => inject(MAP_ALARMS, () => shallowRef(new Map()), true)
