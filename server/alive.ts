import { get } from 'node:http'

/** ms; shorter than what orchestrators wait for a check. */
const PATIENCE = 2_000

/** Where this machine reaches what listens on `host`. */
const reached = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/** Asks `/healthz` of the gateway on an address: `null` when it is up, else why it is not. */
export function alive({ host, port }: { readonly host: string; readonly port: number }): Promise<string | null> {
  const url = `http://${reached(host)}:${port}/healthz`
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: PATIENCE }, (response) => {
      response.resume()
      resolve(response.statusCode === 200 ? null : `${url} answers with status ${response.statusCode}`)
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${PATIENCE / 1_000} s`)))
    request.on('error', (error) => resolve(`${url}: ${error.message}`))
  })
}
