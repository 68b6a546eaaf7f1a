/** `npm run dev`: one process tree on 8080: vite serves the page and hands OAP's paths to the demo (or to --oap) behind it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { root, run, tool } from './lib/process.mjs'

const flags = process.argv.slice(2)
const built = await run(process.execPath, [tool('vite'), 'build', '--config', 'vite.server.config.ts', '--logLevel', 'warn'])
if (built.code !== 0) process.exit(built.code)

const gateway = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js'), '--listen', '127.0.0.1:0', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
const target = await new Promise((resolve, reject) => {
  gateway.stdout.on('data', (chunk) => {
    const match = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))
    if (match) resolve(match[0])
  })
  gateway.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
})
process.on('exit', () => gateway.kill())
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))

const paths = ['/graphql', '/status', '/debugging', '/ui-management', '/zipkin', '/healthz', '/readyz']
const server = await createServer({
  root,
  base: '/',
  server: { host: '127.0.0.1', port: 8080, strictPort: true, proxy: Object.fromEntries(paths.map((path) => [path, target])) },
})
await server.listen()
server.printUrls()
