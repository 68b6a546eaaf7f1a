import { watch } from 'vue'
import type { DataState } from '@/components/state'

/** Tells a state, and every change of it. */
export const useFollowed = (state: () => DataState, tell: (state: DataState) => void): void =>
  void watch(state, tell, { immediate: true })
