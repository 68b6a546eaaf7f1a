import { call, external, repeat, rpc, send, serve, sometimes, spawn, work, type Visit } from '../steps'
import { page } from './page'
import { fees, orders, sessions } from './stores'

const KAFKA = 'kafka-orders.data.svc.cluster.local:9092'
const ROCKETMQ = 'rocketmq-notify.data.svc.cluster.local:9876'
const RABBITMQ = 'rabbit-mail.data.svc.cluster.local:5672'

const hold = call(
  'plover::seatmap',
  { method: 'POST', path: '/seat-holds', endpoint: 'POST:/seat-holds', components: ['Feign', 'Gin'] },
  repeat([1, 5], sessions('GoRedis', 'GET seat:{n}')),
  sessions('GoRedis', 'HSET hold:{n} seat {n} until {n}'),
)

const quote = call(
  'plover::pricing',
  { method: 'POST', path: '/quote', components: ['Feign', 'FastAPI'] },
  repeat([1, 3], fees('MGET fee:{n} fee:{n}')),
)

const promo = call(
  'plover::promo',
  { method: 'POST', path: '/promo/apply', components: ['Feign', 'PHP'] },
  sessions('Predis', 'GET promo:{n}'),
)

const pay = call(
  'plover::payment',
  { method: 'POST', path: '/payments/charge', components: ['OKHttp', 'AspNetCore'] },
  work('ChargeHandler.Authorize', 4),
  external('pay.cardwharf.example:443', 'HttpClient', 'POST', '/v3/charges'),
)

const mail = send(
  'plover::mailer',
  {
    broker: RABBITMQ,
    producer: 'rabbitmq-producer',
    consumer: 'rabbitmq-consumer',
    names: ['RabbitMQ/Topic/Queue mail.outbound/Producer', 'RabbitMQ/Topic/Queue mail.outbound/Consumer'],
    tags: [['mq.queue', 'mail.outbound']],
  },
  work('TicketMailer#deliver', 60),
)

const notify = send(
  'plover::notify',
  {
    broker: ROCKETMQ,
    producer: 'rocketMQ-producer',
    consumer: 'rocketMQ-consumer',
    names: ['RocketMQ/ticket-ready/Producer', 'RocketMQ/ticket-ready/Consumer'],
    tags: [['mq.topic', 'ticket-ready']],
  },
  work('TemplateCache.get', 1),
  mail,
)

const tickets = send(
  'plover::ticketing',
  {
    broker: KAFKA,
    producer: 'kafka-producer',
    consumer: 'kafka-consumer',
    names: ['Kafka/ticket-orders/Producer', 'Kafka/ticket-orders/Consumer/ticketing'],
    tags: [['mq.topic', 'ticket-orders']],
  },
  orders('SELECT o.id, o.state FROM orders o WHERE o.id = $1'),
  repeat(
    [1, 4],
    orders(
      'INSERT INTO tickets (order_id, seat_id, code) SELECT o.id, s.id, $1 FROM orders o JOIN seats s ON s.order_id = o.id WHERE o.id = $2',
    ),
  ),
  spawn('ThreadPool/BarcodePrinter', 'Unknown', work('BarcodeWriter.write', 20)),
  notify,
)

/** Somebody buys tickets; the tickets come by mail, through three queues. */
export const checkout: Visit = page(
  '/checkout',
  'POST',
  '/api/storefront/checkout',
  serve(
    'plover::www',
    { method: 'POST', path: '/api/storefront/*', components: ['ajax', 'Nginx'] },
    call(
      'plover::storefront',
      { method: 'POST', path: '/checkout', endpoint: 'POST:/checkout', components: ['Nginx', 'Express'] },
      sessions('Redis', 'HGETALL session:{n}'),
      call(
        'plover::checkout',
        { method: 'POST', path: '/orders', endpoint: 'POST:/orders', components: ['Axios', 'SpringMVC'] },
        work('OrderValidator.check', 2),
        rpc('plover::profile', '/plover.Profile/Get', 'GRPC', work('ProfileCache.load', 1)),
        hold,
        quote,
        sometimes(0.5, promo),
        work('HikariCP/Connection/getConnection', 1),
        orders('SELECT b.line, b.seat_id, b.fee FROM basket_lines b WHERE b.basket_id = $1 FOR UPDATE'),
        orders('INSERT INTO orders (id, basket_id, total, state) VALUES ($1, $2, $3, $4)'),
        repeat([0, 3], orders('INSERT INTO order_lines (order_id, seat_id, fee) VALUES ($1, $2, $3)')),
        repeat([1, 2], orders('UPDATE orders SET state = $1, version = version + 1 WHERE id = $2'), 16),
        pay,
        tickets,
      ),
      sessions('Redis', 'SETEX session:{n} 1800 ?'),
    ),
  ),
)
