import { call, repeat, send, serve, work, type Visit } from '../steps'

/** A partner orders; the bridge answers at once and asks its own queue for the rest. */
export const partner: Visit = serve(
  'plover::partner-gate',
  { method: 'POST', path: '/partner/v2/orders', components: ['', 'Kong'] },
  call(
    'plover::partner-bridge',
    { method: 'POST', path: '/partner/orders', endpoint: 'POST:/partner/orders', components: ['Kong', 'SpringMVC'] },
    repeat([1, 3], work('PartnerSchema.validate', 3)),
    call(
      'plover::catalog',
      { path: '/events', endpoint: 'GET:/events', components: ['Feign', 'SpringMVC'] },
      repeat([0, 2], work('EventMapper.toDto', 2)),
    ),
    send(
      'plover::partner-bridge',
      {
        broker: 'amq-partner.data.svc.cluster.local:61616',
        producer: 'activemq-producer',
        consumer: 'activemq-consumer',
        names: ['ActiveMQ/Queue/partner.in/Producer', 'ActiveMQ/Queue/partner.in/Consumer'],
        tags: [['mq.queue', 'partner.in']],
      },
      repeat([0, 3], work('PartnerOrder.book', 9)),
    ),
  ),
)
