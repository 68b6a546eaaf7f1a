/** An agent that profiles: what the feeder has no route for goes by gRPC, as agents send it. Protobuf is written by hand. */
import { connect } from 'node:http2'

const TEXT = 2

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = BigInt(value)
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return Buffer.from([...bytes, Number(rest)])
}
const number = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)])
function part(field: number, value: string | Buffer): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([varint(field * 8 + TEXT), varint(bytes.length), bytes])
}
function framed(message: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(message.length, 1)
  return Buffer.concat([head, message])
}

/** Calls a method of OAP's service of profile tasks; resolves its answer as bytes. */
function call(grpc: string, method: string, messages: readonly Buffer[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const session = connect(grpc)
    const stream = session.request({
      ':method': 'POST',
      ':path': `/skywalking.v3.ProfileTask/${method}`,
      'content-type': 'application/grpc',
      te: 'trailers',
    })
    const chunks: Buffer[] = []
    let status: unknown
    for (const one of [session, stream]) one.on('error', reject)
    stream.on('response', (head) => (status = head['grpc-status']))
    stream.on('trailers', (tail) => (status = tail['grpc-status']))
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      session.close()
      if (String(status) === '0') resolve(Buffer.concat(chunks))
      else reject(new Error(`${method}: gRPC status ${String(status)}`))
    })
    for (const message of messages) stream.write(framed(message))
    stream.end()
  })
}

/** One dump of a thread; `at` in epoch ms, the stack from its root. */
export interface Snapshot {
  readonly at: number
  readonly stack: readonly string[]
}

export interface Agent {
  /** Whether OAP hands this task out. */
  take(task: string): Promise<boolean>
  /** What was dumped of a segment, and that the task is done with. */
  tell(task: string, segment: string, snapshots: readonly Snapshot[]): Promise<void>
}

export function agentOf(grpc: string, service: string, instance: string): Agent {
  const who = [part(1, service), part(2, instance)]
  return {
    async take(task) {
      return (await call(grpc, 'getProfileTaskCommands', [Buffer.concat(who)])).includes(task)
    },
    async tell(task, segment, snapshots) {
      const messages = snapshots.map(({ at, stack }, index) =>
        Buffer.concat([
          ...[part(1, task), part(2, segment), number(3, at), number(4, index)],
          part(5, Buffer.concat(stack.map((frame) => part(1, frame)))),
        ]),
      )
      await call(grpc, 'collectSnapshot', messages)
      await call(grpc, 'reportTaskFinish', [Buffer.concat([...who, part(3, task)])])
    },
  }
}
