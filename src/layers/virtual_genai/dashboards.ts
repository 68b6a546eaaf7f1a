import { beside, dashboard, present, row, rowWhen, type Row } from '@/template/build'
import { area, card, instanceList, line, percentiles, serviceList, topList, type Asked } from '@/template/part'
import type { Dashboard } from '@/template/types'

const layer = 'VIRTUAL_GENAI'

/** Providers and models keep the same numbers under unlike names. */
interface Named {
  readonly cpm: string
  readonly latency: string
  readonly prefix: string
}
const PROVIDER: Named = { prefix: 'gen_ai_provider', cpm: 'gen_ai_provider_cpm', latency: 'gen_ai_provider_resp_time' }
const MODEL: Named = { prefix: 'gen_ai_model', cpm: 'gen_ai_model_call_cpm', latency: 'gen_ai_model_latency_avg' }

/** Stored in millionths of the currency that OAP's price list is in. */
const MILLIONTHS = 1_000_000
const COST = 'Estimated from the price list of OAP, in its currency.'

const columns = ({ prefix, cpm, latency }: Named): readonly Asked[] => [
  { label: 'Average', unit: 'ms', ask: `avg(${latency})`, trend: latency, detail: 'average' },
  { label: 'Success', unit: '%', ask: `avg(${prefix}_sla)/100`, trend: `${prefix}_sla/100`, detail: 'success rate' },
  { label: 'Load', unit: '/min', ask: `avg(${cpm})`, trend: cpm, detail: 'load' },
  {
    label: 'Tokens out',
    ask: `sum(${prefix}_output_tokens_sum)`,
    trend: `${prefix}_output_tokens_sum`,
    detail: 'tokens out',
  },
  {
    label: 'Cost',
    ask: `sum(${prefix}_total_estimated_cost)/${MILLIONTHS}`,
    trend: `${prefix}_total_estimated_cost/${MILLIONTHS}`,
    detail: 'cost',
  },
]

const root = dashboard(
  { name: 'Overview', layer, entity: 'All', isRoot: true },
  row(
    4,
    card('Lowest success rate', { ask: 'min(top_n(gen_ai_provider_sla,1,asc))/100', unit: '%' }, { w: 6 }),
    card('Slowest on average', { ask: 'max(top_n(gen_ai_provider_resp_time,1,des))', unit: 'ms' }, { w: 6 }),
    card('Load', { ask: 'sum(top_n(gen_ai_provider_cpm,1000,des))', unit: '/min' }, { w: 6 }),
    card('Providers with calls', { ask: 'count(top_n(gen_ai_provider_cpm,1000,des))' }, { w: 6 }),
  ),
  beside(
    [row(20, serviceList('Providers', columns(PROVIDER), { w: 16, opens: 'Overview' }))],
    [
      row(
        10,
        topList(
          'Failing models (success, %)',
          { ask: 'top_n(gen_ai_model_sla,10,asc)/100', unit: '%' },
          { w: 8, opens: 'Overview' },
        ),
      ),
      row(
        10,
        topList(
          'Slowest models (average, ms)',
          { ask: 'top_n(gen_ai_model_latency_avg,10,des)', unit: 'ms' },
          { w: 8, opens: 'Overview' },
        ),
      ),
    ],
  ),
)

const health = ({ prefix, cpm, latency }: Named): readonly Row[] => [
  row(
    4,
    card('Success rate', { ask: `avg(${prefix}_sla)/100`, unit: '%', trend: `${prefix}_sla/100` }, { w: 5 }),
    card('Average response time', { ask: `avg(${latency})`, unit: 'ms', trend: latency }, { w: 5 }),
    card('Load', { ask: `avg(${cpm})`, unit: '/min', trend: cpm }, { w: 5 }),
    card(
      'Tokens',
      {
        ask: `sum(${prefix}_input_tokens_sum)+sum(${prefix}_output_tokens_sum)`,
        trend: `${prefix}_input_tokens_sum+${prefix}_output_tokens_sum`,
      },
      { w: 5, tips: 'In and out together, in the whole window.' },
    ),
    card(
      'Cost',
      {
        ask: `sum(${prefix}_total_estimated_cost)/${MILLIONTHS}`,
        trend: `${prefix}_total_estimated_cost/${MILLIONTHS}`,
      },
      { w: 4, tips: COST },
    ),
  ),
  row(
    12,
    line('Response time (percentiles, ms)', percentiles(`${prefix}_latency_percentile`), { w: 9 }),
    line('Average response time (ms)', { ask: latency, unit: 'ms', label: 'average' }, { w: 8 }),
    line('Load (calls per minute)', { ask: cpm, unit: '/min', label: 'calls' }, { w: 7 }),
  ),
  row(
    11,
    line('Success rate (%)', { ask: `${prefix}_sla/100`, unit: '%', label: 'success' }, { w: 9 }),
    area(
      'Tokens (per minute)',
      [
        { ask: `${prefix}_input_tokens_sum`, label: 'in' },
        { ask: `${prefix}_output_tokens_sum`, label: 'out' },
      ],
      { w: 8 },
    ),
    line(
      'Cost of one call',
      { ask: `${prefix}_avg_estimated_cost/${MILLIONTHS}`, label: 'average' },
      { w: 7, tips: COST },
    ),
  ),
]

const provider = dashboard(
  { name: 'Overview', layer, entity: 'Service', isDefault: true },
  ...health(PROVIDER),
  row(11, instanceList('Models', columns(MODEL), { w: 24, opens: 'Overview' })),
)

const model = dashboard(
  { name: 'Overview', layer, entity: 'ServiceInstance', isDefault: true },
  ...health(MODEL),
  rowWhen(
    present('gen_ai_model_ttft_avg'),
    11,
    line('Time to the first token (percentiles, ms)', percentiles('gen_ai_model_ttft_percentile'), {
      w: 12,
      tips: 'Of answers that are streamed.',
    }),
    line(
      'Average time to the first token (ms)',
      { ask: 'gen_ai_model_ttft_avg', unit: 'ms', label: 'average' },
      { w: 12 },
    ),
  ),
)

export const dashboards: readonly Dashboard[] = [root, provider, model]
