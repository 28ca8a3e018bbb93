// Leads people to the login when their session is over, and back to where they were, in the same tab. Hawtio by itself leads
// everybody to its first page.
(() => {
  const home = '/hawtio/'
  const login = home + 'login'
  const place = 'reeve.place' // where the tab was last
  const isHome = path => path === home || path === '/hawtio'
  let leaving = false

  const remember = () => {
    if (!leaving && location.pathname !== login && !isHome(location.pathname)) {
      sessionStorage.setItem(place, location.pathname + location.search + location.hash)
    }
  }
  addEventListener('pagehide', remember)

  for (const name of ['pushState', 'replaceState']) {
    const original = history[name].bind(history)
    history[name] = (state, unused, url) => {
      const target = url ? new URL(url, location.href).pathname : ''
      const back = sessionStorage.getItem(place)
      if (target === login) {
        remember()
      }
      if (isHome(target) && location.pathname === login && back) {
        leaving = true
        location.replace(back) // who goes there from the login has just logged in
      }
      // Once the way back has begun, any other move of the page would call it off.
      if (!leaving) {
        original(state, unused, url)
      }
    }
  }

  // Pages that only go on asking, as Hawtio's metrics do, would not say that the session is over: they would stand still.
  const ask = window.fetch.bind(window)
  window.fetch = async (...question) => {
    const answer = await ask(...question)
    const { pathname } = new URL(answer.url)
    if (answer.status === 401 && pathname.startsWith(home + 'jolokia') && location.pathname !== login) {
      sessionStorage.setItem('reeve.over', 'true') // for the login page, which says so
      location.assign(login)
    }
    return answer
  }
})()
