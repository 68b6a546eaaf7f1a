/** Servers of one bench run; each is ended by its own handle. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync, chmodSync, cpSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../lib/process.mjs'

/** Starts `dist/server/main.js`; resolves its address once printed. */
export function product(flags) {
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js'), ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve()
      child.on('exit', resolve)
      child.kill('SIGTERM')
    })
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(text)
      if (match) resolve({ url: match[0], pid: child.pid, stop })
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

/** A stand-in for OAP that answers 1.4 kB at once and reads of a request only where it ends: the proxy is measured. */
export async function stub() {
  const values = Array.from({ length: 30 }, (_, index) => ({ id: String(1_773_858_000_000 + index * 60_000), value: '1234' }))
  const body = JSON.stringify({ data: { e0: { type: 'TIME_SERIES_VALUES', error: null, results: [{ metric: { labels: [] }, values }] } } })
  const answer = Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  const sockets = new Set()
  const server = createTcpServer({ noDelay: true }, (socket) => {
    let seen = Buffer.alloc(0)
    sockets.add(socket)
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      seen = seen.length ? Buffer.concat([seen, chunk]) : chunk
      const end = seen.indexOf('\r\n\r\n')
      const length = /content-length: (\d+)/i.exec(seen.latin1Slice(0, end))
      if (end < 0 || seen.length < end + 4 + Number(length?.[1] ?? 0)) return
      seen = Buffer.alloc(0)
      socket.write(answer)
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => (server.close(resolve), sockets.forEach((socket) => socket.destroy()))),
  }
}

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** nginx with one worker before the same upstream and the same files; null where it is not installed. */
export async function nginx(upstream) {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-nginx-'))
  // The worker gives up root, and has to read the files.
  chmodSync(folder, 0o755)
  cpSync(join(root, 'dist', 'page'), join(folder, 'page'), { recursive: true })
  const port = await freePort()
  const { host } = new URL(upstream)
  const conf = join(folder, 'nginx.conf')
  const lines = `
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log crit;
daemon off;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  gzip_static on;
  gzip on;
  gzip_proxied any;
  gzip_types application/json;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  upstream oap { server ${host}; keepalive 64; }
  server {
    listen 127.0.0.1:${port};
    root ${folder}/page;
    location /graphql { proxy_pass http://oap; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }
}`
  writeFileSync(conf, lines)
  const child = spawn('nginx', ['-c', conf, '-p', folder], { stdio: 'ignore' })
  const started = await new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('exit', () => resolve(false))
    setTimeout(() => resolve(true), 700)
  })
  const clean = () => rmSync(folder, { recursive: true, force: true })
  if (!started) {
    clean()
    return null
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    stop: () => new Promise((resolve) => (child.on('exit', () => (clean(), resolve())), child.kill('SIGTERM'))),
  }
}
