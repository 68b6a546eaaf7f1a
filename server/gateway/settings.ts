import type { Allow } from './access'

/** A checked configuration of the gateway. Times in milliseconds, sizes in bytes. */
export interface GatewaySettings {
  readonly listen: { readonly host: string; readonly port: number }
  /** `''` or a prefix without trailing slash; `null`: what a trusted proxy says, else none. */
  readonly basePath: string | null
  readonly trustedProxies: readonly string[]
  readonly allow: Allow
  readonly frameAncestors: readonly string[]
  /** Hosts that iframe widgets may show, as CSP writes them. */
  readonly iframeHosts: readonly string[]
  readonly hosts: readonly string[] | null
  readonly limits: {
    readonly body: number
    readonly response: number
    readonly timeoutMs: number
    readonly connectMs: number
  }
  /** What the page starts with where neither address nor user says otherwise. */
  readonly defaults: Readonly<Record<string, string | number>>
  readonly demo: boolean
  readonly version: string
}
