import * as read from './values'

const MEBI = 1_048_576
const seconds = (most: number) => read.number(`seconds from 0.1 to ${most}`, 0.1, most, 1_000)
const bytes = read.number('bytes from 1000', 1_000, 1_024 * MEBI)

/** Every key that is built, in dots, with what it takes. File, environment and flags all read this table. */
export const KEYS = {
  listen: read.endpoint,
  port: read.port,
  oap: read.origins,
  oapAdmin: read.origins,
  zipkin: read.origins,
  basePath: read.prefix,
  trustedProxies: read.ranges,
  auth: read.oneOf(['none']),
  allow: read.allow,
  frameAncestors: read.ancestors,
  iframeHosts: read.frameHosts,
  hosts: read.hostNames,
  'limits.body': bytes,
  'limits.response': bytes,
  'limits.timeout': seconds(600),
  'limits.connect': seconds(60),
  'defaults.window': read.text('a relative window such as 30m or 7d', /^\d{1,4}[mhdw]$/),
  'defaults.zone': read.text('browser, oap, utc or a zone such as Asia/Kolkata', /^[A-Za-z0-9+_/-]{1,64}$/),
  'defaults.refresh': read.number('seconds from 5, or 0 for off', 0, 86_400),
  'defaults.theme': read.oneOf(['dark', 'light', 'auto']),
  'defaults.language': read.text('a language tag such as de or zh-CN', /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  'defaults.density': read.oneOf(['regular', 'compact', 'roomy']),
  'defaults.prefer': read.oneOf(['server', 'aerie']),
  'defaults.home': read.text('a path of a page such as /layer/GENERAL', /^\/(?!\/)[^\\\s]*$/),
}

export type KeyName = keyof typeof KEYS
/** What was set, by key; absent keys keep their defaults. */
export type Values = { -readonly [Name in KeyName]?: ReturnType<(typeof KEYS)[Name]> }

/** Keys of later releases: named, so that nobody believes them in force. */
export const NOT_BUILT = ['brand', 'limits.depth', 'limits.aliases', 'limits.rate', 'limits.concurrency']

/** Keys whose members are keys of their own. */
export const GROUPS = ['limits', 'defaults']

export const isKey = (name: string): name is KeyName => Object.hasOwn(KEYS, name)

const kebab = (name: string) => name.replace(/[.]/g, '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const flagOf = (name: string): string => kebab(name)
export const variableOf = (name: string): string => `AERIE_${kebab(name).replace(/-/g, '_').toUpperCase()}`

/** Variables that SkyWalking's own UI images read; ours win over them. */
export const FOREIGN_VARIABLES: Readonly<Record<string, KeyName>> = {
  SW_OAP_ADDRESS: 'oap',
  SW_OAP_ADMIN_ADDRESS: 'oapAdmin',
  SW_ZIPKIN_ADDRESS: 'zipkin',
  SW_SERVER_PORT: 'port',
}
