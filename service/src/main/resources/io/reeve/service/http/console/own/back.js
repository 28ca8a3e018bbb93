// Brings people back to where they were when they had to log in, in the same tab. Hawtio leads everybody to its first page.
(() => {
  const home = '/hawtio/'
  const login = home + 'login'
  const place = 'reeve.place' // where the tab was last
  const lost = 'reeve.lost' // that the login page came in between

  const remember = () => {
    if (location.pathname !== login && location.pathname !== home) {
      sessionStorage.setItem(place, location.pathname + location.search + location.hash)
    }
  }

  for (const name of ['pushState', 'replaceState']) {
    const original = history[name].bind(history)
    history[name] = (state, unused, url) => {
      if (url && new URL(url, location.href).pathname === login) {
        remember()
        sessionStorage.setItem(lost, 'true')
      }
      original(state, unused, url)
    }
  }
  addEventListener('pagehide', remember)

  if (location.pathname === login) {
    sessionStorage.setItem(lost, 'true')
  } else if (location.pathname === home && sessionStorage.getItem(lost)) {
    sessionStorage.removeItem(lost)
    history.replaceState(null, '', sessionStorage.getItem(place) ?? home)
  } else {
    sessionStorage.removeItem(lost)
  }
})()
