import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packageOf } from './package'

const CASES: Readonly<Record<string, readonly (readonly [name: string, group: string])[]>> = {
  Java: [
    ['java.lang.Thread.run', 'java'],
    ['java/util/HashMap.putVal_[j]', 'java'],
    ['jdk.internal.reflect.DirectMethodHandleAccessor.invoke', 'java'],
    ['com.sun.crypto.provider.AESCrypt.encrypt', 'java'],
    ['byte[]', 'java'],
    ['java.util.HashMap$Node', 'java'],
    ['org.springframework.web.servlet.DispatcherServlet.doDispatch:1067', 'org.springframework'],
    ['org.apache.tomcat.util.net.NioEndpoint$SocketProcessor.doRun', 'org.apache.tomcat'],
    ['com.zaxxer.hikari.pool.HikariPool.getConnection', 'com.zaxxer.hikari'],
    ['com/plover/catalog/domain/Mapper.map', 'com.plover.catalog'],
    ['ch.qos.logback.classic.Logger.info', 'ch.qos.logback'],
    ['io.netty.channel.AbstractChannel.writeAndFlush', 'io.netty'],
    ['shop.orders.OrderService.place', 'shop'],
    ['com.plover.catalog.Api$$Lambda/0x00007f8a4c0.apply', 'com.plover.catalog'],
    ['OrderService.place', ''],
  ],
  Kotlin: [
    ['kotlinx.coroutines.DispatchedTask.run', 'kotlinx'],
    ['com.plover.seats.SeatsKt.main', 'com.plover.seats'],
  ],
  Python: [
    ['threading.Thread._bootstrap_inner', 'threading'],
    ['asyncio.base_events.BaseEventLoop.run_forever', 'asyncio'],
    ['app.main.quote', 'app'],
    ['/usr/lib/python3.11/threading.py.run: 870', 'python'],
    ['/venv/lib/python3.11/site-packages/django/core/base.py.get: 12', 'django'],
    ['get_response (django/core/handlers/base.py:181)', 'django'],
    ['<module> (/srv/plover/fees/rules.py:7)', 'fees'],
    ['_find_and_load (<frozen importlib._bootstrap>:1027)', 'python'],
  ],
  Go: [
    ['net/http.(*conn).serve', 'net/http'],
    ['github.com/gin-gonic/gin.(*Context).Next', 'github.com/gin-gonic/gin'],
    ['github.com/jackc/pgx/v5/pgxpool.(*Pool).Query', 'github.com/jackc/pgx'],
    ['gopkg.in/yaml%2ev3.Unmarshal', 'gopkg.in/yaml.v3'],
    ['vendor/golang.org/x/net/http2.(*Framer).ReadFrame', 'golang.org/x/net'],
    ['runtime.gopark', 'runtime'],
    ['main.(*Store).Get.func1', 'main'],
    ['encoding/json.Marshal', 'encoding/json'],
  ],
  'C, C++ and Rust': [
    ['std::vector<std::string, std::allocator<int>>::push_back(std::string&&)', 'std'],
    ['void folly::detail::run<int>(int)', 'folly'],
    ['JavaThread::run', 'native'],
    ['(anonymous namespace)::Pool::work()', 'native'],
    ['tokio::runtime::task::harness::poll_future', 'tokio'],
    ['<alloc::vec::Vec<T> as core::ops::drop::Drop>::drop', 'alloc'],
    ['_ZN4core3fmt5write17h0123456789abcdefE', 'core'],
    ['start_thread', 'native'],
    ['malloc@plt', 'native'],
    ['/usr/lib/x86_64-linux-gnu/libc-2.31.so', 'libc'],
    ['libjvm.so+0x8af1c2', 'libjvm'],
    ['[libpthread.so.0]', 'libpthread'],
  ],
  'the kernel': [
    ['do_syscall_64', 'kernel'],
    ['entry_SYSCALL_64_after_hwframe', 'kernel'],
    ['__x64_sys_futex', 'kernel'],
    ['schedule', 'kernel'],
    ['tcp_sendmsg_locked', 'kernel'],
    ['copy_user_enhanced_fast_string_[k]', 'kernel'],
    ['[kernel.kallsyms]', 'kernel'],
  ],
  JavaScript: [
    ['processTicksAndRejections (node:internal/process/task_queues:95:5)', 'node'],
    ['Layer.handle [as handle_request] (/app/node_modules/express/lib/router/layer.js:95:5)', 'express'],
    ['(anonymous) (/app/node_modules/a/node_modules/@scope/tool/index.mjs:1:1)', '@scope/tool'],
    ['draw (https://tickets.example/src/seatmap/draw.ts:12:4)', 'seatmap'],
  ],
  'what says nothing': [
    ['', ''],
    ['http-nio-8080-exec', ''],
    ['[unknown]', ''],
    ['...', ''],
    ['/', ''],
    ['<img src=x onerror=alert(1)>', ''],
  ],
}

describe('packageOf', () => {
  it.each(Object.entries(CASES))('knows %s', (_, cases) => {
    expect(cases.map(([name]) => [name, packageOf(name)])).toEqual(cases)
  })

  it('is short and soon done for any name', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (name) => packageOf(name).length <= 300))
    // A pattern that goes wrong takes minutes for these.
    for (const part of ['a.', '<', '::a<', '(', 'a/', '_ZN999', 'a-', '$$', 'x.so', '.py/', '_', 'a a::'])
      expect(packageOf(part.repeat(500_000)).length).toBeLessThanOrEqual(300)
  })
})
