import { inject, onBeforeUnmount, provide, shallowRef, watch, type InjectionKey, type ShallowRef } from 'vue'
import type { Tone } from './tone'

/** What a page is about, where its address alone does not say it. */
export interface Heading {
  readonly name: string
  readonly tone: Tone | null
}

const HEADING: InjectionKey<ShallowRef<Heading | null>> = Symbol('heading')

/** Called once by the frame around all pages. */
export function provideHeading(): Readonly<ShallowRef<Heading | null>> {
  const heading = shallowRef<Heading | null>(null)
  provide(HEADING, heading)
  return heading
}

/** Tells the bar and the title of the tab, as long as the page is there. */
export function useHeading(given: () => Heading | null): void {
  const heading = inject(HEADING, null)
  if (!heading) return
  watch(given, (next) => (heading.value = next), { immediate: true })
  onBeforeUnmount(() => (heading.value = null))
}
