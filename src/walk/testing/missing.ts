import { parse } from '@/mqe/parse'
import { metricsOf } from '@/mqe/walk'
import { world } from '../../../server/demo/world/testing'
import { LEVEL } from './asking'
import type { Walked } from './walk'

const namesIn = (expression: string): readonly string[] => {
  const parsed = parse(expression, LEVEL)
  return parsed.ok ? metricsOf(parsed.ast) : [expression]
}

/** One line per metric or widget that says nothing: layer, entity, widget, metric, reason; tabs between them. */
export function missingIn(all: readonly Walked[]): readonly string[] {
  return all.flatMap(({ template: { dashboard }, count, widgets }) =>
    widgets.flatMap(({ placed: { item }, look }) => {
      const type = 'graph' in item ? item.graph.type : item.type
      const head = [dashboard.layer, dashboard.entity, `${item.id} ${type} ${'graph' in item ? item.title : ''}`]
      const line = (what: string, why: string): string => [...head, what, why].join('\t')
      if (look.ink) return look.silent.map((one) => line(one, 'silent line of a widget that is drawn'))
      if (count === 0) {
        const names = 'graph' in item ? [...new Set(item.expressions.flatMap(namesIn))] : ['-']
        return names.map((name) => line(name, 'no entity'))
      }
      if (look.state === 'closed') return [line('-', 'its page of a tab opens for nobody')]
      if (look.state === 'unsupported') return [line('-', `${type} cannot be drawn`)]
      if (look.silent.length === 0) return [line('-', `${look.state}: no rows, or no path over three buckets`)]
      return [...new Set(look.silent.flatMap(namesIn))].map((name) =>
        line(name, world.facts(name, LEVEL) === null ? 'OAP lacks it' : `${look.state}: nobody reports it`),
      )
    }),
  )
}
