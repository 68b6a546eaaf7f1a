import { createServer } from 'node:net'

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })

/** The next port above that can be listened on, of the next twenty; else 0, which lets the system choose. */
async function freePort(host: string, taken: number): Promise<number> {
  for (let port = taken + 1; port <= Math.min(taken + 20, 65_535); port++) if (await isFree(host, port)) return port
  return 0
}

const quote = (word: string): string => (/^[\w./:@%+=,~-]+$/.test(word) ? word : JSON.stringify(word))

/** How this process was started, as one would type it. */
const starter = (script: string | undefined, main: string): string => {
  if (script === 'start') return 'npm start --'
  return script === 'demo' ? 'npm run demo --' : `node ${quote(main)}`
}

/** The words of a command line that begin with a flag of this name and its value, taken out. */
const without = (words: readonly string[], flag: string): string[] =>
  words.filter((word, n) => word !== flag && words[n - 1] !== flag && !word.startsWith(`${flag}=`))

export interface Taken {
  readonly host: string
  readonly port: number
  readonly flags: readonly string[]
  /** npm's script, when npm started us. */
  readonly script: string | undefined
  readonly main: string
}

/** What to say when the port is taken: the command that picks another, everything else as it was. */
export async function takenMessage({ host, port, flags, script, main }: Taken): Promise<string> {
  const free = await freePort(host, port)
  const kept = without(flags, '--port').filter((word) => script !== 'demo' || word !== '--demo-only')
  const listens = kept.some((word) => word === '--listen' || word.startsWith('--listen='))
  const name = host.includes(':') ? `[${host}]` : host
  const words = listens
    ? [...without(kept, '--listen'), '--listen', `${name}:${free}`]
    : [...kept, '--port', String(free)]
  return `Port ${port} is taken. Pick another with:\n  ${starter(script, main)} ${words.map(quote).join(' ')}`
}
