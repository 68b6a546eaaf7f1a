import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { enqueue } from '@/charts/queue'

/**
 * Turns true in a task of its own, after those asked before: a sheet's frames are made one by one while its questions are
 * under way, and no task makes all of them.
 */
export function useTurn(): Readonly<ShallowRef<boolean>> {
  const come = shallowRef(false)
  onScopeDispose(enqueue(() => void (come.value = true)))
  return come
}
