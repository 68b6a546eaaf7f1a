import { computed, type ComputedRef } from 'vue'
import { queryAsyncProfilerTaskProgress, type AsyncProgress } from '@/protocol/async/progress'
import type { AsyncTask } from '@/protocol/async/task'
import { isPassing } from '@/query/failure'
import { useOperation, type Fetched } from '@/query/use-operation'
import { usePolling } from '../tasks/polling'
import { isUnderWay, outcomesOf, type Outcome } from './outcome'

export interface TaskRun {
  readonly progress: Fetched<AsyncProgress>
  /** `null` until it is known. */
  readonly outcomes: ComputedRef<readonly Outcome[] | null>
  /** It is being asked again and again. */
  readonly isWatched: ComputedRef<boolean>
}

/** How one task goes on its instances: asked until it is over. `now`: server time that goes on, epoch ms. */
export function useTask(task: () => AsyncTask | null, now: () => number): TaskRun {
  const progress = useOperation(queryAsyncProfilerTaskProgress, () => {
    const { id } = task() ?? {}
    return id === undefined ? null : { taskId: id }
  })
  const outcomes = computed(() => {
    const given = task()
    const told = progress.data.value
    return given && told && outcomesOf(given, told, now())
  })
  const isWatched = computed(() => {
    const failed = progress.failure.value
    return outcomes.value !== null && isUnderWay(outcomes.value) && (failed === null || isPassing(failed))
  })
  usePolling(
    () => {
      if (progress.state.value !== 'refreshing') progress.retry()
    },
    () => isWatched.value,
  )
  return { progress, outcomes, isWatched }
}
