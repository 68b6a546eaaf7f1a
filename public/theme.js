// Runs before the first paint, so that nobody sees the wrong theme flash. Address, then settings, then gateway, then system.
;(function () {
  var root = document.documentElement
  function parsed(text) {
    try {
      return JSON.parse(text) || {}
    } catch (_) {
      return {}
    }
  }
  function stored() {
    try {
      return parsed(localStorage.getItem('aerie.settings'))
    } catch (_) {
      return {}
    }
  }
  function matches(query) {
    return typeof matchMedia === 'function' && matchMedia(query).matches
  }
  var address = new URLSearchParams(location.search)
  var meta = document.querySelector('meta[name="aerie-config"]')
  var defaults = parsed(meta ? meta.getAttribute('content') : '').defaults || {}
  var mine = stored()
  function wish(name, choices) {
    var list = [address.get(name), mine[name], defaults[name]]
    for (var i = 0; i < list.length; i++) if (choices.indexOf(list[i]) >= 0) return list[i]
    return choices[0]
  }
  var theme = wish('theme', ['auto', 'dark', 'light'])
  root.dataset.theme = theme === 'auto' ? (matches('(prefers-color-scheme: light)') ? 'light' : 'dark') : theme
  root.dataset.density = wish('density', ['regular', 'compact', 'roomy'])
  var contrast = wish('contrast', ['auto', 'more', 'normal'])
  if (contrast === 'more' || (contrast === 'auto' && matches('(prefers-contrast: more)')))
    root.dataset.contrast = 'more'
})()

// When the page's own code does not arrive there is nobody else to say so.
addEventListener(
  'error',
  function (event) {
    var app = document.getElementById('app')
    if (!(event.target instanceof HTMLScriptElement) || !app || app.firstChild) return
    var words = document.createElement('p')
    words.className = 'unloaded'
    words.textContent = 'Aerie could not be loaded: a part of the page did not arrive. '
    var again = document.createElement('a')
    again.href = location.href
    again.textContent = 'Try again'
    words.append(again)
    app.append(words)
  },
  true,
)
