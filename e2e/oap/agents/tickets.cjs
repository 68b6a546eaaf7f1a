/** A Node service with the official agent (`SW_AGENT_*` say who it is and where it reports): free seats of a show. */
require('skywalking-backend-js').default.start()
const { createServer } = require('node:http')

const SLOW_MS = 40

const server = createServer((request, response) => {
  const soldOut = request.url === '/seats/last'
  setTimeout(
    () => {
      response.writeHead(soldOut ? 500 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(soldOut ? { error: 'no plan of that hall' } : { free: 12 }))
    },
    SLOW_MS * (0.5 + Math.random()),
  )
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
