// Asks what every page starts with while the page's own code is still on its way; `src/query/early.ts` takes the answers.
;(function () {
  if (document.visibilityState !== 'visible') return
  function content(name) {
    var meta = document.querySelector('meta[name="' + name + '"]')
    return (meta && meta.content) || ''
  }
  var base = (content('aerie-base') || '/').replace(/\/?$/, '/')
  var url = new URL(base + 'graphql', location.origin).href
  var asked = (window.aerieEarly = [])

  function ask(query, variables) {
    var controller = new AbortController()
    var one = {
      url: url,
      body: JSON.stringify({ query: query, variables: variables }),
      sent: performance.now(),
      received: NaN,
      abort: function () {
        controller.abort()
      },
    }
    one.response = fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: one.body,
      signal: controller.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
    }).then(function (response) {
      one.received = performance.now()
      return response
    })
    // Whoever takes it is told of a failure.
    one.response.catch(function () {})
    asked.push(one)
  }

  function known() {
    try {
      var found = JSON.parse(sessionStorage.getItem('aerie.hello ' + location.host + base))
      var age = Date.now() - found.at
      return age >= 0 && age < 300000 ? found.capabilities.names : null
    } catch (_) {
      return null
    }
  }
  // Behind an admin port stands an OAP 11, which keeps its dashboards there.
  function hasAdmin() {
    try {
      return JSON.parse(content('aerie-config')).admin === true
    } catch (_) {
      return true
    }
  }

  var names = known()
  if (!names)
    ask(
      'query Hello($type: String!) {\n  version\n  getTimeInfo { timezone currentTimestamp }\n  __type(name: $type) { name fields { name args { name } } }\n}',
      { type: 'Query' },
    )
  // A page of a layer needs the server's dashboards before it knows what to ask.
  var stored = names ? names.indexOf('templates-graphql') >= 0 : !hasAdmin()
  if (stored && location.pathname.indexOf(base + 'layer/') === 0)
    ask('query GetAllTemplates { getAllTemplates { id configuration } }', {})

  // The browser loads its calendars with the first date that is written, which takes long enough to be seen: now nothing else is due.
  setTimeout(function () {
    var zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
    new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(0)
  })
})()
