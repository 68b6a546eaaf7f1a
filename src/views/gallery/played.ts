import { computed, onMounted, shallowRef } from 'vue'
import { provideDashboard, type DashboardContext, type Scope } from '@/dashboard/context'
import type { Result } from '@/mqe/result'
import { keyOf, questionsOf } from '@/query/plan'
import type { Answered, QuestionKey } from '@/query/question'
import type { MetricItem } from '@/template/types'
import type { PanelDemo } from '@/widgets/demos'
import { NOW, WINDOW } from './moment'
import type { Way } from './states'

export const SCOPE: Scope = {
  layer: 'GENERAL',
  kind: 'Service',
  entity: { serviceName: 'shop::checkout', normal: true },
  window: WINDOW,
  now: NOW,
  vital: null,
  nouns: { service: ['service', 'services'], instance: ['instance', 'instances'], endpoint: ['endpoint', 'endpoints'] },
}

type Shown = Pick<DashboardContext, 'answers' | 'asked' | 'isStopped' | 'cancel'> & { readonly scope: Scope }

/** Plays the dashboard around one cell: nothing that the cell wants has an effect. */
function provide({ scope, ...shown }: Shown): void {
  provideDashboard({
    ...shown,
    scope: computed(() => scope),
    retry: () => {},
    observe: () => () => {},
    tell: () => {},
    zoom: () => {},
    zoomOut: () => {},
    open: () => {},
  })
}

/** Around a panel, which asks for itself. */
export const usePlayedPanel = ({ of }: PanelDemo): void =>
  provide({
    scope: { ...SCOPE, ...of },
    answers: shallowRef(new Map()),
    asked: shallowRef(new Map()),
    isStopped: () => false,
    cancel: () => {},
  })

/** Gives a cell the answers of `way`, and asks nobody. */
export function usePlayed(item: MetricItem, way: Way): void {
  const keys = questionsOf(item.expressions, SCOPE).flatMap((question) => (question ? [keyOf(question)] : []))
  const answered = (results: readonly (Result | null)[]): ReadonlyMap<QuestionKey, Answered> =>
    new Map(
      keys.flatMap((key, index) => {
        const result = results[index]
        return result ? [[key, { result, receivedAt: NOW }] as const] : []
      }),
    )

  const answers = shallowRef(answered(way.results))
  const asked = shallowRef<ReadonlyMap<QuestionKey, number>>(new Map(way.pending ? keys.map((key) => [key, NOW]) : []))
  const stopped = shallowRef(false)
  // After the first picture, so that there is one to keep.
  onMounted(() => {
    if (way.then) answers.value = answered(way.then)
  })
  provide({
    scope: SCOPE,
    answers,
    asked,
    isStopped: () => stopped.value,
    cancel() {
      stopped.value = true
      asked.value = new Map()
    },
  })
}
