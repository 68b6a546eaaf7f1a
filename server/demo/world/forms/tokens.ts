import type { InstanceNode } from '../nodes'
import { ofInstance } from '../measured'
import { plain, valueOf, type Form, type Making, type Reader } from './reader'

/**
 * What a model or a provider of generated text costs. Sums are average times calls, and a provider is the sum of its
 * models, so that all of them agree.
 */
export const tokens: Form = (making) => {
  const { entry } = making
  if (entry.name.startsWith('gen_ai_provider_')) return provider(making)
  const kind = /_(input|output)_tokens_sum$/.exec(entry.name)?.[1]
  if (kind === undefined) return null
  const average = making.other(`gen_ai_model_${kind}_tokens_avg`)
  return average && times(average, making)
}

/** The average cost of a model is what remains of its total per call. */
export const averageCost: Form = (making) => {
  if (making.entry.name.startsWith('gen_ai_provider_')) return provider(making)
  const total = making.other('gen_ai_model_total_estimated_cost')
  return total && per(total, making)
}

/** Metrics that this folder makes in another way than their rule's form. */
export const TOKENS =
  /^gen_ai_(provider|model)_(input|output)_tokens_sum$|^gen_ai_provider_(input|output)_tokens_avg$|^gen_ai_provider_total_estimated_cost$/
export const AVERAGE_COST = /^gen_ai_(provider|model)_avg_estimated_cost$/

function provider(making: Making): Reader | null {
  const { name } = making.entry
  const summed = name.replace(/_tokens_avg$/, '_tokens_sum').replace('_avg_estimated_cost', '_total_estimated_cost')
  if (summed !== name) {
    const sum = making.other(summed)
    return sum && per(sum, making)
  }
  const models = making.measured.node.instances.flatMap((instance) => model(making, instance) ?? [])
  return plain((minute) => models.reduce((sum, { alive, value }) => (alive(minute) ? sum + value(minute) : sum), 0))
}

interface Model {
  alive(minute: number): boolean
  value(minute: number): number
}

function model(making: Making, instance: InstanceNode): Model | null {
  const measured = ofInstance(instance)
  const reader = making.of(measured, making.entry.name.replace('_provider_', '_model_'))
  return reader && { alive: (minute) => measured.alive(minute), value: valueOf(reader) }
}

function times(reader: Reader, { measured }: Making): Reader {
  const value = valueOf(reader)
  return plain((minute) => Math.round(value(minute) * measured.calls(minute)))
}

function per(reader: Reader, { measured }: Making): Reader {
  const value = valueOf(reader)
  return plain((minute) => Math.round(value(minute) / Math.max(1, measured.calls(minute))))
}
