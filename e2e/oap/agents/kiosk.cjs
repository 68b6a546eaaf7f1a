/**
 * A Node service with the official agent, asking `TICKETS` (an origin). Its page has the official client of browsers; OAP sends no
 * CORS headers, so what the page reports goes through here to `OAP` (an origin).
 */
require('skywalking-backend-js').default.start()
const { readFileSync } = require('node:fs')
const { createServer, request: send } = require('node:http')
const { join } = require('node:path')

const { TICKETS, OAP } = process.env
const page = readFileSync(join(__dirname, 'page.html'))
const client = readFileSync(require.resolve('skywalking-client-js/lib/index.js'))

function give(response, status, type, body) {
  response.writeHead(status, { 'content-type': type })
  response.end(body)
}

/** Passes a request on, and what it was answered back. */
function pass(request, response, to) {
  const { method, headers } = request
  const type = { 'content-type': headers['content-type'] ?? 'application/json' }
  const onward = send(to, { method, headers: type }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] ?? 'text/plain' })
    answer.pipe(response)
  })
  onward.on('error', (error) => give(response, 502, 'text/plain', error.message))
  request.pipe(onward)
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://kiosk')
  if (pathname === '/') give(response, 200, 'text/html', page)
  else if (pathname === '/client.js') give(response, 200, 'text/javascript', client)
  else if (/^\/(browser|v3)\//.test(pathname)) pass(request, response, OAP + pathname)
  else if (pathname === '/shows/today') pass(request, response, `${TICKETS}/seats/today`)
  else if (pathname === '/shows/last') pass(request, response, `${TICKETS}/seats/last`)
  else give(response, 404, 'text/plain', 'no such show')
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
