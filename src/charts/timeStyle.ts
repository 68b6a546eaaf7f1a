import { computed, inject, provide, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { currentLocale } from '@/i18n/create'
import { fixedZone, type Zone } from '@/time/zone'
import type { TimeStyle } from './timeAxis'

const KEY: InjectionKey<Readonly<Ref<Zone>>> = Symbol('zone')

/** Called once by a page: its charts write their times in this zone. */
export const provideZone = (zone: Readonly<Ref<Zone>>): void => provide(KEY, zone)

/** The page's zone and language; without a page the server's zone, `offset` minutes east of UTC. */
export function useTimeStyle(offset: () => number): ComputedRef<TimeStyle> {
  const zone = inject(KEY, null)
  return computed(() => ({ zone: zone?.value ?? fixedZone(offset()), locale: currentLocale() }))
}
