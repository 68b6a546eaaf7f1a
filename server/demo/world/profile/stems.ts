/** How a thread comes to the code of the service: of one language and one kind of work, the outermost frame first. */
const STEMS = {
  servlet: `java.lang.Thread.run
    org.apache.tomcat.util.threads.TaskThread$WrappingRunnable.run
    org.apache.tomcat.util.threads.ThreadPoolExecutor$Worker.run
    org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker
    org.apache.tomcat.util.net.SocketProcessorBase.run
    org.apache.tomcat.util.net.NioEndpoint$SocketProcessor.doRun
    org.apache.coyote.AbstractProtocol$ConnectionHandler.process
    org.apache.coyote.AbstractProcessorLight.process
    org.apache.coyote.http11.Http11Processor.service
    org.apache.catalina.connector.CoyoteAdapter.service
    org.apache.catalina.core.StandardEngineValve.invoke
    org.apache.catalina.core.StandardHostValve.invoke
    org.apache.catalina.core.StandardContextValve.invoke
    org.apache.catalina.core.StandardWrapperValve.invoke
    org.apache.catalina.core.ApplicationFilterChain.doFilter
    org.springframework.web.filter.OncePerRequestFilter.doFilter
    jakarta.servlet.http.HttpServlet.service
    org.springframework.web.servlet.DispatcherServlet.doDispatch
    org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter.handle`,
  listener: `java.lang.Thread.run
    java.util.concurrent.FutureTask.run
    org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer.run
    org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer.pollAndInvoke
    org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer.invokeIfHaveRecords
    org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer.invokeListener
    org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer.invokeRecordListener
    org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer.doInvokeWithRecords
    org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer.doInvokeRecordListener
    org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer.invokeOnMessage
    org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer.doInvokeOnMessage
    org.springframework.kafka.listener.adapter.RecordMessagingMessageListenerAdapter.onMessage
    org.springframework.kafka.listener.adapter.MessagingMessageListenerAdapter.invoke
    org.springframework.kafka.listener.adapter.MessagingMessageListenerAdapter.invokeHandler
    org.springframework.kafka.listener.adapter.HandlerAdapter.invoke
    org.springframework.messaging.handler.invocation.InvocableHandlerMethod.invoke
    org.springframework.messaging.handler.invocation.InvocableHandlerMethod.doInvoke
    jdk.internal.reflect.DirectMethodHandleAccessor.invoke
    java.lang.reflect.Method.invoke`,
  timer: `java.lang.Thread.run
    java.util.concurrent.ThreadPoolExecutor$Worker.run
    java.util.concurrent.ThreadPoolExecutor.runWorker
    java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask.run
    java.util.concurrent.FutureTask.runAndReset
    java.util.concurrent.Executors$RunnableAdapter.call
    org.springframework.scheduling.concurrent.ReschedulingRunnable.run
    org.springframework.scheduling.support.DelegatingErrorHandlingRunnable.run
    org.springframework.scheduling.support.ScheduledMethodRunnable.run
    java.lang.reflect.Method.invoke
    jdk.internal.reflect.DirectMethodHandleAccessor.invoke
    org.springframework.aop.framework.CglibAopProxy$DynamicAdvisedInterceptor.intercept
    org.springframework.aop.framework.ReflectiveMethodInvocation.proceed
    org.springframework.transaction.interceptor.TransactionInterceptor.invoke
    org.springframework.transaction.interceptor.TransactionAspectSupport.invokeWithinTransaction
    org.springframework.batch.core.job.SimpleJob.doExecute
    org.springframework.batch.core.step.AbstractStep.execute
    org.springframework.batch.core.step.tasklet.TaskletStep.doExecute
    org.springframework.batch.repeat.support.RepeatTemplate.iterate`,
  asgi: `threading.Thread._bootstrap
    threading.Thread._bootstrap_inner
    threading.Thread.run
    uvicorn.server.Server.run
    asyncio.runners.run
    asyncio.runners.Runner.run
    asyncio.base_events.BaseEventLoop.run_until_complete
    asyncio.base_events.BaseEventLoop.run_forever
    asyncio.base_events.BaseEventLoop._run_once
    asyncio.events.Handle._run
    uvicorn.protocols.http.h11_impl.RequestResponseCycle.run_asgi
    fastapi.applications.FastAPI.__call__
    starlette.middleware.errors.ServerErrorMiddleware.__call__
    starlette.middleware.exceptions.ExceptionMiddleware.__call__
    starlette.routing.Router.__call__
    starlette.routing.Route.handle
    starlette.routing.request_response
    fastapi.routing.get_request_handler
    fastapi.routing.run_endpoint_function
    starlette.concurrency.run_in_threadpool`,
} as const

const LINES = new Map(Object.entries(STEMS).map(([kind, text]) => [kind, text.split('\n').map((line) => line.trim())]))

/** The stem of what serves an endpoint. */
export function stemOf(language: string, endpoint: string): readonly string[] {
  const kind =
    language === 'PYTHON'
      ? 'asgi'
      : /^(Kafka|RocketMQ|RabbitMQ|ActiveMQ|Pulsar)\//.test(endpoint)
        ? 'listener'
        : /^([A-Z]+:)?\//.test(endpoint)
          ? 'servlet'
          : 'timer'
  return LINES.get(kind) ?? []
}
