// A container as Module Federation has it, without a bundler: what the console shares comes in, our module goes out.
var reeve = (() => {
  let shared
  const load = async name => (await Object.values(shared[name])[0].get())()
  return {
    init: scope => {
      shared = scope
    },
    get: async () => {
      const [{ hawtio }, React, { PageSection, Title }] = await Promise.all(
        ['@hawtio/react', 'react', '@patternfly/react-core'].map(load),
      )
      const Page = () =>
        React.createElement(PageSection, null, React.createElement(Title, { headingLevel: 'h1' }, 'Reeve'))
      return () => ({
        plugin: async () =>
          hawtio.addPlugin({
            id: 'reeve',
            title: 'Jobs',
            path: '/reeve/jobs',
            order: 1,
            component: Page,
            isActive: async () => true,
          }),
      })
    },
  }
})()
