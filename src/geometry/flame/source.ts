/** Frames that are named with the file they are in: those of JavaScript and of some profilers of Python. */
const FILE = /\.(?:py|[cm]?[jt]sx?|vue)\b|\bnode:|<frozen /

export const hasFile = (name: string): boolean => FILE.test(name)

export const isSource = (name: string): boolean => hasFile(name) && /[/:]/.test(name)

/** Of `handle (/app/node_modules/express/lib/layer.js:95:5)` or `/usr/lib/python3.11/threading.py.run: 870`. */
export function sourcePackage(name: string): string {
  const path = /\(([^()]*)\)$/.exec(name)?.[1] ?? name
  if (path.includes('node:')) return 'node'
  const module = /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
  const library = /.*\b(?:site|dist)-packages\/([^/.]+)/.exec(path)?.[1]
  if (module !== undefined || library !== undefined) return module ?? library ?? ''
  if (/\bpython\d(\.\d+)?\/|<frozen /.test(path)) return 'python'
  const folders = path
    .replace(/^[a-z]+:\/\/[^/]*/, '/')
    .split(/[\\/]/)
    .slice(0, -1)
  // A full path says at its end whose it is, one within a library at its beginning.
  return (folders[0] === '' ? folders.at(-1) : folders[0]) ?? ''
}
