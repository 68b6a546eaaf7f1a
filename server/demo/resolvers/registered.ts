import { atLeast, type Version } from '../version'

/** Layers that every OAP since 10.0 registers (`Layer.java`), whether or not data of them exists. */
const EVER = [
  'MESH GENERAL OS_LINUX K8S FAAS MESH_CP MESH_DP DATABASE CACHE BROWSER SO11Y_OAP SO11Y_SATELLITE MQ VIRTUAL_DATABASE',
  'VIRTUAL_MQ VIRTUAL_GATEWAY K8S_SERVICE MYSQL VIRTUAL_CACHE POSTGRESQL APISIX AWS_EKS OS_WINDOWS AWS_S3 AWS_DYNAMODB',
  'AWS_GATEWAY REDIS ELASTICSEARCH RABBITMQ MONGODB KAFKA PULSAR BOOKKEEPER NGINX ROCKETMQ CLICKHOUSE ACTIVEMQ',
]

const SINCE: readonly (readonly [Version, string])[] = [
  ['10.1.0', 'CILIUM_SERVICE SO11Y_JAVA_AGENT'],
  ['10.2.0', 'KONG SO11Y_GO_AGENT'],
  ['10.3.0', 'FLINK BANYANDB'],
  ['10.4.0', 'GENAI VIRTUAL_GENAI ENVOY_AI_GATEWAY'],
  // The last one is this world's own: OAP 11 lets operators register layers.
  ['11.0.0', 'IOS WECHAT_MINI_PROGRAM ALIPAY_MINI_PROGRAM AIRFLOW PLOVER_TURNSTILE'],
]

/** What `listLayers` of that version answers. */
export const registeredLayers = (version: Version): readonly string[] =>
  [...EVER, ...SINCE.filter(([since]) => atLeast(version, since)).map(([, names]) => names)].flatMap((names) =>
    names.split(' '),
  )

/** Layers whose services do not report themselves (`Layer.isNormal`). */
export const isNormalLayer = (layer: string): boolean => !layer.startsWith('VIRTUAL_')
