import { computed, watch, type ComputedRef, type Ref } from 'vue'
import type { DataState } from '@/components/state'
import { getSegmentsProfileAnalyze, type AnalyzeQuery, type Analysis } from '@/protocol/profiling/analyze'
import { getProfileTaskSegments, isNoneYet, type SampledTrace } from '@/protocol/profiling/segments'
import { getProfileTaskList, getProfileTaskLogs, type ProfileLog, type ProfileTask } from '@/protocol/profiling/task'
import { useConnection } from '@/query/connection'
import { asFailure } from '@/query/failure'
import type { Fetch } from '@/query/fetcher'
import { fetchOf, useFetched, useOperation, type Fetched } from '@/query/use-operation'
import { usePolling, useTicking } from '../tasks/polling'
import { isUnderWay, newestFirst, phaseOf, progressOf, type Progress, type Task, type Word } from '../tasks/task'
import type { Asked } from './address'
import { chosenOf, rangesOf, samplesOf, type Chosen, type Sample } from './samples'
import { taskNote } from './texts'
import { verdictOf, type Verdict } from './verdict'

/** A task with what it was made with. */
export interface TraceTask extends Task {
  readonly told: ProfileTask
}

export interface Profile {
  readonly list: Fetched<readonly ProfileTask[]>
  /** Of the service, the newest first. */
  readonly all: ComputedRef<readonly TraceTask[]>
  /** Those of the endpoint that the list is narrowed to. */
  readonly tasks: ComputedRef<readonly TraceTask[]>
  /** The one that is open. */
  readonly task: ComputedRef<TraceTask | null>
  readonly logs: Fetched<readonly ProfileLog[]>
  readonly progress: ComputedRef<readonly Progress[]>
  readonly segments: Fetched<readonly SampledTrace[]>
  readonly samples: ComputedRef<readonly Sample[]>
  readonly chosen: ComputedRef<Chosen | null>
  /** `null`: there is no span to analyse. */
  readonly ranges: ComputedRef<readonly AnalyzeQuery[] | null>
  readonly analysis: Fetched<Analysis>
  /** `null`: there is something to read, or it is not known yet. */
  readonly verdict: ComputedRef<Verdict | null>
  readonly underWay: ComputedRef<boolean>
  /** Server time, epoch ms. */
  readonly now: Readonly<Ref<number>>
  readonly state: ComputedRef<DataState>
}

const MINUTE = 60_000
/** ms that OAP may take until it lists what it accepted. */
const APPEARS = 60_000

const taskOf = (told: ProfileTask): TraceTask => ({
  id: told.id,
  title: told.endpointName,
  note: taskNote(told),
  start: told.startTime,
  end: told.startTime + told.duration * MINUTE,
  told,
})
const wordOf = ({ instanceId, instanceName, operationType, operationTime }: ProfileLog): Word => ({
  ...{ instanceId, instanceName },
  step: operationType,
  at: operationTime,
})

/** Tasks of a service, and what came of the one that is open. `made`: the task that was made here, and when. */
export function useProfile(
  asked: () => Asked | null,
  page: () => number,
  made: () => { readonly id: string; readonly at: number } | null,
): Profile {
  const connection = useConnection()
  const list = useOperation(getProfileTaskList, () => {
    const serviceId = asked()?.service ?? null
    return serviceId === null ? null : { serviceId }
  })
  const all = computed(() => newestFirst((list.data.value ?? []).map(taskOf)))
  const tasks = computed(() => {
    const endpoint = asked()?.draft ? '' : (asked()?.endpoint ?? '')
    return endpoint === '' ? all.value : all.value.filter(({ title }) => title === endpoint)
  })
  const id = computed(() => (asked()?.service === null ? null : (asked()?.task ?? null)))
  const task = computed(() => all.value.find((one) => one.id === id.value) ?? null)
  const isListed = computed(() => task.value !== null)

  const logs = useOperation(getProfileTaskLogs, () =>
    isListed.value && id.value !== null ? { taskID: id.value } : null,
  )
  const segments = useFetched<readonly SampledTrace[]>(() =>
    isListed.value && id.value !== null ? samplesFetch(connection, id.value) : null,
  )
  const words = computed(() => [...(task.value?.told.logs ?? []), ...(logs.data.value ?? [])].map(wordOf))
  const progress = computed(() => progressOf(words.value))

  const ticks = computed(() => all.value.some((one) => phaseOf(one, page()) !== 'over') || made() !== null)
  const now = useTicking(page, () => ticks.value)
  const underWay = computed(() => task.value !== null && isUnderWay(task.value, progress.value, now.value))
  const isNew = computed(() => {
    const mine = made()
    return mine !== null && mine.id === id.value && now.value - mine.at < APPEARS
  })
  const isFree = ({ state }: Pick<Fetched<unknown>, 'state'>): boolean =>
    state.value !== 'loading' && state.value !== 'refreshing'
  const look = (): void => {
    for (const one of [logs, segments]) if (isFree(one)) one.retry()
  }
  // The form stands in place of the task.
  usePolling(look, () => underWay.value && !asked()?.draft)
  usePolling(
    () => {
      if (isFree(list) && !isListed.value) list.retry()
    },
    () => isNew.value && !isListed.value,
    2_000,
  )
  // The page was refreshed: there may be other tasks.
  watch(page, () => {
    if (isFree(list)) list.retry()
  })

  const samples = computed(() => samplesOf(segments.data.value ?? []))
  const chosen = computed(() => {
    const { segment = null, span = null } = asked() ?? {}
    return chosenOf(samples.value, segment, span)
  })
  const ranges = computed(() => {
    if (chosen.value === null || chosen.value.at === null) return null
    const { sample, at } = chosen.value
    const span = sample.trace.spans[at]
    return span?.profiled === true ? rangesOf(span, sample.trace.spans, asked()?.children !== false) : null
  })
  const analysis = useOperation(getSegmentsProfileAnalyze, () =>
    ranges.value === null || ranges.value.length === 0 ? null : { queries: ranges.value },
  )

  const verdict = computed(() => {
    if (id.value === null || list.data.value === null) return null
    // What the agents said is not known: nothing can be said about them.
    if (isListed.value && (segments.data.value === null || logs.data.value === null)) return null
    return verdictOf({
      task: task.value,
      isNew: isNew.value,
      progress: progress.value,
      samples: samples.value,
      underWay: underWay.value,
      now: now.value,
    })
  })
  const state = computed<DataState>(() => {
    if (asked()?.service === null) return 'empty'
    if (list.data.value === null || tasks.value.length === 0)
      return list.state.value === 'fresh' ? 'empty' : list.state.value
    if (id.value === null) return list.state.value
    const parts = [list, ...(isListed.value ? [segments] : []), ...(ranges.value?.length ? [analysis] : [])]
    const states = parts.map((part) => part.state.value)
    for (const worst of ['error', 'blocked', 'unsupported', 'loading', 'refreshing', 'stale'] as const)
      if (states.includes(worst)) return worst
    return isListed.value && logs.state.value === 'error' ? 'partial' : 'fresh'
  })
  return {
    ...{
      list,
      all,
      tasks,
      task,
      logs,
      progress,
      segments,
      samples,
      chosen,
      ranges,
      analysis,
      verdict,
      underWay,
      now,
      state,
    },
  }
}

/** That there is no sample yet is no failure, though most servers answer so. */
function samplesFetch(connection: ReturnType<typeof useConnection>, taskID: string): Fetch<readonly SampledTrace[]> {
  const fetch = fetchOf(connection, getProfileTaskSegments, { taskID })
  return {
    ...fetch,
    async run(signal) {
      try {
        return await fetch.run(signal)
      } catch (thrown) {
        const { cause, message } = asFailure(thrown)
        if (cause === 'graphql' && isNoneYet(message)) return []
        throw thrown
      }
    },
  }
}
