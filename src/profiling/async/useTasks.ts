import { computed, watch, type ComputedRef } from 'vue'
import { queryAsyncProfilerTaskList, type AsyncTask, type AsyncTaskList } from '@/protocol/async/task'
import { useConnection } from '@/query/connection'
import { useOperation, type Fetched } from '@/query/use-operation'
import { newestFirst, type Task } from '../tasks/task'
import { secondsText, t } from './texts'

/** So many are listed; OAP keeps tasks as long as records. */
export const MOST_TASKS = 500

/** Of a service, the newest first; asked again when the page is. */
export function useTasks(
  service: () => string | null,
  now: () => number,
): {
  /** `null` until they are known. */
  readonly tasks: ComputedRef<readonly AsyncTask[] | null>
  readonly rows: ComputedRef<readonly Task[]>
  /** Why OAP has no list, in its words. */
  readonly refused: ComputedRef<string | null>
  readonly list: Fetched<AsyncTaskList> & { readonly version: ComputedRef<string> }
} {
  const { server } = useConnection()
  const list = useOperation(queryAsyncProfilerTaskList, () => {
    const serviceId = service()
    return serviceId === null ? null : { request: { serviceId, limit: MOST_TASKS } }
  })
  watch(now, () => {
    if (service() !== null && list.data.value !== null) list.retry()
  })
  const tasks = computed(() => list.data.value?.tasks ?? null)
  return {
    tasks,
    rows: computed(() => newestFirst((tasks.value ?? []).map(rowOf))),
    refused: computed(() => list.data.value?.refused ?? null),
    list: { ...list, version: computed(() => server.version.value ?? '?') },
  }
}

const rowOf = ({ id, events, created, duration, instanceIds, args }: AsyncTask): Task => ({
  id,
  title: events.join(', ').slice(0, 400) || t('noEvents'),
  note: [secondsText(duration), t('on', { count: instanceIds.length }), ...(args === '' ? [] : [args])]
    .join(' · ')
    .slice(0, 400),
  start: created,
  end: created + duration * 1_000,
})
