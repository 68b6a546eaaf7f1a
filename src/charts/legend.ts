import { computed, ref, type ComputedRef } from 'vue'

/** Which series of a chart are hidden. Solo shows one alone, toggle takes one away; `reset` undoes both. */
export interface LegendState {
  readonly changed: ComputedRef<boolean>
  readonly isHidden: (id: string) => boolean
  pick(id: string, all: readonly string[], toggles: boolean): void
  reset(): void
}

export function useLegend(): LegendState {
  const hidden = ref<ReadonlySet<string>>(new Set())
  return {
    changed: computed(() => hidden.value.size > 0),
    isHidden: (id) => hidden.value.has(id),
    pick(id, all, toggles) {
      const others = all.filter((one) => one !== id)
      if (toggles) {
        const next = new Set(hidden.value)
        if (!next.delete(id)) next.add(id)
        hidden.value = all.every((one) => next.has(one)) ? new Set() : next
        return
      }
      const isAlone = !hidden.value.has(id) && others.every((one) => hidden.value.has(one))
      hidden.value = new Set(isAlone ? [] : others)
    },
    reset() {
      hidden.value = new Set()
    },
  }
}
