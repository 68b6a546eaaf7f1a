/**
 * Titles of the menu that OAP 10 ships, `group/entry` → layer (oap/layers.json): the paths of layer pages were made of them,
 * with `-` for blanks. A group that is a layer of its own has no entries.
 */
const SHIPPED: Readonly<Record<string, Readonly<Record<string, string>> | string>> = {
  'General-Service': {
    Services: 'GENERAL',
    'Virtual-Database': 'VIRTUAL_DATABASE',
    'Virtual-Cache': 'VIRTUAL_CACHE',
    'Virtual-MQ': 'VIRTUAL_MQ',
  },
  'Service-Mesh': {
    Services: 'MESH',
    'Control-Plane': 'MESH_CP',
    'Data-Plane': 'MESH_DP',
  },
  Kubernetes: {
    Cluster: 'K8S',
    Service: 'K8S_SERVICE',
  },
  Cilium: {
    Service: 'CILIUM_SERVICE',
  },
  Infrastructure: {
    Linux: 'OS_LINUX',
    Windows: 'OS_WINDOWS',
  },
  'AWS-Cloud': {
    EKS: 'AWS_EKS',
    S3: 'AWS_S3',
    DynamoDB: 'AWS_DYNAMODB',
    'API-Gateway': 'AWS_GATEWAY',
  },
  Browser: 'BROWSER',
  Gateway: {
    Nginx: 'NGINX',
    APISIX: 'APISIX',
    'AWS-API-Gateway': 'AWS_GATEWAY',
  },
  Database: {
    'MySQL/MariaDB': 'MYSQL',
    PostgreSQL: 'POSTGRESQL',
    DynamoDB: 'AWS_DYNAMODB',
    Redis: 'REDIS',
    Elasticsearch: 'ELASTICSEARCH',
    MongoDB: 'MONGODB',
    BookKeeper: 'BOOKKEEPER',
    ClickHouse: 'CLICKHOUSE',
  },
  'Message-Queue': {
    RabbitMQ: 'RABBITMQ',
    Kafka: 'KAFKA',
    Pulsar: 'PULSAR',
    RocketMQ: 'ROCKETMQ',
    ActiveMQ: 'ACTIVEMQ',
  },
  'Data-Processing-Engine': {
    Flink: 'FLINK',
  },
  Mobile: {
    iOS: 'IOS',
    'WeChat-Mini-Program': 'WECHAT_MINI_PROGRAM',
    'Alipay-Mini-Program': 'ALIPAY_MINI_PROGRAM',
  },
  GenAI: {
    'Virtual-GenAI': 'VIRTUAL_GENAI',
    'Envoy-AI-Gateway': 'ENVOY_AI_GATEWAY',
  },
  'Self-Observability': {
    'SkyWalking-Server': 'SO11Y_OAP',
    Satellite: 'SO11Y_SATELLITE',
    'BanyanDB-Server': 'BANYANDB',
    'SkyWalking-Java-Agent': 'SO11Y_JAVA_AGENT',
    'SkyWalking-Go-Agent': 'SO11Y_GO_AGENT',
  },
}

/** Also the paths of groups, which showed their first entry. */
export function layerOfSlug(group: string, entry: string | null): string | null {
  const found = Object.hasOwn(SHIPPED, group) ? SHIPPED[group] : undefined
  if (found === undefined) return null
  if (typeof found === 'string') return entry === null ? found : null
  if (entry === null) return Object.values(found)[0] ?? null
  return Object.hasOwn(found, entry) ? (found[entry] ?? null) : null
}

/** A title as it stands in a path. */
export const slugOf = (title: string): string => title.replaceAll(' ', '-')
