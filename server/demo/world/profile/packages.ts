import type { JfrEvent } from './units'

/** What a service does besides: a weight, then frames below the stem; behind `/`, of a thread of its own. `{app}` is its package. */
const JAVA_WORK = `
14 {app}.api.Controller.handle ; {app}.domain.Service.find ; {app}.domain.Repository.query ; org.hibernate.internal.SessionImpl.list
9 {app}.api.Controller.handle ; {app}.domain.Service.find ; {app}.domain.Mapper.map ; java.util.stream.ReferencePipeline.collect
6 {app}.api.Controller.handle ; {app}.domain.Service.find ; {app}.domain.Mapper.map ; java.math.BigDecimal.setScale
7 {app}.api.Controller.handle ; {app}.domain.Validator.check ; java.util.regex.Matcher.matches
5 {app}.api.Controller.handle ; {app}.domain.Service.price ; {app}.domain.Rules.apply ; java.util.HashMap.getNode
3 {app}.api.Controller.handle ; {app}.domain.Service.price ; {app}.domain.Rules.apply ; java.time.ZonedDateTime.ofInstant
8 org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter.writeInternal ; com.fasterxml.jackson.databind.ObjectWriter.writeValue ; com.fasterxml.jackson.core.json.UTF8JsonGenerator.writeString
5 org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter.readInternal ; com.fasterxml.jackson.databind.ObjectReader.readValue ; com.fasterxml.jackson.core.json.UTF8StreamJsonParser.nextToken
6 {app}.client.Downstream.call ; io.netty.channel.AbstractChannel.writeAndFlush ; sun.nio.ch.SocketDispatcher.write0
5 {app}.client.Downstream.call ; io.netty.handler.codec.http.HttpObjectDecoder.decode
4 {app}.store.Cache.get ; redis.clients.jedis.Connection.readProtocolWithCheckingBroken ; java.net.SocketInputStream.read
4 {app}.store.Database.execute ; com.zaxxer.hikari.pool.ProxyPreparedStatement.executeQuery ; java.net.SocketInputStream.read
3 org.apache.skywalking.apm.agent.core.context.TracingContext.createEntrySpan ; java.util.LinkedList.addLast
2 org.apache.skywalking.apm.agent.core.context.TracingContext.stopSpan
3 ch.qos.logback.classic.Logger.info ; ch.qos.logback.core.OutputStreamAppender.append ; java.util.concurrent.locks.ReentrantLock.lock
2 io.micrometer.core.instrument.Timer.record
1 java.lang.ThreadLocal.get
4 / start_thread ; thread_native_entry ; GangWorker::run ; G1ParEvacuateFollowersClosure::do_void ; G1ParScanThreadState::trim_queue
2 / start_thread ; thread_native_entry ; ConcurrentGCThread::run ; G1ConcurrentRefineThread::run_service
5 / start_thread ; thread_native_entry ; JavaThread::run ; CompileBroker::compiler_thread_loop ; C2Compiler::compile_method ; PhaseIdealLoop::build_and_optimize
2 / java.lang.Thread.run ; io.netty.util.concurrent.SingleThreadEventExecutor$4.run ; io.netty.channel.epoll.EpollEventLoop.run ; io.netty.channel.epoll.Native.epollWait
`

const JAVA_ALLOCATION = `
16 {app}.domain.Mapper.map ; java.util.ArrayList.grow ; java.lang.Object[]
13 {app}.domain.Repository.query ; org.hibernate.loader.Loader.getRow ; java.util.HashMap.newNode ; java.util.HashMap$Node
11 com.fasterxml.jackson.databind.ObjectWriter.writeValueAsBytes ; com.fasterxml.jackson.core.util.ByteArrayBuilder._allocMore ; byte[]
9 com.fasterxml.jackson.databind.ObjectReader.readValue ; com.fasterxml.jackson.core.util.TextBuffer.contentsAsString ; java.lang.String
8 {app}.api.Controller.handle ; java.lang.StringBuilder.toString ; byte[]
6 {app}.domain.Rules.apply ; java.math.BigDecimal.multiply ; java.math.BigDecimal
5 org.apache.skywalking.apm.agent.core.context.TracingContext.createEntrySpan ; org.apache.skywalking.apm.agent.core.context.trace.EntrySpan
4 io.netty.buffer.PooledByteBufAllocator.newHeapBuffer ; byte[]
3 ch.qos.logback.classic.Logger.info ; ch.qos.logback.classic.spi.LoggingEvent
2 / java.lang.Thread.run ; org.apache.skywalking.apm.agent.core.jvm.JVMService.run ; java.lang.management.MemoryUsage
`

const JAVA_LOCKS = `
9 ch.qos.logback.core.OutputStreamAppender.append ; java.util.concurrent.locks.ReentrantLock
6 {app}.store.Cache.get ; org.apache.commons.pool2.impl.GenericObjectPool.borrowObject ; java.util.concurrent.LinkedBlockingDeque
4 {app}.domain.Registry.update ; java.util.concurrent.ConcurrentHashMap.compute ; java.util.concurrent.ConcurrentHashMap$Node
3 / java.lang.Thread.run ; org.apache.skywalking.apm.commons.datacarrier.consumer.ConsumerThread.run ; org.apache.skywalking.apm.commons.datacarrier.buffer.QueueBuffer
2 / java.lang.Thread.run ; io.netty.util.concurrent.SingleThreadEventExecutor.takeTask ; java.util.concurrent.LinkedBlockingQueue
`

const PYTHON_WORK = `
12 app.main.quote ; app.rules.apply ; app.rules.match ; re.Pattern.match
9 app.main.quote ; app.models.Quote.__init__ ; pydantic.main.BaseModel.__init__
7 fastapi.encoders.jsonable_encoder ; json.encoder.JSONEncoder.encode
6 app.store.cached ; redis.client.Redis.execute_command ; redis.connection.Connection.read_response ; socket.SocketIO.readinto
5 app.main.quote ; app.fees.table ; app.fees.rows ; builtins.sorted
4 skywalking.trace.context.SpanContext.new_entry_span
3 logging.Logger.info ; logging.StreamHandler.emit
`

export interface Path {
  readonly weight: number
  readonly frames: readonly string[]
  /** Of another thread, without the stem. */
  readonly apart: boolean
}

const pathsOf = (text: string): readonly Path[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [, weight = '1', apart = '', path = ''] = /^(\d+) (\/ )?(.*)$/.exec(line) ?? []
      return { weight: Number(weight), frames: path.split(' ; '), apart: apart !== '' }
    })

const JAVA = { work: pathsOf(JAVA_WORK), allocation: pathsOf(JAVA_ALLOCATION), locks: pathsOf(JAVA_LOCKS) }
const PYTHON = pathsOf(PYTHON_WORK)

const KIND: Readonly<Record<JfrEvent, keyof typeof JAVA>> = {
  EXECUTION_SAMPLE: 'work',
  LOCK: 'locks',
  OBJECT_ALLOCATION_IN_NEW_TLAB: 'allocation',
  OBJECT_ALLOCATION_OUTSIDE_TLAB: 'allocation',
  PROFILER_LIVE_OBJECT: 'allocation',
}

/** All that a Java service does, as far as an event sees it. */
export const pathsFor = (event: JfrEvent, service: string): readonly Path[] => named(JAVA[KIND[event]], service)

/** What dumps of a thread that serves a request find. */
export const dumpedPaths = (language: string, service: string): readonly Path[] =>
  named(language === 'PYTHON' ? PYTHON : JAVA.work, service).filter(({ apart }) => !apart)

/** `plover::box-office` lives in `com.plover.boxoffice`. */
const named = (paths: readonly Path[], service: string): readonly Path[] => {
  const app = `com.${service
    .toLowerCase()
    .replace('::', '.')
    .replaceAll(/[^a-z0-9.]/g, '')}`
  return paths.map((path) => ({ ...path, frames: path.frames.map((frame) => frame.replace('{app}', app)) }))
}
