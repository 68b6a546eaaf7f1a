/** A page that does only the physical work, with the answers of a running server: what the product is held against. */
import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'

const TYPES = { html: 'text/html', js: 'text/javascript' }
const read = (name) => readFileSync(new URL(`./bare/${name}.js`, import.meta.url))

/** `question` is the body that the product sent; the page sends it again, and the answer comes as the product gets it. */
export async function barePage(name, upstream, question) {
  const asked = question.replaceAll('<', '\\u003c')
  const html = `<!doctype html><meta charset="utf-8"><body><script type="application/json">${asked}</script><script type="module" src="/${name}.js"></script>`
  const pages = { '/': ['html', html], '/start.js': ['js', read('start')], [`/${name}.js`]: ['js', read(name)], '/favicon.ico': ['html', ''] }
  const host = new URL(upstream).host
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming
    const page = pages[url]
    if (page) return outgoing.writeHead(200, { 'content-type': TYPES[page[0]] }).end(page[1])
    const onward = request(upstream + url, { method, headers: { ...headers, host, origin: upstream } }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  }
}
