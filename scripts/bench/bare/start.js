/** The question stands in the page: the one that the product asked. Resolves what the field of the answer holds. */
export async function ask(field) {
  const body = document.querySelector('script[type="application/json"]').textContent
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await fetch('/graphql', { method: 'POST', headers, body })
  const { data } = await answer.json()
  return data[field]
}

document.body.style.cssText = 'margin:0;height:100vh;overflow:hidden;font:12px sans-serif'

/** Fills the window. */
export function stage(tag, part) {
  const element = document.body.appendChild(document.createElement(tag))
  element.dataset.part = part
  return element
}

/** Draws in the next frame, once. */
export function drawing(draw) {
  let frame = 0
  return () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      draw()
      document.body.dataset.ready = 'true'
    })
  }
}
