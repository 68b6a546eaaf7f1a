/** Keys of tags that spans are found by; by any other one nothing is (OAP's default). */
export const SEARCHABLE: readonly string[] = [
  ...['http.method', 'http.status_code', 'rpc.status_code', 'db.type', 'db.instance'],
  ...['mq.queue', 'mq.topic', 'mq.broker'],
]
