import type { LayerWorld, Reporter } from '../world'

const consumer = ({ calledBy }: Reporter): boolean => calledBy.has('VIRTUAL_MQ')
const tcp = ({ service }: Reporter): boolean => service.component === 'tcp'
const runs =
  (language: string) =>
  ({ service }: Reporter): boolean =>
    service.language === language
const java = runs('JAVA')
const zgc = (who: Reporter): boolean => java(who) && who.service.gc === 'ZGC'
const generations = (who: Reporter): boolean => java(who) && who.service.gc !== 'ZGC'
const jdk8 = (who: Reporter): boolean => java(who) && who.service.jdk8 === true
const modern = (who: Reporter): boolean => java(who) && who.service.jdk8 !== true
const micrometer = ({ service }: Reporter): boolean => service.micrometer === true
const datasource = ({ service }: Reporter): boolean => service.datasource !== undefined

/** Services with an agent: OAL's core metrics, and of their instances what the runtime of their language reports. */
export const world: LayerWorld = {
  layer: 'GENERAL',
  metrics: [
    { match: /^service_(cpm|resp_time|sla|apdex|percentile)$/ },
    { match: /^service_instance_(cpm|resp_time|sla)$/ },
    { match: /^endpoint_(cpm|resp_time|sla|percentile)$/ },
    { match: /^service_mq_consume_(count|latency)$/, only: consumer },
    { match: /^endpoint_mq_consume_latency$/, only: consumer, endpoint: (name) => name.includes('Consumer') },
    { match: /^service_throughput_(received|sent)$/, only: tcp },
    { match: /^service(_instance)?_relation_(client|server)_(cpm|resp_time|call_sla|percentile)$/ },
    { match: /^service(_instance)?_relation_client_(received|sent)$/, only: tcp },
    { match: /^endpoint_relation_(cpm|resp_time|sla|percentile)$/ },
    { match: /^instance_jvm_(cpu|class_.*|thread_.*|memory_(no)?heap(_max)?)$/, only: java },
    { match: /^instance_jvm_(memory_pool_zheap|normal_gc_.*)$/, only: zgc },
    { match: /^instance_jvm_(memory_pool_(oldgen|newgen|survivor)|(young|old)_gc_.*)$/, only: generations },
    { match: /^instance_jvm_memory_pool_(permgen|code_cache)$/, only: jdk8 },
    { match: /^instance_jvm_memory_pool_(metaspace|compressed_class_space|codeheap_.*)$/, only: modern },
    { match: /^meter_(http_server|jvm|process|system|tomcat|jdbc)_/, only: micrometer },
    { match: /^meter_(datasource|thread_pool)$/, only: datasource },
    { match: /^instance_clr_/, only: runs('DOTNET') },
    { match: /^meter_instance_(golang|host)_/, only: runs('GO') },
    { match: /^meter_instance_nodejs_/, only: runs('NODEJS') },
    { match: /^meter_instance_php_/, only: runs('PHP') },
    { match: /^meter_instance_pvm_/, only: runs('PYTHON') },
    { match: /^meter_instance_ruby_/, only: runs('RUBY') },
  ],
}
