module.exports = window.reeve.shared['@hawtio/react'];
