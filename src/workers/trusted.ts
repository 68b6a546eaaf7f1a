interface Factory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown
}

const isFactory = (value: unknown): value is Factory =>
  typeof value === 'object' && value !== null && 'createPolicy' in value && typeof value.createPolicy === 'function'

let asked = false

/** Under Trusted Types a Worker's address must pass a policy: scripts from beside this one do, all others are refused. */
export function trustOwnScripts(): void {
  if (asked) return
  asked = true
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes')
  if (!isFactory(factory)) return
  const home = import.meta.url.replace(/[^/]*$/, '')
  factory.createPolicy('default', { createScriptURL: (url) => (url.startsWith(home) ? url : null) })
}
