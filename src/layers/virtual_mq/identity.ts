import { share, type LayerIdentity } from '../identity'

/** A broker that is only written to reports too; one with both sides is as bad as the worse of them. */
const eitherSide = (of: 'service' | 'endpoint'): string =>
  `top_n_of(top_n(mq_${of}_consume_sla,5000,asc),top_n(mq_${of}_produce_sla,5000,asc),5000,asc)/100`

export const identity: LayerIdentity = {
  id: 'VIRTUAL_MQ',
  name: 'Virtual queues',
  role: 'queue',
  menu: { group: 'services', place: 3 },
  vital: share('mq_service_consume_sla', { service: eitherSide('service'), endpoint: eitherSide('endpoint') }),
  flow: { load: 'mq_service_consume_cpm', latency: 'mq_service_consume_latency', success: 'mq_service_consume_sla' },
}
