import { cache, sql, type Step } from '../steps'

const HOST = 'data.svc.cluster.local'
const ORDERS = `postgres-orders.${HOST}:5432`
const LEDGER = `postgres-ledger.${HOST}:5432`
const CATALOG = `mysql-catalog.${HOST}:3306`
const PROFILE = `mongo-profile.${HOST}:27017`
const SEARCH = `es-search.${HOST}:9200`
const SESSION = `redis-session.${HOST}:6379`
const PRICING = `redis-pricing.${HOST}:6379`

const postgres =
  (store: string, instance: string) =>
  (text: string): Step =>
    sql(store, {
      type: 'PostgreSQL',
      instance,
      component: 'postgresql-jdbc-driver',
      name: `PostgreSQL/JDBC/PreparedStatement/${text.startsWith('SELECT') ? 'executeQuery' : 'executeUpdate'}`,
      text,
    })

export const orders = postgres(ORDERS, 'orders')
export const ledger = postgres(LEDGER, 'ledger')

export const events = (text: string): Step =>
  sql(CATALOG, {
    type: 'Mysql',
    instance: 'catalog',
    component: 'mysql-connector-java',
    name: 'Mysql/JDBC/PreparedStatement/executeQuery',
    text,
  })

export const profiles = (operation: string, text: string): Step =>
  sql(PROFILE, {
    type: 'MongoDB',
    instance: 'profile',
    component: 'mongodb-driver',
    name: `MongoDB/${operation}`,
    text,
  })

export const search = (index: string, text: string): Step =>
  sql(SEARCH, {
    type: 'Elasticsearch',
    instance: index,
    component: 'rest-high-level-client',
    name: `Elasticsearch/search`,
    text,
  })

export const sessions = (component: string, command: string) => cache(SESSION, component, command)
export const fees = (command: string) => cache(PRICING, 'AIORedis', command)
